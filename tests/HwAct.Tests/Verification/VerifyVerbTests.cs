using System.Text.Json;
using HwAct.Targets;
using HwAct.Tests.Specifications;
using ToolRun = HwAct.Tests.Cli.ToolRun;

namespace HwAct.Tests.Verification;

/// <summary><c>hwact verify</c> to its end where something is wrong, with what needs no tools: two kernels, the second altered.</summary>
public sealed class VerifyVerbTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public VerifyVerbTests()
    {
        string one = Specify.OneKernel("targets: [\"rom\"]").Split('\n')[1..^3] is var lines ? string.Join('\n', lines) : "";
        string file = directory.Of("kernels.json");
        File.WriteAllText(file, $"{{ \"kernels\": [\n{one}\n}},\n{one.Replace("\"k\"", "\"l\"", StringComparison.Ordinal)}\n}} ] }}");
        Assert.Equal((0, ""), (ToolRun.OfWhole("generate", file, "-o", Out) is var run ? run.ExitCode : -1, run.Error));
    }

    private string Out => directory.Of("out");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void What_agrees_ends_with_0_and_one_line() =>
        Assert.Equal(new ToolRun(0, $"{Out}: 2 kernels, 512 codes: rom and the reference model agree\n", ""), ToolRun.OfWhole("verify", Out));

    [Fact]
    public void A_finding_ends_with_1_and_is_told_in_text_and_to_programs()
    {
        Alter("l/rom/l_codes.coe", "\n01,", "\n02,");
        Alter("l/l.json", "\"latency\": 0", "\"latency\": 1");
        string[] expected =
        [
            "l|manifest|latency is 1 instead of 0",
            "l|files|rom/l_codes.coe has not the SHA-256 that the manifest lists: one of them was altered",
            "l|ROM image|l_codes.coe: word 1 is 2 instead of 1",
        ];
        ToolRun text = ToolRun.OfWhole("verify", Out);
        Assert.Equal(new ToolRun(1, string.Concat(expected.Select(line => line.Split('|') is var part ? $"{part[0]}: {part[1]}: {part[2]}\n" : "")), ""), text);

        ToolRun json = ToolRun.OfWhole("verify", Out, "--json");
        Assert.Equal((1, ""), (json.ExitCode, json.Error));
        JsonElement root = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal((Out, 2), (root.GetProperty("directory").GetString(), root.GetProperty("kernels").GetInt32()));
        Assert.Equal(expected, root.GetProperty("findings").EnumerateArray().Select(finding =>
            $"{finding.GetProperty("kernel").GetString()}|{finding.GetProperty("model").GetString()}|{finding.GetProperty("message").GetString()}"));

        Assert.Equal(0, ToolRun.OfWhole("verify", Out, "--kernel", "k").ExitCode);
        Assert.Equal(1, ToolRun.OfWhole("verify", Out, "--kernel", "l").ExitCode);
    }

    [Fact]
    public void A_kernel_that_cannot_be_proven_hides_nothing_of_another()
    {
        File.WriteAllText(directory.Of("out", "k", "k.program.json"), "{");
        Alter("l/rom/l_codes.mif", ": 01;", ": 03;");
        ToolRun run = ToolRun.OfWhole("verify", Out);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Matches("^k: program: .*k.program.json:1: ", run.Output);
        Assert.Contains("\nl: ROM image: l_codes.mif: word 1 is 3 instead of 1\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_with_a_code_names_it_to_programs()
    {
        var mismatch = new Mismatch([-3, 7], -53, "xx");
        Assert.Equal("k: C99: 1 of 256 codes differ; input code -3, 7: expected -53, got xx", new Finding("k", "C99", $"1 of 256 codes differ; {mismatch}", mismatch).ToString());
    }

    private void Alter(string path, string part, string altered)
    {
        string file = Path.Combine(Out, path);
        string text = File.ReadAllText(file);
        int at = text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{path} has no {part}");
        File.WriteAllText(file, text[..at] + altered + text[(at + part.Length)..]);
    }
}
