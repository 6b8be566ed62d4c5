using HwAct.Activations;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// The base of an activation in integers: for each side of zero slope·n + offset in units of 2^−FractionBits output LSB.
/// </summary>
/// <param name="NegativeSlope">Multiplier of n for n &lt; 0.</param>
/// <param name="NegativeOffset">Offset for n &lt; 0.</param>
/// <param name="PositiveSlope">Multiplier of n for n ≥ 0.</param>
/// <param name="PositiveOffset">Offset for n ≥ 0.</param>
/// <param name="FractionBits">Fraction bits of the result.</param>
/// <param name="ErrorLsb">Largest distance from the true base over every n of the input, in output LSB.</param>
internal sealed record QuantizedBase(
    long NegativeSlope, long NegativeOffset, long PositiveSlope, long PositiveOffset, int FractionBits, double ErrorLsb)
{
    /// <summary>The most fraction bits that are tried.</summary>
    public const int MostFractionBits = 40;

    /// <summary>Bits of <see cref="PositivePart"/>.</summary>
    public const int PartBits = 15;

    /// <summary>What <see cref="PositiveSlope"/> leaves of a slope, in 2^−15 of its unit: the product with n, shifted down by as many bits, is added, so that neither product is wide.</summary>
    public long PositivePart { get; init; }

    /// <summary>Whether the base is a whole number of output LSB for every n, so that it can be added after the rounding shift.</summary>
    public bool IsWhole => FractionBits == 0 || new[] { NegativeSlope, NegativeOffset, PositiveSlope, PositiveOffset }
        .Append(PositivePart).All(value => value % (1L << FractionBits) == 0);

    /// <summary>The value at n.</summary>
    public long At(long n) => n < 0 ? (NegativeSlope * n) + NegativeOffset : (PositiveSlope * n) + PositiveOffset + ((PositivePart * n) >> PartBits);

    /// <summary>Whether it is nothing below zero and a line through zero above.</summary>
    public bool IsRectified => this is { NegativeSlope: 0, NegativeOffset: 0, PositiveOffset: 0 };

    /// <summary>The whole output LSB of an input LSB that leave the least of a rectified base.</summary>
    public long Whole => (PositiveSlope + (1L << FractionBits >> 1)) >> FractionBits;

    /// <summary>A rectified base less whole output LSB for each positive n.</summary>
    public QuantizedBase Less(long whole) => this with { PositiveSlope = PositiveSlope - (whole << FractionBits) };

    /// <summary>Whether everything up to the rounding shift is within 32 bits, of a rectified base.</summary>
    /// <param name="reach">The largest n.</param>
    /// <param name="residual">The largest residual at the scale of the base.</param>
    public bool IsWithinWord(long reach, Int128 residual) => ((Int128)reach * Math.Abs(PositiveSlope)) + residual + (Int128.One << FractionBits) <= int.MaxValue;

    /// <summary>The base with the fewest fraction bits, at least <paramref name="leastBits"/>, that is within
    /// <paramref name="errorLsb"/> of the true one; the closest that 63-bit arithmetic allows where none is.</summary>
    public static QuantizedBase Within(KernelSpecification specification, double errorLsb, int leastBits)
    {
        QuantizedBase line = Of(specification, leastBits);
        while (line.ErrorLsb > errorLsb && line.FractionBits < MostFractionBits)
        {
            QuantizedBase next = Of(specification, line.FractionBits + 1);
            if (!next.FitsWords(specification))
            {
                break;
            }

            line = next;
        }

        return line;
    }

    /// <summary>The base of a specification, rounded to <paramref name="fractionBits"/>.</summary>
    public static QuantizedBase Of(KernelSpecification specification, int fractionBits)
    {
        Base lines = specification.Activation.Base;
        double lsb = Math.ScaleB(1, fractionBits);
        double ratio = specification.Input.Scale / specification.Output.Scale;
        double outputRange = Math.ScaleB(1, specification.Output.Type.Bits);
        long first = specification.Input.MinCode - specification.Input.ZeroPoint;
        long last = specification.Input.MaxCode - specification.Input.ZeroPoint;
        (long Slope, long Offset, double ErrorLsb) negative = Side(lines.NegativeSlope * ratio, lines.NegativeOffset / specification.Output.Scale, -first);
        (long Slope, long Offset, double ErrorLsb) positive = Side(lines.PositiveSlope * ratio, lines.PositiveOffset / specification.Output.Scale, last);
        return new QuantizedBase(
            negative.Slope, negative.Offset, positive.Slope, positive.Offset, fractionBits, Math.Max(negative.ErrorLsb, positive.ErrorLsb));

        (long Slope, long Offset, double ErrorLsb) Side(double slope, double offset, long reach)
        {
            // One step of such a slope, or such an offset, passes the whole output type: what is beyond saturates all the same.
            double limit = 4 * outputRange;
            double kept = Math.Clamp(slope, -limit, limit);
            double wholeSlope = Math.Round(kept * lsb);
            double wholeOffset = Math.Round(Math.Clamp(offset, -limit, limit) * lsb);
            double unsaturated = kept == 0 ? reach : Math.Min(reach, Math.Ceiling(limit / Math.Abs(kept)));
            double slopeError = Math.Abs(kept - (wholeSlope / lsb)) * Math.Max(0, unsaturated);
            double offsetError = Math.Abs(offset) > limit ? 0 : Math.Abs(offset - (wholeOffset / lsb));
            return ((long)wholeSlope, (long)wholeOffset, slopeError + offsetError);
        }
    }

    /// <summary>The base of a specification with its positive slope in two parts.</summary>
    public static QuantizedBase InParts(KernelSpecification specification, int fractionBits)
    {
        QuantizedBase whole = Of(specification, fractionBits + PartBits);
        return Of(specification, fractionBits) with
        {
            PositiveSlope = whole.PositiveSlope >> PartBits,
            PositivePart = whole.PositiveSlope & ((1L << PartBits) - 1),
            ErrorLsb = whole.ErrorLsb + Math.ScaleB(1, -fractionBits),
        };
    }

    private bool FitsWords(KernelSpecification specification)
    {
        double reach = Math.ScaleB(1, specification.Input.Type.Bits);
        double slope = Math.Max(Math.Abs((double)NegativeSlope), Math.Abs((double)PositiveSlope));
        double offset = Math.Max(Math.Abs((double)NegativeOffset), Math.Abs((double)PositiveOffset));
        return (slope * reach) + offset < Math.ScaleB(1, 58);
    }
}
