using HwAct.Activations;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// How an activation is made of tail(u) = ½(1 − tanh u), the one thing that is approximated. Its residual is, but for the sign,
/// factor·t·tail(u(t)) where the function is x times a sigmoid, factor·tail(u(t)) for the sigmoid, and 1 − 2·tail(t) for tanh.
/// </summary>
/// <param name="Inners">The inner polynomials u that may serve, the cheapest first.</param>
/// <param name="TimesInput">Whether the tail is multiplied by t.</param>
/// <param name="Factor">The factor of the tail.</param>
/// <param name="IsComplement">Whether the residual is 1 less the tail.</param>
internal sealed record TanhForm(ImmutableArray<InnerPolynomial> Inners, bool TimesInput, double Factor, bool IsComplement)
{
    /// <summary>The names of the activations that are made of tanh.</summary>
    public const string Served = "gelu, gelu-tanh, gelu-sigmoid, parametric-gelu, silu, swish, sigmoid and tanh";

    /// <summary>The form of an activation, or null where it is not made of tanh.</summary>
    public static TanhForm? Of(Activation activation) => activation switch
    {
        Gelu or GeluTanh { IsUsual: true } => new(InnerPolynomial.All, TimesInput: true, 1, IsComplement: false),
        GeluTanh form => new([InnerPolynomial.Of(form)], TimesInput: true, 1, IsComplement: false),
        Silu => Gate(1, 1),
        Swish swish => Gate(1, swish.Beta),
        GeluSigmoid quick => Gate(1, quick.Beta),
        ParametricGelu parametric => Gate(parametric.Alpha, parametric.Beta),
        Sigmoid => new([InnerPolynomial.Line(0.5)], TimesInput: false, 1, IsComplement: false),
        Tanh => new([InnerPolynomial.Line(1)], TimesInput: false, 2, IsComplement: true),
        _ => null,
    };

    /// <summary>In words, for the shares of the error: <c>x/2*(1 + tanh(u(x)))</c>.</summary>
    public string Formula => IsComplement ? "tanh(u(x))"
        : (Factor == 1 ? "" : Factor.ToString("R", CultureInfo.InvariantCulture) + "*") + (TimesInput ? "x/2*(1 + tanh(u(x)))" : "(1 + tanh(u(x)))/2");

    /// <summary>Factor of a whole tail, in units of 2^−guard output LSB and, where it is multiplied by t, for one input code.</summary>
    public double Gain(KernelSpecification specification, int guardBits) =>
        Math.ScaleB(Factor * (TimesInput ? specification.Input.Scale : 1) / specification.Output.Scale, guardBits);

    /// <summary>Factor of the tail at a position, in output LSB.</summary>
    public double Lever(KernelSpecification specification, double position) =>
        (TimesInput ? position : 1) * Gain(specification, guardBits: 0);

    /// <summary>The residual of a tail, in output LSB with the sign of the program's.</summary>
    public double Residual(KernelSpecification specification, double position, double tail)
    {
        double part = Lever(specification, position) * tail;
        return IsComplement ? (1 / specification.Output.Scale) - part : part;
    }

    // σ(βx) = ½(1 + tanh(βx/2)).
    private static TanhForm Gate(double alpha, double beta) => new([InnerPolynomial.Line(0.5 * beta)], TimesInput: true, alpha, IsComplement: false);
}
