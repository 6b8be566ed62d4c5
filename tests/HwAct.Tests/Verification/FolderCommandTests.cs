using System.Text.Json;
using HwAct.Tests.Cli;

namespace HwAct.Tests.Verification;

/// <summary><c>eval</c>, <c>check</c> and <c>report</c> on the folder of a kernel.</summary>
public sealed class FolderCommandTests : IDisposable
{
    private static readonly string[] Kernel = ["--activation", "gelu", "--input", "Q3.4", "--output", "Q3.4", "--method", "table", "--set", "order=offset-128", "--name", "k"];

    private readonly TemporaryDirectory directory = new();

    public FolderCommandTests() => Assert.Equal(0, Run("", ["generate", .. Kernel, "-o", Out]).ExitCode);

    private string Out => directory.Of("out");

    private string Program => directory.Of("out", "k", "k.program.json");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Eval_runs_what_was_generated()
    {
        Assert.Equal(new ToolRun(0, "15\n0\n", ""), Run("17\n0\n", "eval", Path.Combine(Out, "k")));
        Assert.Equal(new ToolRun(0, "15\n", ""), Run("17\n", "eval", Path.Combine(Out, "k") + "/"));
    }

    [Theory]
    [InlineData("16,17,18", "16,18,18", "is not the program that k.json lists: one of them was altered")]
    [InlineData("\"name\": \"k\"", "\"name\": \"l\"", "'l' is not the name of its folder, 'k'")]
    [InlineData("\"format_version\": 1", "\"format_version\": 2", "this is a program of format 2; format 1 is read here")]
    [InlineData("\"operands\":[\"x\",128]", "\"operands\":[\"x\",99999999999999999999]", "99999999999999999999 is none")]
    public void Eval_refuses_a_program_that_was_altered(string part, string altered, string message)
    {
        string text = File.ReadAllText(Program);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(Program, text.Replace(part, altered, StringComparison.Ordinal));
        ToolRun run = Run("0\n", "eval", Path.Combine(Out, "k"));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Eval_of_a_directory_that_is_no_kernel_says_what_is_needed()
    {
        ToolRun run = Run("", "eval", Out);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"hwact: {Out}: holds no out.json; a specification, or the folder of one kernel that 'hwact generate' wrote, is needed\n", run.Error);
        Assert.Equal(2, Run("", "eval", Path.Combine(Out, "k"), "--kernel", "k").ExitCode);
    }

    [Fact]
    public void Check_tells_codes_from_text()
    {
        File.AppendAllText(directory.Of("out", "k", "c", "k.c"), "\n");
        Assert.EndsWith("\nk: text differs, all 256 codes are the same\n", Run("", ["check", .. Kernel, "-o", Out]).Output, StringComparison.Ordinal);
        ToolRun run = Run("", ["check", .. Kernel, "--rounding", "half-up", "-o", Out]);
        Assert.Contains("\nk: another rounding (half-even before); text differs, all 256", run.Output, StringComparison.Ordinal);
        string[] other = [.. Kernel];
        other[1] = "silu";
        run = Run("", ["check", .. other, "-o", Out]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("\nk: another activation (gelu before); codes differ, ", run.Output, StringComparison.Ordinal);
        run = Run("", ["check", .. other, "-o", Out, "--json"]);
        JsonElement change = Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("changes").EnumerateArray());
        Assert.Equal(("k", "codes", 256), (change.GetProperty("kernel").GetString(), change.GetProperty("change").GetString(), change.GetProperty("codes").GetInt32()));
        Assert.InRange(change.GetProperty("differing_codes").GetInt32(), 1, 256);
        File.WriteAllText(Program, File.ReadAllText(Program).Replace("\"tool_version\": \"0", "\"tool_version\": \"9", StringComparison.Ordinal));
        Assert.Contains("(made by version 9.", Run("", ["check", .. Kernel, "-o", Out]).Output, StringComparison.Ordinal);
        File.WriteAllText(Program, "{");
        Assert.Contains("k: what its codes were cannot be told: ", Run("", ["check", .. Kernel, "-o", Out]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_is_written_again_has_its_hash_in_the_manifest()
    {
        string templates = directory.Of("templates", "report");
        Directory.CreateDirectory(templates);
        string template = Path.Combine(Golden.Repository.Root, "templates", "report", "report.html.scriban");
        File.WriteAllText(Path.Combine(templates, "report.html.scriban"), File.ReadAllText(template).Replace("</body>", "<p>Mine.</p></body>", StringComparison.Ordinal));
        ToolRun run = Run("", "report", Out, "--templates", directory.Of("templates"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("<p>Mine.</p>", File.ReadAllText(directory.Of("out", "k", "report.html")), StringComparison.Ordinal);
        Assert.Equal(0, Run("", "verify", Out, "--target", "rom").ExitCode);
        File.AppendAllText(Program, "\n");
        run = Run("", "report", Out);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'hwact verify", run.Error, StringComparison.Ordinal);
    }

    private static ToolRun Run(string stdin, params string[] arguments) => ToolRun.OfWholeWithInput(stdin, arguments);
}
