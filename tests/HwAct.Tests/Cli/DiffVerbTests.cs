using System.Text.Json;
using HwAct.Reports;
using HwAct.Tests.Reports;

namespace HwAct.Tests.Cli;

/// <summary><c>hwact diff</c> and <c>hwact report --format</c> on folders that were written.</summary>
public sealed class DiffVerbTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public DiffVerbTests()
    {
        Write("old", "k", "interpolated-table");
        Write("new", "k", "interpolated-table", "--set", "max_error_lsb=0.75");
        Write("new", "l", "table");
    }

    public void Dispose() => directory.Dispose();

    [Fact]
    public void What_is_the_same_ends_with_0_and_what_differs_with_1()
    {
        ToolRun same = ToolRun.OfWhole("diff", directory.Of("old"), directory.Of("old", "k"));
        Assert.Equal(new ToolRun(0, "k: is the same: all 256 codes and every file\n0 of 1 kernel changed\n", ""), same);
        ToolRun run = ToolRun.OfWhole("diff", directory.Of("old"), directory.Of("new"));
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains(" of 256 codes give another output; ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nl: is new\n2 of 2 kernels changed\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nl: is gone\n", ToolRun.OfWhole("diff", directory.Of("new"), directory.Of("old")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_lists_every_code_that_differs_with_the_outputs_that_eval_gives()
    {
        string codes = string.Join('\n', Enumerable.Range(-128, 256)) + "\n";
        string[] old = ToolRun.OfWholeWithInput(codes, "eval", directory.Of("old", "k")).Output.Split('\n');
        string[] now = ToolRun.OfWholeWithInput(codes, "eval", directory.Of("new", "k")).Output.Split('\n');
        ToolRun run = ToolRun.OfWhole("diff", directory.Of("old", "k"), directory.Of("new", "k"), "--format", "json");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        SchemaOfJson.Require(DeltaForm.Schema, run.Output);
        JsonElement kernel = Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("kernels").EnumerateArray());
        Assert.Equal(
            Enumerable.Range(0, 256).Where(i => old[i] != now[i]).Select(i => $"{i - 128}:{old[i]}:{now[i]}"),
            kernel.GetProperty("steps").EnumerateArray().Select(step => $"{step.GetProperty("code")}:{step.GetProperty("old")}:{step.GetProperty("new")}"));
        Assert.Equal(kernel.GetProperty("differing_codes").GetInt32(), kernel.GetProperty("steps").GetArrayLength());
        foreach (string side in (string[])["old", "new"])
        {
            JsonElement error = JsonDocument.Parse(File.ReadAllText(directory.Of(side, "k", "k.json"))).RootElement.GetProperty("error");
            Assert.Equal(error.GetProperty("max_lsb").GetRawText(), kernel.GetProperty(side).GetProperty("max_lsb").GetRawText());
        }
    }

    [Fact]
    public void Json_keeps_its_schema_whatever_changed()
    {
        foreach ((string old, string now) in ((string, string)[])[("old", "new"), ("new", "old"), ("old", "old")])
        {
            SchemaOfJson.Require(DeltaForm.Schema, ToolRun.OfWhole("diff", directory.Of(old), directory.Of(now), "--format", "json").Output);
        }
    }

    [Fact]
    public void The_page_is_well_formed_and_draws_what_changed()
    {
        ToolRun run = ToolRun.OfWhole("diff", directory.Of("old"), directory.Of("new"), "--format", "html");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        ErrorReportTests.AssertSelfContained(ErrorReportTests.Parse(run.Output), run.Output);
        Assert.Contains("id=\"k_errors\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("id=\"k_steps\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_is_one_message_and_2()
    {
        Require($"hwact: {directory.Of("nowhere")}: holds no kernel; ", "diff", directory.Of("old"), directory.Of("nowhere"));
        Require($"hwact: {directory.Of("nowhere")}: holds no kernel; ", "report", directory.Of("nowhere"), "--format", "md");
        Require("hwact: OLD is the kernel 'k', NEW is 'l'; ", "diff", directory.Of("old", "k"), directory.Of("new", "l"));
        Assert.StartsWith("hwact diff: --format: there is no form 'jsn'; did you mean 'json'?", ToolRun.OfWhole("diff", directory.Of("old"), directory.Of("new"), "--format", "jsn").Error, StringComparison.Ordinal);
        Assert.StartsWith("hwact report: --format: there is no form 'markdown'; ", ToolRun.OfWhole("report", directory.Of("old"), "--format", "markdown").Error, StringComparison.Ordinal);
        Require("hwact: --sigma: '0' is no deviation; ", "report", directory.Of("old"), "--sigma", "0");
        Require("hwact: --sigma: 'nan' is no deviation; ", "report", directory.Of("old"), "--sigma", "nan");
    }

    [Fact]
    public void A_manifest_that_was_edited_is_refused_and_the_hash_is_named()
    {
        string manifest = directory.Of("old", "k", "k.json");
        string text = File.ReadAllText(manifest);
        string hash = JsonDocument.Parse(text).RootElement.GetProperty("files").GetProperty("c/k.c").GetString()!;
        string other = new('a', 64);
        File.WriteAllText(manifest, text.Replace(hash, other, StringComparison.Ordinal));
        foreach (string[] line in (string[][])[["report", directory.Of("old"), "--format", "json"], ["report", directory.Of("old")], ["diff", directory.Of("old"), directory.Of("new")]])
        {
            Require($"hwact: k: the manifest lists '{other}' as the SHA-256 of c/k.c, which has '{hash}': one of them was altered; ", line);
        }

        Assert.Contains(other, File.ReadAllText(manifest), StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_are_printed_of_one_kernel_or_of_all_and_written_for_another_deviation()
    {
        Assert.Equal(257, ToolRun.OfWhole("report", directory.Of("old", "k"), "--format", "csv").Output.Count(c => c == '\n'));
        Assert.Equal(513, ToolRun.OfWhole("report", directory.Of("new"), "--format", "csv").Output.Count(c => c == '\n'));
        Assert.Equal(257, ToolRun.OfWhole("report", directory.Of("new"), "--kernel", "l", "--format", "csv").Output.Count(c => c == '\n'));
        Assert.Contains("unchanged", ToolRun.OfWhole("report", directory.Of("new", "l")).Output, StringComparison.Ordinal);
        Assert.Contains("written", ToolRun.OfWhole("report", directory.Of("new", "l"), "--sigma", "0.5").Output, StringComparison.Ordinal);
        Assert.Contains("N(0, 0.5)", File.ReadAllText(directory.Of("new", "l", "report.html")), StringComparison.Ordinal);
        JsonElement normal = JsonDocument.Parse(ToolRun.OfWhole("report", directory.Of("new", "l"), "--format", "json", "--sigma", "2.5").Output).RootElement.GetProperty("reports")[0].GetProperty("normal");
        Assert.Equal((2.5, true), (normal.GetProperty("sigma").GetDouble(), normal.GetProperty("sigma_was_chosen").GetBoolean()));
    }

    private static void Require(string begin, params string[] arguments)
    {
        ToolRun run = ToolRun.OfWhole(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(begin, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    private void Write(string where, string name, string method, params string[] more)
    {
        ToolRun run = ToolRun.OfWhole(["generate", "--activation", "gelu", "--input", "Q3.4", "--output", "Q3.4", "--method", method, "--name", name, "--target", "c", .. more, "-o", directory.Of(where)]);
        Assert.Equal(0, run.ExitCode);
    }
}
