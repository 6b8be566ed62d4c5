using System.Collections.Immutable;
using System.Text.Json;
using HwAct.Benchmarks.Score;
using HwAct.Generation;
using HwAct.Rendering;

namespace HwAct.Tests.ScoreTable;

/// <summary>The score table: measured, never typed in.</summary>
public sealed class ScoreCommandTests
{
    private static readonly Generator Generator = new(TemplateRenderer.Create(directory: null));

    private static readonly ScoreRow Table = new(
        "a table", "gelu Q3.4 Q3.4 table", "nothing", new Target(Metric.RomBytes, 256), new Target(Metric.Misrounded, 0), new Target(Metric.MaxLsb, 0.5));

    [Fact]
    public void A_row_that_meets_every_target_exits_0()
    {
        (int code, string text) = Print(json: false, Table);
        Assert.Equal(0, code);
        string[] lines = text.Split('\n');
        Assert.Matches("^work +target +reached +best known$", lines[0]);
        Assert.Matches("^a table  ≤ 256 B, 0 %, 0.5 LSB  256 B, 0.00 %, 0.4[0-9]+ LSB  met  nothing$", lines[1]);
        Assert.Equal("1 of 1 met", lines[2]);
    }

    [Theory]
    [InlineData("gelu Q3.4 Q3.4 table", "256 B")]
    [InlineData("gelu Q3.4 Q3.4 no-such-method", "not available")]
    [InlineData("gelu Q3.4 Q3.4 table no_such_parameter=1", "not available")]
    [InlineData("no-such-activation Q3.4 Q3.4 table", "not available")]
    [InlineData("gelu Q3.4 Q3.4 piecewise-linear segments=1 max_error_lsb=0.5", "not reached")]
    public void A_row_that_misses_a_target_exits_1_and_says_what_it_reached(string kernel, string reached)
    {
        ScoreRow row = new("w", kernel, "b", new Target(Metric.RomBytes, 0));
        (int code, string text) = Print(json: false, Table, row);
        Assert.Equal(1, code);
        Assert.Matches($"(?m)^w +≤ 0 B +{reached} +missed +b$", text);
        Assert.EndsWith("1 of 2 met\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_read_the_same_as_json()
    {
        (int code, string text) = Print(json: true, Table, Table with { Kernel = "gelu Q3.4 Q3.4 no-such-method" });
        Assert.Equal(1, code);
        JsonElement[] rows = [.. JsonDocument.Parse(text).RootElement.GetProperty("rows").EnumerateArray()];
        Assert.True(rows[0].GetProperty("met").GetBoolean());
        Assert.Equal(256, rows[0].GetProperty("targets")[0].GetProperty("reached").GetInt32());
        Assert.False(rows[1].GetProperty("met").GetBoolean());
        Assert.StartsWith("not available: --method: ", rows[1].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.False(rows[1].GetProperty("targets")[0].TryGetProperty("reached", out _));
    }

    [Fact]
    public void Rows_are_distinct_and_have_targets()
    {
        Assert.Distinct(ScoreSheet.Rows.Select(row => row.Work));
        Assert.All(ScoreSheet.Rows, row => Assert.NotEmpty(row.Targets));
    }

    [Fact]
    public void An_option_that_is_not_there_is_refused()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(2, ScoreCommand.Run(["--jsn"], output, error));
        Assert.Equal("", output.ToString());
        Assert.Contains("--json", error.ToString(), StringComparison.Ordinal);
    }

    private static (int Code, string Text) Print(bool json, params ImmutableArray<ScoreRow> rows)
    {
        using var output = new StringWriter { NewLine = "\n" };
        int code = ScoreCommand.Print([.. rows.Select(row => ScoreResult.Of(row, Generator))], json, output);
        return (code, output.ToString());
    }
}
