using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Specifications;
using HwAct.Tests.Methods.Segments;

namespace HwAct.Tests.Methods.Polynomials;

public class PolynomialSearchTests
{
    private static readonly Func<int, AllowedIntervals> Silu12 = SmallIntervals.FaithfulAt(1740, t => t * SmallIntervals.Sigmoid(-t / 256.0));

    [Fact]
    public void Silu_of_12_bits_is_faithful_in_at_most_170_bits()
    {
        PiecewisePolynomial found = PolynomialSearch.Smallest(Silu12, new PolynomialSearchOptions())!;
        Assert.True(PolynomialChecker.Holds(found, Silu12(found.GuardBits)));
        Assert.InRange(found.RomBits, 1, 170);
    }

    [Fact]
    public void Tanh_of_12_bits_is_faithful_in_at_most_320_bits()
    {
        Func<int, AllowedIntervals> tanh = SmallIntervals.FaithfulAt(978, t => Math.Min(2047, 2048 * Math.Tanh(t / 256.0)));
        PiecewisePolynomial found = PolynomialSearch.Smallest(tanh, new PolynomialSearchOptions())!;
        Assert.True(PolynomialChecker.Holds(found, tanh(found.GuardBits)));
        Assert.InRange(found.RomBits, 1, 320);
    }

    // 39 bits a segment may be 8 + 14 + 17, which C stores in 7 bytes, or 8 + 15 + 16, which it stores in 5.
    [Fact]
    public void Of_designs_with_as_many_bits_the_one_of_fewest_bytes_is_taken()
    {
        KernelProgram kernel = Designs.Prove("piecewise-polynomial", "Q3.12", "Q3.12", 0.5, "gelu", ("degree", 2), ("breakpoints", "uniform")).Kernel;
        Assert.Equal(2535, kernel.RomBits);
        Assert.Equal(325, kernel.Tables.Sum(table => table.RomBytes));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_degree_keeps_correctly_rounded_intervals(int degree)
    {
        Func<int, AllowedIntervals> rounded = SmallIntervals.RoundedAt(300, t => t * SmallIntervals.Sigmoid(-t / 32.0));
        PiecewisePolynomial found = PolynomialSearch.Smallest(rounded, new PolynomialSearchOptions { Degrees = [degree] })!;
        Assert.Equal(degree, found.Degree);
        Assert.True(PolynomialChecker.Holds(found, rounded(found.GuardBits)));
    }

    [Theory]
    [InlineData(SegmentationKind.Uniform)]
    [InlineData(SegmentationKind.Octave)]
    internal void Fixed_segments_store_no_breakpoints(SegmentationKind kind)
    {
        PiecewisePolynomial found = PolynomialSearch.Smallest(Silu12, new PolynomialSearchOptions { Degrees = [2], Segmentation = kind })!;
        Assert.True(PolynomialChecker.Holds(found, Silu12(found.GuardBits)));
        Assert.Equal(0, found.BreakpointBits);
        Assert.Equal(found.Columns.Sum(c => c.RomBits), found.RomBits);
    }

    [Fact]
    public void The_same_search_gives_the_same_design()
    {
        PolynomialSearchOptions options = new() { Degrees = [2] };
        PiecewisePolynomial one = PolynomialSearch.Smallest(Silu12, options)!;
        PiecewisePolynomial two = PolynomialSearch.Smallest(Silu12, options)!;
        Assert.Equal(one.Starts.AsEnumerable(), two.Starts.AsEnumerable());
        Assert.Equal(one.Shifts.AsEnumerable(), two.Shifts.AsEnumerable());
        Assert.Equal(one.Columns.SelectMany(c => c.Stored), two.Columns.SelectMany(c => c.Stored));
    }

    [Fact]
    public void Cubic_intervals_of_one_value_need_one_segment()
    {
        Func<int, AllowedIntervals> exact = SmallIntervals.RoundedAt(40, t => (t * t * t) - (7 * t * t) + 3);
        PiecewisePolynomial found = PolynomialSearch.Smallest(exact, new PolynomialSearchOptions { Degrees = [3] })!;
        Assert.Equal(1, found.Segments);
        Assert.All(Enumerable.Range(0, 40), t => Assert.Equal((t * t * t) - (7 * t * t) + 3, found.Evaluate(t) >> found.GuardBits));
    }

    [Theory]
    [InlineData(SegmentationKind.Free)]
    [InlineData(SegmentationKind.Uniform)]
    [InlineData(SegmentationKind.Octave)]
    internal void Intervals_that_are_open_in_places_and_need_few_coefficients_end_the_search(SegmentationKind kind)
    {
        AllowedIntervals Steps(int g) => new(
            [.. Enumerable.Range(0, 136).Select(t => t % 5 == 0 ? long.MinValue : (long)(t / 50) << g)],
            [.. Enumerable.Range(0, 136).Select(t => t % 7 == 0 ? long.MaxValue : (long)((t / 50) + 1) << g)]);
        PiecewisePolynomial found = PolynomialSearch.Smallest(
            Steps, new PolynomialSearchOptions { Segmentation = kind, Effort = SearchEffort.Quick })!;
        Assert.True(PolynomialChecker.Holds(found, Steps(found.GuardBits)));
    }

    [Fact]
    public void An_empty_interval_has_no_design() =>
        Assert.Null(PolynomialSearch.Smallest(_ => new AllowedIntervals([0, 1], [0, 0]), new PolynomialSearchOptions()));

    [Fact]
    public void The_checker_rejects_a_tampered_coefficient()
    {
        PiecewisePolynomial found = PolynomialSearch.Smallest(Silu12, new PolynomialSearchOptions { Degrees = [2] })!;
        for (int k = 0; k <= found.Degree; k++)
        {
            CoefficientColumn column = found.Columns[k];
            long top = 1L << (column.Bits - 1);
            CoefficientColumn tampered = column.With(0, column.IsSigned ? ~column.Stored[0] : column.Stored[0] ^ top);
            PiecewisePolynomial broken = new(
                found.Segmentation, found.Count, found.GuardBits, found.Starts, found.BreakpointAlignment, found.Shifts, found.Columns.SetItem(k, tampered));
            Assert.True(PolynomialChecker.Holds(found, Silu12(found.GuardBits)));
            Assert.False(PolynomialChecker.Holds(broken, Silu12(found.GuardBits)));
            Assert.False(PolynomialChecker.Holds(
                new(found.Segmentation, found.Count, found.GuardBits, found.Starts, found.BreakpointAlignment, found.Shifts, found.Columns.SetItem(k, column.With(0, 1L << 40))),
                Silu12(found.GuardBits)));
        }
    }
}
