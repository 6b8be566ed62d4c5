using System.Text.Json;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Cli;

/// <summary><c>hwact generate</c>, and <c>hwact report</c> on what it wrote.</summary>
public sealed class GenerateVerbTests : IDisposable
{
    private const string TwoKernels = """
        { "kernels": [
          { "name": "a", "activation": "gelu", "input": "Q3.4", "output": "Q3.4", "method": "table" },
          { "name": "b", "activation": "gelu", "input": "Q2.3", "output": "Q2.3", "method": "interpolated-table" }
        ] }
        """;

    private readonly TemporaryDirectory directory = new();

    private string Out => directory.Of("out");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Parameters_do_not_change_the_name()
    {
        ToolRun run = ToolRun.Of(
            "generate", "--activation", "gelu-sigmoid", "--set", "beta=1.5", "--input", "Q1.2", "--output", "Q1.2", "--method", "table", "-o", Out);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(Directory.Exists(Path.Combine(Out, "gelu_sigmoid_q1_2")));
    }

    [Fact]
    public void A_file_of_kernels_becomes_folders_and_an_index()
    {
        ToolRun run = ToolRun.Of("generate", File("k.json", TwoKernels), "-o", Out);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(2, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(
            [".hwact/.gitignore", ".hwact/a", ".hwact/b", "README.md", "a/a.json", "a/a.program.json", "a/c/a.c", "a/report.html", "b/b.json", "b/b.program.json", "b/c/b.c", "b/report.html"],
            directory.Snapshot().Keys.Where(path => path.StartsWith("out/", StringComparison.Ordinal)).Select(path => path[4..]));
    }

    [Fact]
    public void Chosen_kernels_are_written_alone_and_without_an_index()
    {
        ToolRun run = ToolRun.Of("generate", File("k.json", TwoKernels), "--kernel", "b", "-o", Out);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal([".hwact", "b"], Directory.EnumerateFileSystemEntries(Out).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_kernel_without_a_file_is_described_by_options()
    {
        ToolRun run = ToolRun.Of(
            "generate", "--activation", "gelu-sigmoid", "--input", "Q2.3", "--output", "int8:0.05:-3", "--method", "interpolated-table",
            "--rounding", "half-up", "--set", "segments=8", "--set", "beta=1.5", "--set", "max_error_lsb=20", "--name", "mine", "-o", Out);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonElement specification = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Out, "mine", "mine.json"))).RootElement.GetProperty("specification");
        Assert.Equal(8, specification.GetProperty("method").GetProperty("segments").GetInt32());
        Assert.Equal(1.5, specification.GetProperty("activation").GetProperty("beta").GetDouble());
        Assert.Equal(20, specification.GetProperty("max_error_lsb").GetDouble());
        Assert.Equal(-3, specification.GetProperty("output").GetProperty("zero_point").GetInt32());
        Assert.Equal("half-up", specification.GetProperty("rounding").GetString());
    }

    [Theory]
    [InlineData("Q3.4", "Q3.4", "gelu_q3_4")]
    [InlineData("int8:0.05:-3", "uint8:0.05", "gelu_int8_0p05_m3_uint8_0p05")]
    [InlineData("int8:0.05:3", "int8:0.03:-7", "gelu_int8_0p05_3_int8_0p03_m7")]
    [InlineData("Q3.4", "Q0.7", "gelu_q3_4_q0_7")]
    [InlineData("Q-2.9", "int8:1e-5", "gelu_qm2_9_int8_1em05")]
    public void A_kernel_without_a_name_is_named_after_its_formats(string input, string output, string name)
    {
        ToolRun run = ToolRun.Of("generate", "--activation", "gelu", "--input", input, "--output", output, "--method", "table", "-o", Out);
        Assert.Equal(0, run.ExitCode);
        Assert.True(System.IO.File.Exists(Path.Combine(Out, name, name + ".json")));
    }

