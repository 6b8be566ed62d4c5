using HwAct.Methods;
using HwAct.Specifications;
using HwAct.Tests.Methods.Segments;

namespace HwAct.Tests.Methods.Lines;

public class MinimalPiecewiseLinearTests
{
    private static readonly long[] PowersOfTwo = [-16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16];

    public static TheoryData<int, int, int> Arithmetics => new()
    {
        { 0, 0, 1 }, { 1, 0, 2 }, { 2, 0, 1 }, { 3, 0, 2 }, { 3, 1, 1 }, { 2, 2, 2 },
    };

    [Theory]
    [MemberData(nameof(Arithmetics))]
    public void Free_segments_are_as_few_as_brute_force_finds(int shift, int alignment, int width)
    {
        Random random = new(shift + (10 * alignment) + (100 * width));
        PiecewiseLinearOptions options = new() { Shift = shift, Alignment = alignment, MinSlope = -20, MaxSlope = 19 };
        long[] slopes = [.. Enumerable.Range(-20, 40)];
        for (int round = 0; round < 60; round++)
        {
            AllowedIntervals allowed = BruteForceLines.RandomIntervals(random, random.Next(1, 33), random.Next(0, 4), width);
            int expected = BruteForceLines.FewestSegments(allowed, shift, 1 << alignment, slopes);
            MinimalLinearDesign? found = MinimalPiecewiseLinear.Find(allowed, options);
            Assert.Equal(expected, found?.Polynomial.Segments ?? int.MaxValue);
            if (found is not null)
            {
                Assert.True(PolynomialChecker.Holds(found.Polynomial, allowed));
                CheckCertificate(found, allowed, shift, 1 << alignment, slopes);
            }
        }
    }

    [Fact]
    public void Power_of_two_slopes_are_as_few_as_brute_force_finds_and_nothing_else()
    {
        Random random = new(7);
        PiecewiseLinearOptions options = new() { Shift = 2, MinSlope = -16, MaxSlope = 16, PowerOfTwoSlopes = true };
        for (int round = 0; round < 100; round++)
        {
            AllowedIntervals allowed = BruteForceLines.RandomIntervals(random, 30, 3, 2);
            MinimalLinearDesign found = MinimalPiecewiseLinear.Find(allowed, options)!;
            Assert.Equal(BruteForceLines.FewestSegments(allowed, 2, 1, PowersOfTwo), found.Polynomial.Segments);
            Assert.All(Enumerable.Range(0, found.Polynomial.Segments), s => Assert.Contains(found.Polynomial.Columns[1][s], PowersOfTwo));
            CheckCertificate(found, allowed, 2, 1, PowersOfTwo);
        }
    }

    [Theory]
    [InlineData(SegmentationKind.Uniform)]
    [InlineData(SegmentationKind.Octave)]
    internal void Every_coarser_fixed_cut_is_ruled_out_by_its_stretch(SegmentationKind kind)
    {
        AllowedIntervals allowed = SmallIntervals.Faithful(200, t => 3000.0 / (t + 10));
        PiecewiseLinearOptions options = new() { Shift = 4, MinSlope = -600, MaxSlope = 0, Segmentation = kind };
        long[] slopes = [.. Enumerable.Range(-600, 601)];
        MinimalLinearDesign found = MinimalPiecewiseLinear.Find(allowed, options)!;
        Assert.True(PolynomialChecker.Holds(found.Polynomial, allowed));
        Assert.Equal(0, found.Polynomial.BreakpointBits);
        Assert.NotEmpty(found.Certificate);
        Assert.All(found.Certificate, stretch => Assert.False(BruteForceLines.Serves(allowed, stretch.First, stretch.Last, 4, slopes)));
    }

    [Fact]
    public void Intervals_that_no_value_keeps_has_no_design()
    {
        AllowedIntervals allowed = new([0, 5, 0], [3, 4, 3]);
        Assert.Null(MinimalPiecewiseLinear.Find(allowed, new PiecewiseLinearOptions()));
    }

    [Fact]
    public void A_limit_on_segments_is_kept()
    {
        AllowedIntervals allowed = SmallIntervals.Faithful(200, t => 3000.0 / (t + 10));
        int fewest = MinimalPiecewiseLinear.Find(allowed, new PiecewiseLinearOptions())!.Polynomial.Segments;
        Assert.NotNull(MinimalPiecewiseLinear.Find(allowed, new PiecewiseLinearOptions { MaxSegments = fewest }));
        Assert.Null(MinimalPiecewiseLinear.Find(allowed, new PiecewiseLinearOptions { MaxSegments = fewest - 1 }));
    }

    // From no start up to First does any line get past Last.
    private static void CheckCertificate(MinimalLinearDesign design, AllowedIntervals allowed, int shift, int grid, long[] slopes)
    {
        Assert.Equal(design.Polynomial.Segments - 1, design.Certificate.Length);
        int latest = 0;
        foreach (InfeasibleStretch stretch in design.Certificate)
        {
            Assert.Equal(latest, stretch.First);
            for (int start = 0; start <= stretch.First; start += grid)
            {
                Assert.False(BruteForceLines.Serves(allowed, start, stretch.Last, shift, slopes));
            }

            latest = stretch.Last / grid * grid;
        }
    }
}
