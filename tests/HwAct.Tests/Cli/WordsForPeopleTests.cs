using HwAct.Specifications;

namespace HwAct.Tests.Cli;

/// <summary>Help on methods, the manual page, and what shells complete.</summary>
public sealed class WordsForPeopleTests
{
    public static TheoryData<string> Methods => [.. MethodDeclarations.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_is_explained_and_its_example_works(string method)
    {
        ToolRun run = ToolRun.Of("help", method);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"\n{method}: {MethodDeclarations.Find(method)!.Summary}.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nWhen: ", run.Output, StringComparison.Ordinal);
        Assert.All(MethodDeclarations.Find(method)!.Parameters, parameter => Assert.Contains($"\n  {parameter.Name} ", run.Output, StringComparison.Ordinal));
        string example = run.Output.Split('\n')[1].Trim();
        Assert.StartsWith("hwact generate ", example, StringComparison.Ordinal);
        Assert.Contains(method == "auto" ? "" : $"--method {method} ", example, StringComparison.Ordinal);
        using var directory = new TemporaryDirectory();
        ToolRun made = ToolRun.Of([.. example.Split(' ')[1..^1], directory.Of("out")]);
        Assert.True(made.ExitCode == 0, made.Error);
        foreach (string line in run.Output.Split('\n'))
        {
            Assert.Equal(line.Count(c => c == '('), line.Count(c => c == ')'));
        }
    }

    [Fact]
    public void The_manual_page_has_every_verb_and_option_and_is_plain_troff()
    {
        ToolRun run = ToolRun.Of("man");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(".TH HWACT 1 ", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output, c => Assert.True(char.IsAscii(c)));
        Assert.All(run.Output.Split('\n').Where(line => line.StartsWith('.')), line => Assert.Contains(line.Split(' ')[0], (string[])[".TH", ".SH", ".SS", ".B", ".I", ".TP", ".PP", ".nf", ".fi"]));
        foreach (string verb in (string[])["generate", "check", "eval", "compare", "explore", "fit", "calibrate", "verify", "report", "diff", "package", "list", "init", "help", "man", "completion", "version"])
        {
            Assert.Contains($"\n.SS {verb}\n", run.Output, StringComparison.Ordinal);
        }

        Assert.Contains("\\fB\\-\\-depfile FILE\\fR", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hwact generate --activation ge", "gelu", "geglu")]
    [InlineData("hwact explore --method piec", "piecewise-linear", "piecewise-polynomial")]
    [InlineData("hwact generate --input Q3", "Q3.12")]
    [InlineData("hwact package --for cm", "cmake", "cmsis-pack")]
    [InlineData("hwact generate --rounding half-", "half-even", "half-away", "half-up")]
    [InlineData("hwact generate --device ice", "ice40-hx")]
    [InlineData("hwact help thr", "threshold")]
    [InlineData("hwact expl", "explore")]
    [InlineData("hwact calibrate --range least", "least-squares", "least-kl")]
    [InlineData("hwact calibrate --activation ge", "gelu")]
    [InlineData("hwact completion f", "fish")]
    public void A_shell_is_told_what_a_word_can_become(string line, params string[] words)
    {
        string[] answers = ToolRun.Of($"[suggest:{line.Length}]", line).Output.Split('\n');
        Assert.All(words, word => Assert.Contains(word, answers));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _hwact hwact\n")]
    [InlineData("zsh", "compdef _hwact hwact\n")]
    [InlineData("fish", "complete --command hwact ")]
    public void A_script_asks_the_tool_itself(string shell, string text)
    {
        ToolRun run = ToolRun.Of("completion", shell);
        Assert.Contains(text, run.Output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_shell_is_named()
    {
        ToolRun run = ToolRun.Of("completion", "tcsh");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("hwact completion: there is no script for 'tcsh'; ", run.Error, StringComparison.Ordinal);
    }
}
