using HwAct.Activations;

namespace HwAct.Tests.Oracle;

/// <summary>Activations by their textbook definitions in MPFR, written apart from the library's decompositions.</summary>
internal static class MpfrActivation
{
    public static Mpfr Evaluate(Activation activation, Mpfr x) => activation.Name switch
    {
        "gelu" => x * Normal(x),
        "gelu-tanh" => x.Times(0.5) * TanhArgument(activation, x).Tanh().Plus(1),
        "gelu-sigmoid" or "swish" => x * Sigmoid(x.Times(activation.Of("beta"))),
        "parametric-gelu" => x.Times(activation.Of("alpha")) * Sigmoid(x.Times(activation.Of("beta"))),
        "silu" => x * Sigmoid(x),
        "hard-swish" => HardGate(activation, x, x),
        "mish" => x * x.Exp().Log1p().Tanh(),
        "sigmoid" => Sigmoid(x),
        "hard-sigmoid" => HardGate(activation, Mpfr.Of(1, x.Bits), x),
        "tanh" => x.Tanh(),
        "softplus" => x.Times(activation.Of("beta")).Exp().Log1p() / Mpfr.Of(activation.Of("beta"), x.Bits),
        "relu" => x.Sign > 0 ? x : x.Times(0),
        "leaky-relu" or "prelu" => x.Sign > 0 ? x : x.Times(activation.Of("alpha")),
        "elu" => x.Sign > 0 ? x : x.Exp().Plus(-1).Times(activation.Of("alpha")),
        "selu" => (x.Sign > 0 ? x : x.Exp().Plus(-1).Times(1.6732632423543772848170429916717)).Times(1.0507009873554804934193349852946),
        "celu" => x.Sign > 0 ? x : (x / Mpfr.Of(activation.Of("alpha"), x.Bits)).Exp().Plus(-1).Times(activation.Of("alpha")),
        "gelu-grad" => Normal(x) + (x * Density(x)),
        "silu-grad" => Sigmoid(x) * (x - (x * Sigmoid(x))).Plus(1),
        "relu6" => Limited(x, 0, 6),
        "clip" => Limited(x, activation.Of("min"), activation.Of("max")),
        "hard-tanh" => Limited(x, -1, 1),
        "log-sigmoid" => x.Times(-1).Exp().Log1p().Times(-1),
        "softsign" => x / (x.Sign < 0 ? x.Times(-1) : x).Plus(1),
        "sigmoid-grad" => Sigmoid(x) * Sigmoid(x.Times(-1)),
        "tanh-grad" => Mpfr.Of(4, x.Bits) / (Cosh2(x) * Cosh2(x)),
        "elu-grad" => x.Sign > 0 ? Mpfr.Of(1, x.Bits) : x.Exp().Times(activation.Of("alpha")),
        "softplus-grad" => Sigmoid(x.Times(activation.Of("beta"))),
        "mish-grad" => MishGradient(x),
        "gelu-grad-2" => Density(x) * (Mpfr.Of(2, x.Bits) - (x * x)),
        "erf" => x.Erf(),
        "normal-cdf" => Normal(x),
        "normal-pdf" => Density(x),
        _ => throw new ArgumentException($"The oracle has no {activation}.", nameof(activation)),
    };

    private static double Of(this Activation activation, string parameter) => activation.Parameters.Single(p => p.Key == parameter).Value;

    // 1/(1 + e^-x)
    private static Mpfr Sigmoid(Mpfr x) => Mpfr.Of(1, x.Bits) / x.Times(-1).Exp().Plus(1);

    // Phi(x) = erfc(-x/sqrt(2))/2
    private static Mpfr Normal(Mpfr x) => (x / Mpfr.Of(2, x.Bits).Sqrt()).Times(-1).Erfc().Times(0.5);

    // phi(x) = e^(-x^2/2)/sqrt(2*pi)
    private static Mpfr Density(Mpfr x) => (x * x).Times(-0.5).Exp() / Mpfr.Pi(x.Bits).Times(2).Sqrt();

    // e^x + e^-x
    private static Mpfr Cosh2(Mpfr x) => x.Exp() + x.Times(-1).Exp();

    // d/dx x*tanh(s) with s = ln(1 + e^x): tanh(s) + x*sigma(x)/cosh(s)^2
    private static Mpfr MishGradient(Mpfr x)
    {
        Mpfr s = x.Exp().Log1p();
        return s.Tanh() + (x * Sigmoid(x) * Mpfr.Of(4, x.Bits) / (Cosh2(s) * Cosh2(s)));
    }

    // Without parameters the slope is one sixth, which no double is.
    private static Mpfr HardGate(Activation activation, Mpfr factor, Mpfr x) => activation.Parameters.IsEmpty
        ? factor * Limited(x.Plus(3), 0, 6) / Mpfr.Of(6, x.Bits)
        : factor * Limited(x.Times(activation.Of("alpha")).Plus(activation.Of("beta")), 0, 1);

    private static Mpfr Limited(Mpfr x, double least, double most) =>
        x.Plus(-least).Sign <= 0 ? Mpfr.Of(least, x.Bits) : x.Plus(-most).Sign >= 0 ? Mpfr.Of(most, x.Bits) : x;

    // alpha*(x + beta*x^3 + gamma*x^5), without parameters sqrt(2/pi)*(x + 0.044715*x^3)
    private static Mpfr TanhArgument(Activation activation, Mpfr x) => activation.Parameters.IsEmpty
        ? (Mpfr.Of(2, x.Bits) / Mpfr.Pi(x.Bits)).Sqrt() * (x + x.Times(0.044715) * x * x)
        : (x + x.Times(activation.Of("beta")) * x * x + x.Times(activation.Parameters.SingleOrDefault(p => p.Key == "gamma").Value) * x * x * x * x).Times(activation.Of("alpha"));
}
