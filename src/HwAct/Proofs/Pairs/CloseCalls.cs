using HwAct.Ideals;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>Decides with certainty the pairs that are too close to a tie, or to an end of the output codes, for doubles.</summary>
/// <param name="reference">The certified ideal.</param>
/// <param name="kernel">The kernel in doubles.</param>
internal sealed class CloseCalls(IdealPairs reference, PairDoubles kernel)
{
    // Significant bits of a slope up to which its product with a code of 17 bits, and that and one half, are doubles.
    private const int ExactBits = 34;

    private readonly double zeroPoint = reference.Specification.Output.ZeroPoint;

    /// <summary>Whether products and errors of a row are doubles.</summary>
    public bool IsExact(int gate) => reference.Slopes[gate].IsExact && HasFewBits(reference.Slopes[gate].Low);

    /// <summary>How far exact values of a row may be from their doubles, in LSB, as far as they do not saturate; 0 where they are those doubles.</summary>
    public double Doubt(int gate)
    {
        if (IsExact(gate))
        {
            return 0;
        }

        DoubleEnclosure slope = reference.Slopes[gate];
        double width = 0.5 * (slope.High - slope.Low);
        double range = kernel.Span + 4;
        double relative = width / Math.Max(Math.Abs(slope.Middle), double.Epsilon);
        return Math.Min(width * kernel.Reach, relative * range) + Math.ScaleB(range, -51);
    }

    /// <summary>By how many misrounded pairs a part of a row was misjudged near ties, and how many of the misrounded are ties.</summary>
    public (long Misrounded, long Ties) AtTies(int gate, long value, int from, int to, double doubt)
    {
        long correction = 0;
        long ties = 0;
        for (int i = from; i < to; i++)
        {
            double exact = Math.Clamp(kernel.Slope(gate) * kernel.Steps[i], kernel.Least - PairDoubles.Beyond, kernel.Most + PairDoubles.Beyond);
            double rounded = PairDoubles.Rounded(exact, kernel.Rule);
            if (Math.Abs(exact - rounded) >= 0.5 - doubt)
            {
                bool judged = kernel.Output(value, i) != Math.Clamp(rounded, kernel.Least, kernel.Most);
                bool misrounded = IsMisrounded(gate, value, i);
                correction += (misrounded ? 1 : 0) - (judged ? 1 : 0);
                ties += misrounded && IsTie(gate, value, i) ? 1 : 0;
            }
        }

        return (correction, ties);
    }

    /// <summary>By how many pairs a part of a row was misjudged at the ends of the output codes: pairs outside it, and those of them that are
    /// misrounded.</summary>
    public (long Outside, long Misrounded) AtEnds(int gate, long value, int from, int to, double doubt)
    {
        long outside = 0;
        long misrounded = 0;
        foreach ((double end, int side) in (ReadOnlySpan<(double, int)>)[(kernel.Least, -1), (kernel.Most, 1)])
        {
            foreach (int i in Near(gate, end, from, to, doubt))
            {
                int judged = Math.Sign((kernel.Slope(gate) * kernel.Steps[i]) - end) == side ? 1 : 0;
                int certain = reference.Compare(gate, (long)kernel.Steps[i], (long)end) == side ? 1 : 0;
                outside += certain - judged;
                misrounded += IsMisrounded(gate, value, i) ? certain - judged : 0;
            }
        }

        return (outside, misrounded);
    }

    /// <summary>Whether every output of a row is one of the two codes around the exact value.</summary>
    /// <param name="gate">Index of the code of the gate.</param>
    /// <param name="value">What the gate makes of it.</param>
    /// <param name="worst">Largest |error| of the row in doubles.</param>
    public bool IsFaithful(int gate, long value, double worst)
    {
        double doubt = Doubt(gate);
        return worst < 1 - doubt || (worst <= 1 + doubt && Enumerable.Range(0, kernel.Steps.Length).All(IsNeighbor));

        bool IsNeighbor(int up)
        {
            double error = kernel.Error(gate, value, up);
            return Math.Abs(error) < 1 - doubt
                || reference.Compare(gate, (long)kernel.Steps[up], (long)kernel.Output(value, up) - Math.Sign(error)) == Math.Sign(error);
        }
    }

    /// <summary>Whether the output of a pair is not the certified ideal code.</summary>
    public bool IsMisrounded(int gate, long value, int up) =>
        kernel.Output(value, up) != reference.Ideal(gate, (long)kernel.Steps[up]) - zeroPoint;

    /// <summary>Whether the exact value of a pair lies outside the output codes.</summary>
    public bool IsOutside(int gate, int up) =>
        reference.Compare(gate, (long)kernel.Steps[up], (long)kernel.Most) > 0 || reference.Compare(gate, (long)kernel.Steps[up], (long)kernel.Least) < 0;

    /// <summary>Whether the exact value of a misrounded pair lies midway, to the last bits of the scales, between the output and the ideal
    /// code, which are neighbors then.</summary>
    public bool IsTie(int gate, long value, int up)
    {
        long n = (long)kernel.Steps[up];
        long halves = (long)(kernel.Output(value, up) + reference.Ideal(gate, n) - zeroPoint);
        if (halves % 2 == 0)
        {
            return false;
        }

        (double slope, double left) = reference.FineSlope(gate);
        double distance = Math.FusedMultiplyAdd(left, n, Math.FusedMultiplyAdd(slope, n, -0.5 * halves));
        return Math.Abs(distance) <= Math.Abs(0.5 * halves) * ErrorFigures.LastBits;
    }

    // Values run straight along a row: at most three codes are as near to an end as their doubles are unsure.
    private IEnumerable<int> Near(int gate, double end, int from, int to, double doubt)
    {
        double slope = kernel.Slope(gate);
        double place = end / slope;

        // At real zero the sign of the double is that of the value.
        if (end == 0 || !(Math.Abs(place) <= kernel.Reach + 1))
        {
            return [];
        }

        int nearest = (int)Math.Round(place - kernel.Steps[0]);
        int first = Math.Max(from, nearest - 1);
        int count = Math.Max(0, Math.Min(to, nearest + 2) - first);
        return Enumerable.Range(first, count).Where(i => Math.Abs((slope * kernel.Steps[i]) - end) <= doubt);
    }

    private static bool HasFewBits(double value) =>
        value == 0 || (Math.ScaleB(value, ExactBits - 1 - Math.ILogB(value)) is double mantissa && mantissa == Math.Floor(mantissa));
}
