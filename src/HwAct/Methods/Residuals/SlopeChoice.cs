using HwAct.Ideals;
using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>
/// The slopes of a kernel that is nothing but its base: every code bounds the slope that is multiplied from both sides, so the slopes of so many fraction bits that are right for all codes are an
/// interval of integers, and of those few each code says which are nearest. A slope rounded by itself falls to either side of a tie; the one that is taken here falls to the certified side.
/// </summary>
internal sealed class SlopeChoice
{
    // Of slopes that keep the bound as many are looked at, from the true one on.
    private const int MostLookedAt = 8;

    private readonly IdealCodes reference;
    private readonly OutputTolerance tolerance;
    private readonly Folding folding;
    private readonly int sign;

    /// <summary>The choice for a specification.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="tolerance">The output codes that keep the bound.</param>
    /// <param name="folding">How codes of both signs come to positions.</param>
    /// <param name="sign">How the rounding constant enters where n is not negative.</param>
    public SlopeChoice(IdealCodes reference, OutputTolerance tolerance, Folding folding, int sign)
    {
        this.reference = reference;
        this.tolerance = tolerance;
        this.folding = folding;
        this.sign = sign;
    }

    /// <summary>The base with the fewest misrounded codes, and of those that with the fewest fraction bits; null where none keeps the bound.</summary>
    /// <param name="guardBits">Fraction bits of what is added for rounding, at least 1: one half, or the last below it where ties are to fall the other way.</param>
    /// <param name="mostBits">The most fraction bits.</param>
    public QuantizedBase? Best(int guardBits, int mostBits)
    {
        (QuantizedBase Line, int Misrounded, long Off)? best = null;
        for (int bits = guardBits; bits <= mostBits && best is not { Misrounded: 0 }; bits++)
        {
            LongWork.Continue();
            QuantizedBase rounded = QuantizedBase.Of(reference.Specification, bits);
            for (int less = 0; less <= 1; less++)
            {
                long rounding = ((1L << (guardBits - 1)) - less) << (bits - guardBits);
                if (Side(rounded, rounding, isNegative: true) is not var (below, missedBelow) || Side(rounded, rounding, isNegative: false) is not var (above, missedAbove))
                {
                    continue;
                }

                QuantizedBase line = rounded with { NegativeSlope = below, PositiveSlope = above };
                long off = Math.Abs(below - rounded.NegativeSlope) + Math.Abs(above - rounded.PositiveSlope);
                int misrounded = missedBelow + missedAbove;
                if (best is not var (before, fewest, least) || misrounded < fewest || (misrounded == fewest && bits == before.FractionBits && off < least))
                {
                    best = (line, misrounded, off);
                }
            }
        }

        return best?.Line;
    }

    private (long Slope, int Misrounded)? Side(QuantizedBase line, long rounding, bool isNegative)
    {
        (long slope, long offset) = isNegative ? (line.NegativeSlope, line.NegativeOffset) : (line.PositiveSlope, line.PositiveOffset);
        (long Low, long High)? kept = Kept(line.FractionBits, offset, rounding, isNegative);
        if (kept is not var (low, high) || low > high)
        {
            return null;
        }

        (long Slope, int Misrounded)? best = null;
        foreach (long one in Enumerable.Range(0, MostLookedAt).Select(k => Math.Clamp(slope, low, high) + (k % 2 == 0 ? k / 2 : -(k + 1) / 2)).Where(one => one >= low && one <= high))
        {
            int misrounded = Misrounded(line.FractionBits, one, offset, rounding, isNegative);
            best = misrounded < (best?.Misrounded ?? int.MaxValue) ? (one, misrounded) : best;
        }

        return best;
    }

    // least ≤ (slope·n + offset + rounding) >> f ≤ most, for every code of this side; null where the offset alone is wrong.
    private (long Low, long High)? Kept(int bits, long offset, long rounding, bool isNegative)
    {
        (long low, long high) = (-OutputTolerance.Unbounded, OutputTolerance.Unbounded);
        for (int i = 0; i < reference.Codes.Count; i++)
        {
            long n = reference.Codes[i] - reference.Specification.Input.ZeroPoint;
            if (n < 0 != isNegative)
            {
                continue;
            }

            long rest = offset + Rounding(n, bits, rounding);
            long least = tolerance.Low[i] == -OutputTolerance.Unbounded ? long.MinValue : ((tolerance.Low[i] - reference.Specification.Output.ZeroPoint) << bits) - rest;
            long most = tolerance.High[i] == OutputTolerance.Unbounded ? long.MaxValue : ((tolerance.High[i] + 1 - reference.Specification.Output.ZeroPoint) << bits) - 1 - rest;
            if (n == 0)
            {
                if (least > 0 || most < 0)
                {
                    return null;
                }

                continue;
            }

            (long from, long to) = n > 0 ? (least, most) : (Negated(most), Negated(least));
            low = from == long.MinValue ? low : Math.Max(low, -FloorOf(-from, Math.Abs(n)));
            high = to == long.MaxValue ? high : Math.Min(high, FloorOf(to, Math.Abs(n)));
        }

        return (low, high);
    }

    private int Misrounded(int bits, long slope, long offset, long rounding, bool isNegative)
    {
        int misrounded = 0;
        for (int i = 0; i < reference.Codes.Count; i++)
        {
            long n = reference.Codes[i] - reference.Specification.Input.ZeroPoint;
            if (n < 0 == isNegative)
            {
                long code = reference.Specification.Output.Codes.Nearest((((slope * n) + offset + Rounding(n, bits, rounding)) >> bits) + reference.Specification.Output.ZeroPoint);
                misrounded += code == reference.Ideal[i] ? 0 : 1;
            }
        }

        return misrounded;
    }

    private long Rounding(long n, int bits, long rounding) => folding.SignAt(n, sign) < 0 ? (1L << bits) - 1 - rounding : rounding;

    private static long Negated(long value) => value == long.MinValue ? long.MaxValue : value == long.MaxValue ? long.MinValue : -value;

    private static long FloorOf(long value, long by) => (value >= 0 ? value : value - by + 1) / by;
}
