using System.Text.Json;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Cli;

/// <summary><c>hwact compare</c>: kernels beside published algorithms.</summary>
public sealed class CompareVerbTests : IDisposable
{
    private static readonly string[] Inline =
        ["compare", "--activation", "gelu", "--input", "Q3.8", "--output", "Q3.8", "--method", "interpolated-table"];

    private static readonly string[] Baselines =
        ["chord-table-17", "chord-table-33", "chord-table-65", "i-bert", "i-bert-as-coded", "exact-sigmoid-form", "exact-tanh-form", "three-lines"];

    private readonly TemporaryDirectory directory = new();
    private readonly string specification;

    public CompareVerbTests()
    {
        specification = directory.Of("k.json");
        File.WriteAllText(specification, Specify.OneKernel());
    }

    public void Dispose() => directory.Dispose();

    [Fact]
    public void The_kernel_comes_first_and_every_baseline_that_is_used_for_it_has_a_row()
    {
        ToolRun run = ToolRun.Of("compare", specification);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal("gelu, Q3.4 to Q3.4, all 256 codes, error |y − clamp(f)|, 0 saturated:", lines[0]);
        Assert.Matches("^ +bytes +max LSB +misrounded % +RMSE LSB$", lines[1]);
        Assert.Matches("^  k +256 +0\\.[0-9]+ +0\\.00 .* this kernel, method table$", lines[2]);
        Assert.Equal(Baselines, lines[3..].Select(line => line.Trim().Split(' ')[0]));
    }

    [Fact]
    public void Of_what_runtimes_run_each_is_named_for_the_functions_it_serves()
    {
        string Of(string activation, string output) => ToolRun.Of(
            "compare", "--activation", activation, "--input", "Q3.12", "--output", output, "--method", "interpolated-table", "--set", "segments=512", "--set", "max_error_lsb=best").Output;
        Assert.Matches("(?m)^  litert-gelu-int16 +1026 +2\\.07[0-9]+ +31\\.10 ", Of("gelu", "Q3.12"));
        string tanh = Of("tanh", "Q0.15");
        Assert.Matches("(?m)^  litert-tanh-logistic-int16 +512 +1\\.47[0-9]+ +27\\.73 ", tanh);
        Assert.Matches("(?m)^  tosa-table-int16 +1026 +6\\.02[0-9]+ +45\\.04 ", tanh);
        Assert.DoesNotContain("gelu", tanh, StringComparison.Ordinal);
        Assert.DoesNotContain("litert", Of("tanh", "Q3.12"), StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_read_the_same_as_json()
    {
        ToolRun run = ToolRun.Of([.. Inline, "--json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonElement kernel = JsonDocument.Parse(run.Output).RootElement.GetProperty("kernels").EnumerateArray().Single();
        Assert.Equal("gelu_q3_8", kernel.GetProperty("name").GetString());
        Assert.InRange(kernel.GetProperty("max_lsb").GetDouble(), 0.4, 1);
        JsonElement[] baselines = [.. kernel.GetProperty("baselines").EnumerateArray()];
        Assert.Equal(Baselines, baselines.Select(row => row.GetProperty("name").GetString()));
        Assert.Equal("any function of 16 input codes or more", baselines[0].GetProperty("serves").GetString());
        Assert.All(baselines, row => Assert.Equal(4096, row.GetProperty("codes").GetInt32()));
    }

    [Fact]
    public void Several_kernels_have_a_table_each_and_one_can_be_chosen()
    {
        string text = Specify.OneKernel().Replace("\n}\n]", "\n},\n{ \"name\": \"b\", \"activation\": \"gelu\", \"input\": \"Q1.2\", \"output\": \"Q1.2\", \"method\": \"table\" }\n]", StringComparison.Ordinal);
        File.WriteAllText(specification, text);
        Assert.Equal(2, ToolRun.Of("compare", specification).Output.Split("\n\n").Length);
        ToolRun one = ToolRun.Of("compare", specification, "--kernel", "b");
        Assert.StartsWith("gelu, Q1.2 to Q1.2, all 16 codes, error |y − clamp(f)|, 0 saturated:\n", one.Output, StringComparison.Ordinal);
        Assert.Contains("chord-table-17", one.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("chord-table-33", one.Output, StringComparison.Ordinal);
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
