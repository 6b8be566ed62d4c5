namespace HwAct.Tests.Oracle;

/// <summary>Activations by their textbook definitions in MPFR, written apart from the library's decompositions.</summary>
internal static class MpfrActivation
{
    public static Mpfr Evaluate(string activation, Mpfr x) => activation switch
    {
        "gelu" => x.Times(0.5) * (x / Mpfr.Of(2, x.Bits).Sqrt()).Times(-1).Erfc(),
        "gelu-tanh" => x.Times(0.5) * TanhArgument(x).Tanh().Plus(1),
        "gelu-sigmoid" => x / x.Times(-1.702).Exp().Plus(1),
        _ => throw new ArgumentException($"The oracle has no {activation}.", nameof(activation)),
    };

    // sqrt(2/pi)*(x + 0.044715*x^3)
    private static Mpfr TanhArgument(Mpfr x) =>
        (Mpfr.Of(2, x.Bits) / Mpfr.Pi(x.Bits)).Sqrt() * (x + x.Times(0.044715) * x * x);
}
