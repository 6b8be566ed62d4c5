using HwAct.Ideals;
using HwAct.Methods;
using HwAct.Proofs;

namespace HwAct.Tests.Methods.Tables;

/// <summary>Interpolated tables: the targets they were designed for, optimal entries, bounds, zero.</summary>
public class InterpolatedTableTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(14)]
    [InlineData(20)]
    [InlineData(24)]
    public void Entries_of_any_width_that_holds_the_residual_keep_the_bound(int entryBits) =>
        Assert.InRange(Designs.Prove("interpolated-table", "Q3.12", "Q3.12", 1.0, "gelu", ("entry_bits", entryBits)).Error.MaxLsb, 0.5, 1);

    [Fact]
    public void A_residual_beyond_all_words_is_refused_in_words() => Assert.Contains(
        "no interpolated table comes near",
        Assert.Throws<DesignException>(() => Designs.Prove("interpolated-table", "int8:0.03:0", "int8:0.000000000000000001:0")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(8, 2400)]
    [InlineData(20, 1100)]
    [InlineData(100, 500)]
    [InlineData(3000, 60)]
    public void A_bound_of_many_LSB_is_kept_in_few_bytes(double bound, long bytes)
    {
        ProvenActivation kernel = Designs.Prove("interpolated-table", "Q3.12", "int24:0.0000019073486328125:0", bound);
        Assert.InRange(kernel.Error.MaxLsb, 1, bound);
        Assert.InRange(kernel.Kernel.RomBytes, 1, bytes);
    }

    [Fact]
    public void Sixteen_bits_keep_seven_tenths_of_an_LSB_in_a_quarter_of_a_kilobyte()
    {
        ProvenActivation kernel = Designs.Prove("interpolated-table", "Q3.12", "Q3.12", parameters: ("segments", 128));
        Assert.InRange(kernel.Error.MaxLsb, 0.5, 0.70);
        Assert.InRange(kernel.Error.MisroundedCodes, 1, (int)(0.016 * 65536));
        Assert.InRange(kernel.Kernel.RomBytes, 1, 310);
    }

    [Fact]
    public void Seventeen_bytes_keep_eight_tenths_of_an_LSB_at_eight_bits()
    {
        ProvenActivation kernel = Designs.Prove(
            "interpolated-table", "int8:0.0313725:0", "int8:0.0162908:-118", 0.8, parameters: [("segments", 16), ("entry_bits", 8)]);
        Assert.InRange(kernel.Error.MaxLsb, 0.5, 0.80);
        Assert.Equal(17, kernel.Kernel.RomBytes);
    }

    [Fact]
    public void A_wide_range_keeps_two_thirds_of_an_LSB_in_few_bytes()
    {
        ProvenActivation kernel = Designs.Prove("interpolated-table", "Q7.8", "Q7.8", 0.66);
        Assert.InRange(kernel.Error.MaxLsb, 0.5, 0.66);
        Assert.InRange(kernel.Kernel.RomBytes, 1, 130);
    }

    [Theory]
    [InlineData("Q3.8", "Q3.8")]
    [InlineData("uint8:0.04:100", "int8:0.021:-100")]
    [InlineData("Q4.5", "Q5.4")]
    public void Correct_rounding_is_one_of_the_bounds(string input, string output) =>
        Assert.Equal(0, Designs.Prove("interpolated-table", input, output, 0.5).Error.MisroundedCodes);

    [Theory]
    [InlineData(0.6)]
    [InlineData(1.0)]
    [InlineData(2.5)]
    public void A_bound_is_kept_and_zero_stays_exact(double bound)
    {
        ProvenActivation kernel = Designs.Prove("interpolated-table", "int10:0.017:37", "int9:0.031:-101", bound);
        Assert.InRange(kernel.Error.MaxLsb, 0, bound);
        Assert.Equal(-101, kernel.Outputs[kernel.Reference.Codes.IndexOf(37)]);
    }

    [Fact]
    public void A_bound_out_of_reach_names_the_best_reached()
    {
        DesignException exception = Assert.Throws<DesignException>(
            () => Designs.Prove("interpolated-table", "Q3.8", "Q3.8", 0.5, parameters: ("segments", 8)));
        Assert.Matches("with 8 segments reaches [0-9.]+ LSB at best, not 0.5", exception.Message);
    }

    [Theory]
    [InlineData("Q3.12", "Q3.12", 128, 16)]
    [InlineData("int8:0.0313725:0", "int8:0.0162908:-118", 16, 8)]
    public void Without_a_bound_entries_have_the_usual_width(string input, string output, int segments, int bits)
    {
        ProvenActivation kernel = Designs.Prove("interpolated-table", input, output, parameters: ("segments", segments));
        Assert.Equal(bits, kernel.Kernel.Tables[0].Type.Bits);
    }

    [Fact]
    public void Wide_entries_are_no_worse_than_the_fewest_bits()
    {
        ProvenActivation wide = Designs.Prove("interpolated-table", "Q3.12", "Q3.12", parameters: [("segments", 128), ("entry_bits", 16)]);
        Assert.InRange(wide.Error.MaxLsb, 0.5, 0.70);
    }

    [Fact]
    public void Entries_too_narrow_for_the_residual_are_refused_with_what_would_do()
    {
        DesignException exception = Assert.Throws<DesignException>(
            () => Designs.Prove("interpolated-table", "Q3.12", "Q3.12", parameters: [("segments", 4), ("entry_bits", 2)]));
        Assert.Contains("wider entries", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_other_entries_are_better_in_the_arithmetic_that_runs()
    {
        // 4 segments of 4-bit codes: every choice of five entries is tried.
        IdealCodes reference = IdealCodes.Of(Designs.Specify("interpolated-table", "Q2.2", "Q2.3"));
        var frame = new ResidualFrame(reference, 1.0);
        var shape = new Interpolation(0, 4, 2, 1);
        AllowedIntervals allowed = frame.AllowedAt(shape.GuardBits);
        long[] found = [.. new EntrySearch(frame, shape, allowed, 0, 7).Best()];
        Score best = All(5, 8).Where(entries => IsInside(allowed, shape, entries)).Min(entries => ScoreOf(frame, shape, allowed, entries));
        Assert.Equal(best, ScoreOf(frame, shape, allowed, found));
    }

    private static IEnumerable<long[]> All(int count, int values) => Enumerable.Range(0, (int)Math.Pow(values, count))
        .Select(number => Enumerable.Range(0, count).Select(i => (long)(number / (int)Math.Pow(values, i) % values)).ToArray());

    private static bool IsInside(AllowedIntervals allowed, Interpolation shape, long[] entries) =>
        Enumerable.Range(0, allowed.Count).All(position => allowed.Allows(position, ValueAt(shape, entries, position)));

    private static Score ScoreOf(ResidualFrame frame, Interpolation shape, AllowedIntervals allowed, long[] entries) => Enumerable
        .Range(0, Math.Min(allowed.Count, shape.Cut + 1))
        .Aggregate(default(Score), (sum, position) => sum + frame.ScoreAt(position, ValueAt(shape, entries, position), shape.GuardBits));

    private static long ValueAt(Interpolation shape, long[] entries, int position)
    {
        int at = Math.Min(position, shape.Cut);
        return shape.At(entries[at >> shape.WidthBits], entries[(at >> shape.WidthBits) + 1], at & (shape.Width - 1));
    }
}
