using System.Text.Json;
using HwAct.Numerics;
using HwAct.Specifications;
using HwAct.Tests.Cli;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Ranges;

/// <summary>What is written and said of ranges of codes: headers, modules, manifests, programs, names, commands, and the tool's verbs.</summary>
public sealed class RangedArtifactTests : IDisposable
{
    private const string Clamped = "int8:0.05:3:-120..20";
    private const string Promised = "int8:0.05:3:-120..20:never";
    private const string Output = "int8:0.03:-7:-30..100";

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(Clamped, "a code below or above them is taken as the nearest", "Input code, -120 to 20; any other value is taken as the nearest of these.", "clamp")]
    [InlineData(Promised, "the caller promises that no other code comes", "Input code, -120 to 20; no other value is allowed.", "never")]
    public void Header_module_and_manifest_say_the_range(string input, string fact, string parameter, string outside)
    {
        Generate("--activation", "gelu", "--input", input, "--output", Output, "--method", "table", "--name", "k");
        string header = Text("k", "c", "k.h");
        Assert.Contains(fact, Joined(header), StringComparison.Ordinal);
        Assert.Contains(parameter, header, StringComparison.Ordinal);
        Assert.Contains("#define K_INPUT_MIN (-120) #define K_INPUT_MAX 20 ", Joined(header), StringComparison.Ordinal);
        Assert.Contains("#define K_OUTPUT_MIN (-30) #define K_OUTPUT_MAX 100 ", Joined(header), StringComparison.Ordinal);
        Assert.Contains("int8 codes -30 to 100, real = 0.03 (code + 7); limited to these codes", Joined(header), StringComparison.Ordinal);
        Assert.Contains(fact, Joined(Text("k", "verilog", "k.v")), StringComparison.Ordinal);
        Assert.Contains("INPUT_MIN = -8'sd120; ", Joined(Text("k", "verilog", "k.v")), StringComparison.Ordinal);
        JsonElement manifest = JsonDocument.Parse(Text("k", "k.json")).RootElement;
        JsonElement format = manifest.GetProperty("formats").GetProperty("input");
        Assert.Equal((-120, 20, outside), (format.GetProperty("min").GetInt32(), format.GetProperty("max").GetInt32(), format.GetProperty("outside").GetString()));
        Assert.Equal((-30, 100, false), (manifest.GetProperty("formats").GetProperty("output").GetProperty("min").GetInt32(), manifest.GetProperty("formats").GetProperty("output").GetProperty("max").GetInt32(), manifest.GetProperty("formats").GetProperty("output").TryGetProperty("outside", out _)));
        Assert.Equal(141, manifest.GetProperty("error").GetProperty("codes").GetInt32());
        Assert.Equal(outside == "never" ? 141 : 256, manifest.GetProperty("vectors").GetProperty("codes").GetInt32());
        Assert.Equal(Quantization.Parse(input), Specify.Read($"{{ \"kernels\": [ {manifest.GetProperty("specification").GetRawText()} ] }}")[0].Specification.Input);
        Assert.Contains(outside == "never" ? "promised never to come" : "taken as the nearest of these", Text("k", "report.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Clamped, null)]
    [InlineData(Promised, null)]
    [InlineData("Q2.4:-60..60", "Q2.4:-1..63:never")]
    [InlineData("Q3.8:-1000..1000:never", "Q3.8:-2000..2000")]
    public void A_folder_proves_itself_its_command_makes_it_again_and_eval_runs_it(string input, string? up)
    {
        string[] second = up is null ? [] : ["--up", up];
        Generate(["--activation", "gelu", "--input", input, .. second, "--output", Output, "--method", "piecewise-linear", "--name", "k"]);
        Assert.Equal((0, ""), Said(ToolRun.OfWhole("verify", directory.Of("out"), "--target", "rom")));
        string command = JsonDocument.Parse(Text("k", "k.json")).RootElement.GetProperty("method").GetProperty("command").GetString()!;
        Assert.Contains($"--input {input} ", command, StringComparison.Ordinal);
        string[] words = command.Split(' ');
        Assert.Equal(0, ToolRun.OfWhole([.. words[1..^2], "-o", directory.Of("again")]).ExitCode);
        foreach (string file in (string[])["c/k.c", "verilog/k.v", "verilog/k_tb.v"])
        {
            Assert.Equal(Text("k", file), File.ReadAllText(directory.Of("again", "k", file)));
        }

        Assert.Equal(0, ToolRun.OfWholeWithInput(up is null ? "3\n" : "3 3\n", "eval", directory.Of("out", "k")).ExitCode);
    }

    [Fact]
    public void Eval_takes_what_is_outside_as_the_nearest_or_refuses_it_in_words()
    {
        File.WriteAllText(directory.Of("k.json"), Specify.OneKernel("input: { \"type\": \"int8\", \"scale\": 0.05, \"qmin\": -100, \"qmax\": 90 }", $"output: \"{Output}\""));
        Assert.Equal(new ToolRun(0, Eval("-100\n90\n", "k.json").Output, ""), Eval("-128\n127\n", "k.json"));
        File.WriteAllText(directory.Of("n.json"), Specify.OneKernel("input: { \"type\": \"int8\", \"scale\": 0.05, \"qmin\": -100, \"qmax\": 90, \"outside\": \"never\" }", $"output: \"{Output}\""));
        Assert.Equal(new ToolRun(2, Eval("90\n", "k.json").Output, "hwact: stdin:2: '91' is no code that may come; a whole number from -100 to 90 is needed\n"), Eval("90\n91\n", "n.json"));
        File.WriteAllText(directory.Of("g.json"), Specify.OneKernel("activation: \"geglu\"", "input: \"Q3.4:-100..90\"", "up: \"Q3.4:0..7:never\""));
        Assert.Equal("hwact: stdin:1: '-128 8' is no pair of codes; gate from -128 to 127, then up from 0 to 7 is needed\n", Eval("-128 8\n", "g.json").Error);
    }

    [Fact]
    public void Names_and_notes_tell_ranges_apart()
    {
        Assert.Equal("gelu_int8_0p05_3_m120_20_int8_0p03_m7_m30_100", DefaultName.Of("gelu", [Quantization.Parse(Clamped)], Quantization.Parse(Output)));
        Assert.Equal("gelu_int8_0p05_3_m120_20_never_int8_0p03_m7_m30_100", DefaultName.Of("gelu", [Quantization.Parse(Promised)], Quantization.Parse(Output)));
        Assert.Equal("gelu_q3_12_m4096_4095_q3_12", DefaultName.Of("gelu", [Quantization.Parse("Q3.12:-4096..4095")], Quantization.Parse("Q3.12")));
        Assert.Null(KernelName.ReasonAgainst(DefaultName.Of("gelu", [Quantization.Parse(Promised)], Quantization.Parse(Output))));
    }

    [Theory]
    [InlineData("Q3.4:0..100:never", "Q3.4")]
    [InlineData("int8:0.05:3:3..127", "int8:0.0243138:-128")]
    public void An_output_that_is_not_given_has_every_code_of_its_type(string input, string output) =>
        Assert.Equal(output, Specify.ReadOne($"input: \"{input}\"", "output:").Output.ToString());

    [Fact]
    public void Published_algorithms_are_limited_to_the_range_and_measured_over_it()
    {
        ToolRun run = ToolRun.Of("compare", "--activation", "gelu", "--input", "Q3.12:-8192..8191", "--output", "Q3.12:-500..4096", "--method", "table", "--json");
        Assert.Equal(0, run.ExitCode);
        string[] counts = [.. run.Output.Split("\"codes\":").Skip(1).Select(rest => rest.TrimStart().Split(',', '}', '\n')[0])];
        Assert.True(counts.Length > 3, run.Output);
        Assert.All(counts, count => Assert.Equal("16384", count));
    }

    [Fact]
    public void A_kernel_of_the_library_has_them_too()
    {
        Kernel k = Kernel.Design("gelu", Clamped, Output, ErrorBound.Faithful, new KernelRequest { Method = "piecewise-linear" });
        var output = new sbyte[4];
        k.Run<sbyte, sbyte>([-128, -120, 20, 127], output);
        Assert.Equal((output[0], output[2]), (output[1], output[3]));
        Assert.Equal((-120, 20, OutsideCodes.Clamp, -30, 100), (k.Inputs[0].MinCode, k.Inputs[0].MaxCode, k.Inputs[0].Outside, k.Output.MinCode, k.Output.MaxCode));
        Kernel promised = Kernel.Open(Kernel.Design("gelu", Promised, Output, ErrorBound.Faithful, new KernelRequest { Method = "table" }).WriteTo(directory.Path));
        Assert.Equal(OutsideCodes.Never, promised.Inputs[0].Outside);
        promised.Run<sbyte, sbyte>([20], new sbyte[1]);
        Assert.Contains("is not from -120 to 20", Assert.Throws<ArgumentException>(() => promised.Run<sbyte, sbyte>([21], new sbyte[1])).Message, StringComparison.Ordinal);
    }

    // .NET writes 2^-25 with digits that are read as the double below.
    [Theory]
    [InlineData("int8:2^-25:3")]
    [InlineData("int8:2^-24:3:-127..127")]
    public void A_scale_that_is_a_power_of_two_is_written_as_itself(string input)
    {
        Assert.Equal(Quantization.Parse(input), Quantization.Parse(Quantization.Parse(input).ToString()));
        Generate("--activation", "gelu", "--input", input, "--output", "int8:2^-25", "--method", "table", "--name", "k");
        Assert.Equal((0, ""), Said(ToolRun.OfWhole("verify", directory.Of("out"), "--target", "rom")));
    }

    private static string Joined(string comment) => string.Join(' ', comment.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("*" or "//")));

    private static (int, string) Said(ToolRun run) => (run.ExitCode, run.Error);

    private ToolRun Eval(string input, string file) => ToolRun.WithInput(input, "eval", directory.Of(file));

    private void Generate(params string[] options)
    {
        ToolRun run = ToolRun.OfWhole(["generate", .. options, "-o", directory.Of("out")]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private string Text(params string[] path) => File.ReadAllText(directory.Of(["out", .. path]));
}
