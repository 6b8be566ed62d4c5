using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HwAct.Reports;
using HwAct.Tests.Reports;

namespace HwAct.Tests.Cli;

/// <summary>What <c>hwact explore</c> prints and writes.</summary>
public sealed class ExploreVerbTests : IDisposable
{
    private static readonly string[] Options = ["--activation", "gelu", "--input", "int5:0.3:1", "--output", "int5:0.25:-4", "--name", "k", "--target", "c"];

    private readonly TemporaryDirectory directory = new();

    private string Out => directory.Of("out");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Three_files_show_all_and_nothing_else_is_written()
    {
        ToolRun run = Explore(0);
        Assert.EndsWith($"{Out}/explore.html shows all\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(["explore.csv", "explore.html", "explore.json"], directory.Snapshot().Keys.Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "explore.json")));
        SchemaOfJson.Require(ExplorationFile.Schema, document.RootElement.GetRawText());
        JsonElement kernel = Assert.Single(document.RootElement.GetProperty("kernels").EnumerateArray());
        int designs = kernel.GetProperty("designs").GetArrayLength();
        Assert.Equal(designs + 1, File.ReadAllLines(Path.Combine(Out, "explore.csv")).Length);
        Assert.Equal(designs, File.ReadAllText(Path.Combine(Out, "explore.html")).Split("<tr id=\"k-").Length - 1);
        Assert.Equal(0, Explore(0).ExitCode);
    }

    [Fact]
    public void A_wish_writes_its_kernel_and_the_command_makes_the_same_one()
    {
        ToolRun run = Explore(0, "--pick", "max_error_lsb<=0.75, objective=rom-bits", "--json");
        using var document = JsonDocument.Parse(run.Output);
        string command = Assert.Single(document.RootElement.GetProperty("kernels").EnumerateArray()).GetProperty("command").GetString()!;
        string again = directory.Of("again");
        string[] words = command.Split(' ');
        Assert.Equal("hwact", words[0]);
        Assert.Equal(0, ToolRun.OfWhole([.. words[1..^1], again]).ExitCode);
        Assert.Equal(File.ReadAllText(Path.Combine(again, "k", "c", "k.c")), File.ReadAllText(Path.Combine(Out, "k", "c", "k.c")));
        Assert.Equal(0, ToolRun.OfWhole([.. words[1..^1], Out]).ExitCode);
    }

    [Fact]
    public void Several_kernels_share_a_budget_and_are_told_what_more_would_buy()
    {
        string file = directory.Of("kernels.json");
        File.WriteAllText(file, """
            { "kernels": [
              { "name": "a", "activation": "gelu", "input": "int5:0.3:1", "output": "int5:0.25:-4", "targets": ["c"] },
              { "name": "b", "activation": "tanh", "input": "Q1.3", "output": "Q0.4", "targets": ["c"] } ] }
            """);
        ToolRun run = ToolRun.OfWhole("explore", file, "-o", Out, "--pick", "rom-bits<=40, objective=max_error_lsb");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        SchemaOfJson.Require(ExplorationFile.Schema, File.ReadAllText(Path.Combine(Out, "explore.json")));
        Match together = Together(run);
        Match more = Together(ToolRun.OfWhole("explore", file, "-o", directory.Of("more"), "--pick", "rom-bits<=140, objective=max_error_lsb"));
        Assert.Equal((more.Groups["error"].Value, more.Groups["cost"].Value), (together.Groups["more"].Value, together.Groups["for"].Value));
        Assert.True(Number(more.Groups["error"]) < Number(together.Groups["error"]));
        Assert.InRange(Number(together.Groups["cost"]), 1, 40);
        Assert.All((string[])["a", "b"], name => Assert.True(File.Exists(Path.Combine(Out, name, "c", name + ".c"))));
        run = ToolRun.OfWhole("explore", file, "-o", Out, "--pick", "rom-bits<=200, luts<=9, objective=max_error_lsb");
        Assert.Equal((2, "hwact: --pick: of several kernels one limit on a cost can be shared, not rom-bits<=200 and luts<=9\n"), (run.ExitCode, run.Error));
        run = ToolRun.OfWhole("explore", file, "-o", Out, "--pick", "rom-bits<=200, objective=luts");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("several kernels share rom-bits<=200, so that an error is what shall be least", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max_error_lsb<=0.3", "hwact: --pick: no design of k keeps max_error_lsb<=0.3; the nearest is design ")]
    [InlineData("nonsense", "hwact: --pick: 'nonsense' is no limit and no objective; ")]
    [InlineData("rom-bits<=0", "the nearest is design ")]
    public void A_wish_that_cannot_be_is_refused_and_nothing_is_written(string wish, string message)
    {
        ToolRun run = Explore(2, "--pick", wish);
        Assert.Equal("", run.Output);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(directory.Snapshot());
    }

    [Fact]
    public void Another_kernel_is_not_written_over()
    {
        Assert.Equal(0, ToolRun.OfWhole("generate", "--activation", "silu", "--input", "int5:0.3", "--output", "int5:0.3", "--name", "k", "--method", "table", "--target", "c", "-o", Out).ExitCode);
        SortedDictionary<string, string> before = directory.Snapshot();
        Assert.Contains("--force writes over it", Explore(2, "--pick", "max_error_lsb<=1").Error, StringComparison.Ordinal);
        Assert.Equal(before, directory.Snapshot());
        Explore(0, "--pick", "max_error_lsb<=1", "--force");
    }

    private static Match Together(ToolRun run)
    {
        Match match = Regex.Match(
            run.Output,
            "\ntogether rom-bits (?<cost>[0-9]+), max_error_lsb at most (?<error>[0-9.]+); with 100 more at most (?<more>[0-9.]+) for (?<for>[0-9]+)\n",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1));
        Assert.True(match.Success, run.Output);
        return match;
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    private ToolRun Explore(int code, params string[] more)
    {
        ToolRun run = ToolRun.OfWhole(["explore", .. Options, "-o", Out, .. more]);
        Assert.True(code == run.ExitCode, run.Error);
        return run;
    }
}
