using System.Collections.Immutable;
using HwAct.Targets;

namespace HwAct.Tests.Targets;

/// <summary>Output codes as digital lines, by which a test on the user's part knows every one.</summary>
public sealed class CodeLineTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(300, 1)]
    [InlineData(300, 40)]
    [InlineData(1000, 1 << 20)]
    public void Lines_hold_any_codes_exactly(int count, int spread)
    {
        var random = new Random(count + spread);
        long[] codes = [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(-spread, spread + 1))];
        Assert.Equal(codes, Codes(CodeLine.Cover(codes)));
    }

    [Theory]
    [InlineData(256, 0.25, 3)]
    [InlineData(70000, 187.0 / 256, -2)]
    [InlineData(5000, -1.6171875, 0.7)]
    public void Codes_of_a_straight_line_are_one_line_of_as_many_codes_as_a_count_holds(int count, double slope, double start)
    {
        long[] codes = [.. Enumerable.Range(0, count).Select(i => (long)Math.Floor((slope * i) + start))];
        ImmutableArray<CodeLine> lines = CodeLine.Cover(codes);
        Assert.Equal(codes, Codes(lines));
        Assert.Equal(1 + (count / ushort.MaxValue), lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Count, 1, ushort.MaxValue));
    }

    [Fact]
    public void A_line_goes_as_far_as_it_can_and_no_farther()
    {
        ImmutableArray<CodeLine> lines = CodeLine.Cover([0, 0, 0, 5, 5, 5]);
        Assert.Equal([3, 3], lines.Select(line => line.Count));
    }

    private static IEnumerable<long> Codes(ImmutableArray<CodeLine> lines) =>
        lines.SelectMany(line => Enumerable.Range(0, line.Count).Select(i => (line.Start + (i * line.Step)) >> CodeLine.PartBits));
}
