using System.Text.Json;
using HwAct.Generation;
using HwAct.Numerics;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Cli;

/// <summary>What <c>hwact generate</c> writes over, and what it wants to be told first.</summary>
public sealed class ForceTests : IDisposable
{
    private static readonly string[] Options =
        ["--activation", "gelu", "--input", "int8:0.05:3", "--output", "int8:0.03:-7", "--method", "table", "--name", "k"];

    private static readonly string[] Gated = [.. Options, "--up", "int5:0.125"];

    private readonly TemporaryDirectory directory = new();

    private string Out => directory.Of("out");

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("--activation", "silu", "activation", "silu of int8:0.05:3 to int8:0.03:-7, half-even")]
    [InlineData("--input", "int8:0.07:3", "input", "gelu of int8:0.07:3 to int8:0.03:-7, half-even")]
    [InlineData("--input", "int8:0.05:4", "input", "gelu of int8:0.05:4 to int8:0.03:-7, half-even")]
    [InlineData("--input", "uint8:0.05:3", "input", "gelu of uint8:0.05:3 to int8:0.03:-7, half-even")]
    [InlineData("--input", "int7:0.05:3", "input", "gelu of int7:0.05:3 to int8:0.03:-7, half-even")]
    [InlineData("--output", "int8:0.0300000001:-7", "output", "gelu of int8:0.05:3 to int8:0.0300000001:-7, half-even")]
    [InlineData("--output", "int8:0.03:-8", "output", "gelu of int8:0.05:3 to int8:0.03:-8, half-even")]
    [InlineData("--rounding", "half-up", "rounding", "gelu of int8:0.05:3 to int8:0.03:-7, half-up")]
    [InlineData("--up", "int8:0.05:1", "up", "gelu of int8:0.05:3 times int8:0.05:1 to int8:0.03:-7, half-even")]
    public void Another_kernel_by_options_needs_force_and_both_are_shown(string option, string value, string member, string asked)
    {
        Generate(Options);
        SortedDictionary<string, string> before = directory.Snapshot();
        string[] other = Changed(Options, option, value);
        Refused(
            other,
            $"hwact: {Out}/k: holds gelu of int8:0.05:3 to int8:0.03:-7, half-even; {asked} is asked for, another {member}; another name keeps both; nothing was changed; --force writes over it\n");
        Assert.Equal(before, directory.Snapshot());
        Assert.Contains($"written: another {member} (", Generate([.. other, "--force"]).Output, StringComparison.Ordinal);
        Assert.Equal(0, ToolRun.Of(["check", .. other, "-o", Out]).ExitCode);
    }

    [Theory]
    [InlineData("--up", "int5:0.25")]
    [InlineData("--up", "int6:0.125")]
    [InlineData("--up", "uint5:0.125")]
    public void The_second_input_counts_as_the_first(string option, string value)
    {
        Generate(Gated);
        Refused(Changed(Gated, option, value), $"times {Quantization.Parse(value)} to int8:0.03:-7, half-even is asked for, another up;");
        Refused(Options, "gelu of int8:0.05:3 to int8:0.03:-7, half-even is asked for, another up;");
    }

    [Fact]
    public void A_parameter_of_the_activation_makes_another_one()
    {
        string[] swish = Changed(Options, "--activation", "swish");
        Generate([.. swish, "--set", "beta=1.5"]);
        Refused([.. swish, "--set", "beta=1.25"], "holds swish (beta=1.5) of int8:0.05:3 to int8:0.03:-7, half-even; swish (beta=1.25) of ");
    }

    [Fact]
    public void Another_method_bound_or_option_needs_no_force()
    {
        Generate(Options);
        string text = Generate(Changed(Options, "--method", "interpolated-table")).Output;
        Assert.Matches("written: (codes differ, [0-9]+ of 256|text differs, all 256 codes are the same)\n", text);
        Assert.Contains("written: ", Generate([.. Changed(Options, "--method", "interpolated-table"), "--set", "segments=64"]).Output, StringComparison.Ordinal);
        Assert.Contains("written: ", Generate([.. Options, "--set", "max_error_lsb=3"]).Output, StringComparison.Ordinal);
        Assert.Contains("unchanged", Generate([.. Options, "--set", "max_error_lsb=3"]).Output, StringComparison.Ordinal);
        Assert.Contains("written: text differs", Generate([.. Options, "--target", "c"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_format_in_another_spelling_is_the_same()
    {
        Generate(Options);
        Assert.Contains("unchanged", Generate(Changed(Options, "--input", "qint8:5e-2:3")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_specification_file_is_the_truth_and_what_changed_is_named()
    {
        Spec();
        Assert.Contains("written\n", FromFile().Output, StringComparison.Ordinal);
        Spec("rounding: \"half-up\"");
        Assert.Contains("written: another rounding (half-even before); ", FromFile().Output, StringComparison.Ordinal);
        Spec("activation: \"silu\"", "input: \"Q3.3\"");
        Assert.Contains("written: another activation (gelu before); another input (Q3.4 before); another rounding (half-up before); what its codes were cannot be told: its program has other ports\n", FromFile().Output, StringComparison.Ordinal);
        Spec("activation: \"silu\"", "input: \"Q3.3\"", "method: \"interpolated-table\"");
        Assert.Matches("written: (codes|text) differ", FromFile().Output);
    }

    [Fact]
    public void What_changed_is_json_where_a_program_reads()
    {
        Spec();
        JsonElement kernel = Json(FromFile("--json"));
        Assert.False(kernel.TryGetProperty("replaced", out _));
        Spec("activation: \"silu\"");
        Directory.CreateDirectory(Path.Combine(Out, "k", "mine"));
        kernel = Json(FromFile("--json"));
        JsonElement replaced = kernel.GetProperty("replaced");
        Assert.Equal(("codes", 256), (replaced.GetProperty("change").GetString(), replaced.GetProperty("codes").GetInt32()));
        JsonElement another = Assert.Single(replaced.GetProperty("another").EnumerateArray());
        Assert.Equal(("activation", "gelu", "silu"), (another.GetProperty("member").GetString(), another.GetProperty("was").GetString(), another.GetProperty("now").GetString()));
        Assert.Equal(["mine/"], kernel.GetProperty("kept").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void A_folder_without_a_readable_manifest_is_left_alone_without_a_file()
    {
        Directory.CreateDirectory(Path.Combine(Out, "k"));
        Generate(Options);
        File.WriteAllText(Path.Combine(Out, "k", "k.json"), "<<<<<<< HEAD\n");
        File.WriteAllText(Path.Combine(Out, "k", "notes.txt"), "mine");
        SortedDictionary<string, string> before = directory.Snapshot();
        Refused(Options, $"hwact: {Out}/k: is not empty, and no manifest says which of its files hwact wrote ({Out}/k/k.json:1: ");
        File.Delete(Path.Combine(Out, "k", "k.json"));
        Refused(Options, "and no manifest says which of its files hwact wrote (");
        File.WriteAllText(Path.Combine(Out, "k", "k.json"), "<<<<<<< HEAD\n");
        Assert.Equal(before, directory.Snapshot());
        Assert.Contains("also holds what hwact did not write, and keeps it: 'notes.txt'\n", Generate([.. Options, "--force"]).Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Out, "k", "notes.txt")));
        Assert.Contains("unchanged", Generate(Options).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_folder_is_mended_by_its_file_and_keeps_what_is_not_known()
    {
        Spec();
        FromFile();
        SortedDictionary<string, string> before = directory.Snapshot();
        File.WriteAllText(Path.Combine(Out, "k", "k.json"), "{ \"format_version\": 3 }");
        File.WriteAllText(Path.Combine(Out, "k", "c", "k.c"), "");
        File.WriteAllText(Path.Combine(Out, "k", "c", "k_more.c"), "mine");
        ToolRun run = FromFile();
        Assert.Equal($"hwact: note: {Out}/k also holds what hwact did not write, and keeps it: 'c/k_more.c'\n", run.Error);
        File.Delete(Path.Combine(Out, "k", "c", "k_more.c"));
        Assert.Equal(before, directory.Snapshot());
    }

    [Fact]
    public void The_manifest_of_another_folder_is_not_that_of_this_one()
    {
        Generate(Options);
        Directory.Move(Path.Combine(Out, "k"), Path.Combine(Out, "j"));
        File.Move(Path.Combine(Out, "j", "k.json"), Path.Combine(Out, "j", "j.json"));
        Refused(Changed(Options, "--name", "j"), "'k' is not the name of its folder, 'j'");
    }

    [Fact]
    public void The_library_asks_for_force_as_options_do()
    {
        Kernel first = Kernel.Design("gelu", "int8:0.05:3", "int8:0.03:-7", request: new KernelRequest { Name = "k", Method = "table" });
        first.WriteTo(Out);
        SortedDictionary<string, string> before = directory.Snapshot();
        Kernel other = Kernel.Design("gelu", "int8:0.06:3", "int8:0.03:-7", request: new KernelRequest { Name = "k", Method = "table" });
        var exception = Assert.Throws<OutputException>(() => other.WriteTo(Out));
        Assert.Contains("another input", exception.Message, StringComparison.Ordinal);
        Assert.True(exception.CanBeForced);
        Assert.Equal(before, directory.Snapshot());
        Kernel.Design("gelu", "int8:0.05:3", "int8:0.03:-7", request: new KernelRequest { Name = "k", Method = "interpolated-table" }).WriteTo(Out);
        other.WriteTo(Out, force: true);
        Assert.Equal("int8:0.06:3", Kernel.Open(Path.Combine(Out, "k")).Inputs[0].ToString());
    }

    [Fact]
    public void Nothing_is_designed_for_what_may_not_be_written()
    {
        Generate(Options);
        string[] impossible = [.. Changed(Options, "--method", "piecewise-linear"), "--set", "segments=1", "--set", "max_error_lsb=0.5", "--rounding", "half-up"];
        Refused(impossible, "another rounding");
    }

    private static string[] Changed(string[] options, string option, string value)
    {
        int at = Array.IndexOf(options, option);
        return at < 0 ? [.. options, option, value] : [.. options[..(at + 1)], value, .. options[(at + 2)..]];
    }

    private static JsonElement Json(ToolRun run) => Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("kernels").EnumerateArray());

    private void Spec(params string[] changes) => File.WriteAllText(directory.Of("k.json"), Specify.OneKernel(changes));

    private ToolRun FromFile(params string[] more)
    {
        ToolRun run = ToolRun.Of(["generate", directory.Of("k.json"), "-o", Out, .. more]);
        Assert.Equal(0, run.ExitCode);
        return run;
    }

    private ToolRun Generate(string[] options)
    {
        ToolRun run = ToolRun.Of(["generate", .. options, "-o", Out]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private void Refused(string[] options, string message)
    {
        ToolRun run = ToolRun.Of(["generate", .. options, "-o", Out]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }
}
