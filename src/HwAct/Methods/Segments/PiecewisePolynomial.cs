using System.Collections.Immutable;
using HwAct.Numerics.IntegerMath;
using HwAct.Specifications.Declarations;

namespace HwAct.Methods.Segments;

/// <summary>
/// A piecewise polynomial over integers, as a kernel will evaluate it. For index t in segment s with start b_s and
/// u = t − b_s, with floor shifts and a Horner scheme from the highest coefficient d down:
/// acc = C_d[s]; then for k = d … 1: acc = ((acc · u) >> Shifts[k − 1]) + C_{k−1}[s]. The result is acc, at a scale of
/// 2^GuardBits to an output LSB.
/// </summary>
/// <remarks>
/// The accumulator may carry more fraction bits than the tables (<see cref="CoefficientColumn.LeftShift"/>): a stored bit
/// costs ROM in every segment, a fraction bit of the accumulator costs none, so the tables are no finer than the intervals
/// demand and the floors of the inner stages are kept too small to matter.
/// </remarks>
public sealed record PiecewisePolynomial
{
    /// <summary>Puts a piecewise polynomial together.</summary>
    /// <param name="segmentation">How the range is cut.</param>
    /// <param name="count">Number of indices: t runs from 0 to count − 1.</param>
    /// <param name="guardBits">Fraction bits of the result.</param>
    /// <param name="starts">First index of every segment, ascending from 0.</param>
    /// <param name="breakpointAlignment">Low bits that are zero in every start and not stored.</param>
    /// <param name="shifts">Right shift after the multiplication by u of stages 1 … degree.</param>
    /// <param name="columns">Coefficient columns of u^0 … u^degree.</param>
    /// <exception cref="ArgumentException">The parts do not fit together.</exception>
    public PiecewisePolynomial(
        SegmentationKind segmentation,
        int count,
        int guardBits,
        ImmutableArray<int> starts,
        int breakpointAlignment,
        ImmutableArray<int> shifts,
        ImmutableArray<CoefficientColumn> columns)
    {
        if (starts.IsDefaultOrEmpty || starts[0] != 0 || starts[^1] >= count)
        {
            throw new ArgumentException("Segments start at 0 and inside the index range.", nameof(starts));
        }

        for (int s = 1; s < starts.Length; s++)
        {
            if (starts[s] <= starts[s - 1] || (starts[s] & ((1 << breakpointAlignment) - 1)) != 0)
            {
                throw new ArgumentException($"Start {starts[s]} of segment {s} is not ascending or not aligned.", nameof(starts));
            }
        }

        if (columns.Length != shifts.Length + 1 || columns.Any(c => c.Stored.Length != starts.Length) || shifts.Any(s => s is < 0 or > 62))
        {
            throw new ArgumentException("A polynomial of degree d has d shifts and d + 1 columns of one entry a segment.", nameof(columns));
        }

        Segmentation = segmentation;
        Count = count;
        GuardBits = guardBits;
        Starts = starts;
        BreakpointAlignment = breakpointAlignment;
        Shifts = shifts;
        Columns = columns;
    }

    /// <summary>How the range is cut; uniform and octave segments store no breakpoints.</summary>
    public SegmentationKind Segmentation { get; }

    /// <summary>Number of indices.</summary>
    public int Count { get; }

    /// <summary>Fraction bits of the result below an output LSB.</summary>
    public int GuardBits { get; }

    /// <summary>First index of every segment; the first is 0.</summary>
    public ImmutableArray<int> Starts { get; }

    /// <summary>Low bits that all starts have zero: the stored breakpoints are Starts[1 …] >> BreakpointAlignment.</summary>
    public int BreakpointAlignment { get; }

    /// <summary>Shifts[k − 1] is the right shift after the multiplication that leads from coefficient k to k − 1.</summary>
    public ImmutableArray<int> Shifts { get; }

    /// <summary>Columns[k] holds the coefficients of u^k.</summary>
    public ImmutableArray<CoefficientColumn> Columns { get; }

    /// <summary>Degree of the polynomials, and number of multiplications.</summary>
    public int Degree => Shifts.Length;

    /// <summary>Number of segments.</summary>
    public int Segments => Starts.Length;

    /// <summary>Exact width of a stored breakpoint; 0 where nothing is stored.</summary>
    public int BreakpointBits =>
        Segmentation == SegmentationKind.Free && Segments > 1 ? BitLength.Of(Starts[^1] >> BreakpointAlignment) : 0;

    /// <summary>Stored bits at their exact widths: all columns and Segments − 1 breakpoints.</summary>
    public long RomBits => ((long)BreakpointBits * (Segments - 1)) + Columns.Sum(c => c.RomBits);

    /// <summary>The same tables in bytes, each as a C array of the narrowest standard integer.</summary>
    public int CArrayBytes => (CoefficientColumn.StandardBytes(BreakpointBits) * (Segments - 1)) + Columns.Sum(c => c.CArrayBytes);

    /// <summary>Number of breakpoints at or below an index.</summary>
    public int SegmentOf(int t)
    {
        int found = Starts.BinarySearch(t);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The integer the kernel computes at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside 0 … Count − 1.</exception>
    public long Evaluate(int t)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(t);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(t, Count);
        return Evaluate(SegmentOf(t), t);
    }

    /// <summary>The polynomial of one segment at an index, which the caller knows to lie in it.</summary>
    internal long Evaluate(int segment, int t)
    {
        long u = t - Starts[segment];
        long acc = Columns[Degree][segment];
        for (int k = Degree; k > 0; k--)
        {
            acc = ((acc * u) >> Shifts[k - 1]) + Columns[k - 1][segment];
        }

        return acc;
    }

    /// <summary>Largest magnitude of a product acc · u over all indices: what a multiplier's result must hold.</summary>
    public long LargestProduct()
    {
        long largest = 0;
        for (int segment = 0; segment < Segments; segment++)
        {
            int end = segment + 1 < Segments ? Starts[segment + 1] : Count;
            for (int t = Starts[segment]; t < end; t++)
            {
                long acc = Columns[Degree][segment];
                for (int k = Degree; k > 0; k--)
                {
                    long product = acc * (t - Starts[segment]);
                    largest = Math.Max(largest, Math.Abs(product));
                    acc = (product >> Shifts[k - 1]) + Columns[k - 1][segment];
                }
            }
        }

        return largest;
    }
}
