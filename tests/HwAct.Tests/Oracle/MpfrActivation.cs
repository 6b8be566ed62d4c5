using HwAct.Activations;

namespace HwAct.Tests.Oracle;

/// <summary>Activations by their textbook definitions in MPFR, written apart from the library's decompositions.</summary>
internal static class MpfrActivation
{
    public static Mpfr Evaluate(Activation activation, Mpfr x) => activation.Name switch
    {
        "gelu" => x * Normal(x),
        "gelu-tanh" => x.Times(0.5) * TanhArgument(x).Tanh().Plus(1),
        "gelu-sigmoid" or "swish" => x * Sigmoid(x.Times(activation.Of("beta"))),
        "parametric-gelu" => x.Times(activation.Of("alpha")) * Sigmoid(x.Times(activation.Of("beta"))),
        "silu" => x * Sigmoid(x),
        "hard-swish" => x * Relu6(x.Plus(3)) / Mpfr.Of(6, x.Bits),
        "mish" => x * x.Exp().Log1p().Tanh(),
        "sigmoid" => Sigmoid(x),
        "hard-sigmoid" => Relu6(x.Plus(3)) / Mpfr.Of(6, x.Bits),
        "tanh" => x.Tanh(),
        "softplus" => x.Times(activation.Of("beta")).Exp().Log1p() / Mpfr.Of(activation.Of("beta"), x.Bits),
        "relu" => x.Sign > 0 ? x : x.Times(0),
        "leaky-relu" or "prelu" => x.Sign > 0 ? x : x.Times(activation.Of("alpha")),
        "elu" => x.Sign > 0 ? x : x.Exp().Plus(-1).Times(activation.Of("alpha")),
        "selu" => (x.Sign > 0 ? x : x.Exp().Plus(-1).Times(1.6732632423543772848170429916717)).Times(1.0507009873554804934193349852946),
        "celu" => x.Sign > 0 ? x : (x / Mpfr.Of(activation.Of("alpha"), x.Bits)).Exp().Plus(-1).Times(activation.Of("alpha")),
        "gelu-grad" => Normal(x) + (x * Density(x)),
        "silu-grad" => Sigmoid(x) * (x - (x * Sigmoid(x))).Plus(1),
        _ => throw new ArgumentException($"The oracle has no {activation}.", nameof(activation)),
    };

    private static double Of(this Activation activation, string parameter) => activation.Parameters.Single(p => p.Key == parameter).Value;

    // 1/(1 + e^-x)
    private static Mpfr Sigmoid(Mpfr x) => Mpfr.Of(1, x.Bits) / x.Times(-1).Exp().Plus(1);

    // Phi(x) = erfc(-x/sqrt(2))/2
    private static Mpfr Normal(Mpfr x) => (x / Mpfr.Of(2, x.Bits).Sqrt()).Times(-1).Erfc().Times(0.5);

    // phi(x) = e^(-x^2/2)/sqrt(2*pi)
    private static Mpfr Density(Mpfr x) => (x * x).Times(-0.5).Exp() / Mpfr.Pi(x.Bits).Times(2).Sqrt();

    private static Mpfr Relu6(Mpfr x) => x.Sign <= 0 ? x.Times(0) : x.Plus(-6).Sign >= 0 ? Mpfr.Of(6, x.Bits) : x;

    // sqrt(2/pi)*(x + 0.044715*x^3)
    private static Mpfr TanhArgument(Mpfr x) =>
        (Mpfr.Of(2, x.Bits) / Mpfr.Pi(x.Bits)).Sqrt() * (x + x.Times(0.044715) * x * x);
}
