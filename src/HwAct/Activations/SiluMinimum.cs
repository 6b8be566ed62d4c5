using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The minimum and the tail of x·σ(x), and by scaling those of αx·σ(βx) = (α/β)·u·σ(u) with u = βx.</summary>
internal static class SiluMinimum
{
    /// <summary>The least value: −W(1/e) with Lambert's W. It is taken at x = value − 1, where σ(x)·(1 + x·(1 − σ(x))) vanishes.</summary>
    public const double Value = -0.27846454276107380;

    /// <summary>The minimum of αx·σ(βx).</summary>
    public static ImmutableArray<Extremum> At(double alpha, double beta) =>
        [new((Value - 1) / beta, Value * alpha / beta, IsMinimum: true)];

    /// <summary>Where the tail αt·σ(−βt) falls below <see cref="ActivationFacts.SettledWithin"/>.</summary>
    public static double TailOf(double alpha, double beta)
    {
        // u·e^−u < w·β/α: u = 14.5 where the right side is w = 2^−17. With another right side u moves by the logarithm of the ratio:
        // by at most 1.08 of it toward greater u, by all of it and more toward smaller u, where u·e^−u falls from u = 1 on.
        double shift = DoubleFunctions.Log(Math.Max(double.Epsilon, alpha / beta)).Middle;
        return Math.Max(1, 14.5 + (shift > 0 ? 1.08 * shift : shift)) / beta;
    }
}