    [Theory]
    [InlineData("--input", "Q9.", "hwact: --input: 'Q9.' is no Qm.n, UQm.n; expected as Q3.12;")]
    [InlineData("--input", "Q8.8", "hwact: --input: 'Q8.8' is 17 bits wide; an input of 2 to 16 bits is needed; a sign besides; for 16 bits write Q7.8, or UQ8.8 without a sign")]
    [InlineData("--output", "int8:0", "hwact: --output: scale 0 is not usable; a number from 1e-30 to 1e30 is needed")]
    [InlineData("--name", "int", "hwact: --name: 'int' is a keyword or a predefined word of C or C++; another name is needed")]
    [InlineData("--name", "../x", "hwact: --name: '../x' is no C identifier;")]
    [InlineData("--activation", "gelo", "hwact: --activation: no activation is named 'gelo'; did you mean 'gelu'?")]
    [InlineData("--method", "tables", "hwact: --method: no method is named 'tables'; did you mean 'table'?")]
    [InlineData("--rounding", "up", "hwact: --rounding: no rounding rule is named 'up'; there is half-even, half-away, half-up")]
    [InlineData("--set", "segment=3", "hwact: --set segment: there is no such parameter; did you mean 'segments'?")]
    [InlineData("--set", "segments=x", "hwact: --set segments: 'segments' is a whole number from 1 to 65536 or auto, not 'x'")]
    [InlineData("--set", "max_error_lsb=0,75", "hwact: --set max_error_lsb: the string '0,75' is no bound on the error;")]
    [InlineData("--set", "max_error_lsb=0.1", "hwact: --set max_error_lsb: the number 0.1 is no bound on the error;")]
    [InlineData("--set", "segments", "hwact: --set: 'segments' is no assignment; KEY=VALUE such as segments=64 is needed")]
    [InlineData("--output", "out", "hwact: --output: 'out' is no format, as Q3.12 is; where the files go is said by -o")]
    [InlineData("--output", "x/y", "hwact: --output: 'x/y' is no format, as Q3.12 is; where the files go is said by -o")]
    [InlineData("--set", "alpha=1", "hwact: --set alpha: there is no such parameter; there is ")]
    [InlineData("--set", "slopes=power-of-two", "hwact: --set slopes: is a parameter of piecewise-linear, not of interpolated-table; here there is segments,")]
    [InlineData("--set", "segments:64", "hwact: --set: 'segments:64' is no assignment;")]
    [InlineData("--method", "lut", "hwact: --method: no method is named 'lut'; did you mean 'table'?")]
    [InlineData("--method", "pwl", "hwact: --method: no method is named 'pwl'; did you mean 'piecewise-linear'?")]
    [InlineData("--activation", "sin", "hwact: --activation: no activation is named 'sin'; there is gelu,")]
    [InlineData("--kernel", "a", "hwact: a kernel comes either from a file")]
    public void A_wrong_option_is_named(string option, string value, string message)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["--activation"] = "gelu",
            ["--input"] = "Q2.3",
            ["--output"] = "Q2.3",
            ["--method"] = "interpolated-table",
            [option] = value,
        };
        ToolRun run = ToolRun.Of(["generate", "-o", Out, .. options.SelectMany(entry => new[] { entry.Key, entry.Value })]);
        RequireOneMessage(run, message);
        Assert.False(Directory.Exists(Out));
    }

    [Theory]
    [InlineData("--set segments 64", "hwact: --set: 'segments' is no assignment; did you mean '--set segments=64'?")]
    [InlineData("segments=64", "hwact: 'segments=64' is no specification; did you mean '--set segments=64'?")]
    public void A_parameter_in_two_words_is_put_right(string words, string message)
    {
        RequireOneMessage(ToolRun.Of(["generate", "--activation", "gelu", "--input", "Q2.3", "--output", "Q2.3", "--method", "interpolated-table", .. words.Split(' ')]), message);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void An_error_in_the_last_kernel_writes_none()
    {
        string text = TwoKernels.Replace("\"interpolated-table\"", "{ \"name\": \"interpolated-table\", \"segments\": 1 }, \"max_error_lsb\": 0.5", StringComparison.Ordinal);
        string path = File("k.json", text);
        RequireOneMessage(ToolRun.Of("generate", path, "-o", Out), $"{path}:3: kernels[1].max_error_lsb: ");
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void Every_bad_specification_leaves_what_is_there_unchanged()
    {
        string path = File("k.json", TwoKernels);
        Assert.Equal(0, ToolRun.Of("generate", path, "-o", Out).ExitCode);
        SortedDictionary<string, string> before = directory.Snapshot();
        foreach (string change in (string[])["name: \"../x\"", "metod: 1", "input:", "output: 3", "input: \"int8:-1\"", "max_error_lsb: 0", "method: \"no\""])
        {
            System.IO.File.WriteAllText(path, Specify.OneKernel(change));
            RequireOneMessage(ToolRun.Of("generate", path, "-o", Out), path + ":");
        }

        System.IO.File.WriteAllText(path, TwoKernels);
        Assert.Equal(before, directory.Snapshot());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"kernels\": [")]
    public void An_empty_or_truncated_file_is_refused(string text)
    {
        string path = File("k.json", text);
        RequireOneMessage(ToolRun.Of("generate", path, "-o", Out), path + ":1: ");
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        RequireOneMessage(ToolRun.Of("generate", directory.Of("k.json")), directory.Of("k.json") + ":1: there is no such file; 'hwact init' writes one to start from");

    [Fact]
    public void A_kernel_that_is_not_in_the_file_is_named() => RequireOneMessage(
        ToolRun.Of("generate", File("k.json", TwoKernels), "--kernel", "c", "-o", Out), $"hwact: --kernel: {directory.Of("k.json")} has no kernel named 'c'; ");

    [Fact]
    public void An_unwritable_directory_is_named()
    {
        string file = File("file", "mine");
        RequireOneMessage(
            ToolRun.Of("generate", File("k.json", TwoKernels), "-o", file + "/out"), $"hwact: {file}/out: cannot be written, and nothing was changed: ");
        RequireOneMessage(ToolRun.Of("generate", directory.Of("k.json"), "-o", file), $"hwact: {file}: cannot be written, and nothing was changed: ");
        Assert.Equal("mine", System.IO.File.ReadAllText(file));
    }

    [Fact]
    public void Saturation_is_said_and_pointed_out_above_one_percent()
    {
        ToolRun run = ToolRun.Of("generate", "--activation", "gelu", "--input", "Q4.3", "--output", "Q1.6", "--method", "table", "--name", "k", "-o", Out);
        Assert.Contains("max |y − clamp(f)| 0.491926 LSB", run.Output, StringComparison.Ordinal);
        Assert.Contains("111 saturate", run.Output, StringComparison.Ordinal);
        Assert.Contains("hwact: note: k saturates often: 111 of 256 codes (43.36 %): f lies outside −128 to 127, by up to 889 LSB", run.Error, StringComparison.Ordinal);
        Assert.Equal("", ToolRun.Of("generate", "--activation", "gelu", "--input", "Q4.3", "--output", "Q4.3", "--method", "table", "--name", "j", "-o", Out).Error);
    }

    [Fact]
    public void The_summary_is_json_where_a_program_reads()
    {
        string path = File("k.json", TwoKernels);
        ToolRun.Of("generate", path, "--kernel", "a", "-o", Out);
        JsonElement[] kernels = [.. JsonDocument.Parse(ToolRun.Of("generate", path, "-o", Out, "--json").Output).RootElement.GetProperty("kernels").EnumerateArray()];
        Assert.Equal(["a", "b"], kernels.Select(kernel => kernel.GetProperty("name").GetString()));
        Assert.Equal([false, true], kernels.Select(kernel => kernel.GetProperty("written").GetBoolean()));
        Assert.Equal(0, kernels[0].GetProperty("misrounded_codes").GetInt32());
    }

    [Fact]
    public void A_kernel_of_another_specification_is_pointed_out_and_kept()
    {
        ToolRun.Of("generate", File("k.json", TwoKernels), "-o", Out);
        ToolRun run = ToolRun.Of("generate", File("other.json", Specify.OneKernel()), "-o", Out);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("out/a is no kernel of this specification", run.Error, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(Out, "a")));
    }

    [Fact]
    public void Reports_are_made_again_from_the_manifests()
    {
        ToolRun.Of("generate", File("k.json", TwoKernels), "-o", Out);
        SortedDictionary<string, string> before = directory.Snapshot();
        System.IO.File.WriteAllText(Path.Combine(Out, "a", "report.html"), "old");
        ToolRun run = ToolRun.Of("report", Out);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches("a/report.html +written\n.*b/report.html +unchanged\n", run.Output);
        Assert.Equal(before, directory.Snapshot());
        RequireOneMessage(ToolRun.Of("report", directory.Of("nowhere")), $"hwact: {directory.Of("nowhere")}: holds no kernel;");
    }

    internal static void RequireOneMessage(ToolRun run, string start)
    {
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(start, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    private string File(string name, string text)
    {
        System.IO.File.WriteAllText(directory.Of(name), text);
        return directory.Of(name);
    }
}
