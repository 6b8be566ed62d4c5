using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

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
/// <param name="Segmentation">How the range is cut; uniform and octave segments store no breakpoints.</param>
/// <param name="Count">Number of indices: t runs from 0 to Count − 1.</param>
/// <param name="GuardBits">Fraction bits of the result below an output LSB.</param>
/// <param name="Starts">First index of every segment, ascending from 0.</param>
/// <param name="BreakpointAlignment">Low bits that are zero in every start: the stored breakpoints are Starts[1 …] >> BreakpointAlignment.</param>
/// <param name="Shifts">Shifts[k − 1] is the right shift after the multiplication that leads from coefficient k to k − 1.</param>
/// <param name="Columns">Columns[k] holds the coefficients of u^k.</param>
/// <exception cref="ArgumentException">The parts do not fit together.</exception>
internal sealed record PiecewisePolynomial(
    SegmentationKind Segmentation,
    int Count,
    int GuardBits,
    ImmutableArray<int> Starts,
    int BreakpointAlignment,
    ImmutableArray<int> Shifts,
    ImmutableArray<CoefficientColumn> Columns)
{
    /// <summary>First index of every segment; the first is 0.</summary>
    public ImmutableArray<int> Starts { get; } = !Starts.IsDefaultOrEmpty && Starts[0] == 0 && Starts[^1] < Count
        && Enumerable.Range(1, Starts.Length - 1).All(s => Starts[s] > Starts[s - 1] && (Starts[s] & ((1 << BreakpointAlignment) - 1)) == 0)
            ? Starts
            : throw new ArgumentException("Segments start at 0 and inside the index range, ascend, and are aligned.", nameof(Starts));

    /// <summary>Columns[k] holds the coefficients of u^k.</summary>
    public ImmutableArray<CoefficientColumn> Columns { get; } =
        Columns.Length == Shifts.Length + 1 && Columns.All(c => c.Stored.Length == Starts.Length) && Shifts.All(s => s is >= 0 and <= 62)
            ? Columns
            : throw new ArgumentException("A polynomial of degree d has d shifts and d + 1 columns of one entry a segment.", nameof(Columns));

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
}
