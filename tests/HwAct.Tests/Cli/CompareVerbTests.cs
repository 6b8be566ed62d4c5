using System.Text.Json;
using HwAct.PublishedAlgorithms;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Cli;

/// <summary><c>hwact compare</c>: kernels beside published algorithms.</summary>
public sealed class CompareVerbTests : IDisposable
{
    private static readonly string[] Inline =
        ["compare", "--activation", "gelu", "--input", "Q3.8", "--output", "Q3.8", "--method", "interpolated-table"];

    private readonly TemporaryDirectory directory = new();
    private readonly string specification;

    public CompareVerbTests()
    {
        specification = directory.Of("k.json");
        File.WriteAllText(specification, Specify.OneKernel());
    }

    public void Dispose() => directory.Dispose();

    [Fact]
    public void The_kernel_comes_first_and_every_baseline_has_a_row()
    {
        ToolRun run = ToolRun.Of("compare", specification);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal("gelu, Q3.4 to Q3.4, all 256 codes:", lines[0]);
        Assert.Matches("^ +bytes +max LSB +misrounded % +RMSE LSB$", lines[1]);
        Assert.Matches("^  k +256 +0\\.[0-9]{3} +0\\.00 .* this kernel, method table$", lines[2]);
        Assert.Equal(PublishedAlgorithmCatalog.All.Select(baseline => baseline.Name), lines[3..].Select(line => line.Trim().Split(' ')[0]));
    }

    [Fact]
    public void A_baseline_that_does_not_apply_says_why() =>
        Assert.Matches("(?m)^  tflite-int16 +- +- +- +- +does not apply: it serves int16 to int16 ", ToolRun.Of(Inline).Output);

    [Fact]
    public void Programs_read_the_same_as_json()
    {
        ToolRun run = ToolRun.Of([.. Inline, "--json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonElement kernel = JsonDocument.Parse(run.Output).RootElement.GetProperty("kernels").EnumerateArray().Single();
        Assert.Equal("gelu_q3_8", kernel.GetProperty("name").GetString());
        Assert.InRange(kernel.GetProperty("max_lsb").GetDouble(), 0.4, 1);
        JsonElement[] baselines = [.. kernel.GetProperty("baselines").EnumerateArray()];
        Assert.Equal(PublishedAlgorithmCatalog.All.Select(baseline => baseline.Name), baselines.Select(row => row.GetProperty("name").GetString()));
        Assert.Contains("int16", baselines[0].GetProperty("reason_against").GetString(), StringComparison.Ordinal);
        Assert.All(baselines[1..], row => Assert.Equal(4096, row.GetProperty("codes").GetInt32()));
    }

    [Fact]
    public void Several_kernels_have_a_table_each_and_one_can_be_chosen()
    {
        string text = Specify.OneKernel().Replace("\n}\n]", "\n},\n{ \"name\": \"b\", \"activation\": \"gelu\", \"input\": \"Q1.2\", \"output\": \"Q1.2\", \"method\": \"table\" }\n]", StringComparison.Ordinal);
        File.WriteAllText(specification, text);
        Assert.Equal(2, ToolRun.Of("compare", specification).Output.Split("\n\n").Length);
        ToolRun one = ToolRun.Of("compare", specification, "--kernel", "b");
        Assert.StartsWith("gelu, Q1.2 to Q1.2, all 16 codes:\n", one.Output, StringComparison.Ordinal);
        Assert.Contains("does not apply: the input has 16 codes, fewer than its 32 segments", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_one_message()
    {
        GenerateVerbTests.RequireOneMessage(ToolRun.Of("compare", directory.Of("no.json")), $"{directory.Of("no.json")}:1: there is no such file;");
        GenerateVerbTests.RequireOneMessage(ToolRun.Of("compare", specification, "--kernel", "kk"), "hwact: --kernel: ");
        GenerateVerbTests.RequireOneMessage(ToolRun.Of("compare", specification, "--activation", "gelu"), "hwact: a kernel comes either from a file");
        Assert.StartsWith("hwact compare: there is no option '--jsn'; did you mean '--json'?", ToolRun.Of("compare", "--jsn").Error, StringComparison.Ordinal);
    }
}
