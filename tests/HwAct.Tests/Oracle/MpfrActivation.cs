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

    // sqrt(2/pi)*(x + 0.044715*x^3), with pi from erf's own constant: 2/sqrt(pi) is the slope of erf at 0.
    private static Mpfr TanhArgument(Mpfr x)
    {
        int bits = x.Bits;
        Mpfr tiny = Mpfr.Of(Math.ScaleB(1, -bits), bits);
        Mpfr twoOverRootPi = tiny.Erf() / tiny;
        return twoOverRootPi / Mpfr.Of(2, bits).Sqrt() * (x + x.Times(0.044715) * x * x);
    }
}
