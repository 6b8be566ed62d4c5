using HwAct.Numerics;

namespace HwAct.Tests.Cli;

/// <summary>What <c>hwact help</c> and <c>hwact version</c> answer.</summary>
public sealed class HelpVerbTests
{
    [Fact]
    public void A_verb_is_explained_as_it_explains_itself()
    {
        foreach (string verb in (string[])["generate", "check", "eval", "compare", "explore", "fit", "calibrate", "verify", "report", "diff", "package", "list", "init", "help", "man", "completion", "version"])
        {
            Assert.Equal(ToolRun.Of(verb, "-h"), ToolRun.Of("help", verb));
        }

        Assert.Equal(ToolRun.Of("-h"), ToolRun.Of("help"));
        Assert.Equal(0, ToolRun.Of("help").ExitCode);
    }

    [Fact]
    public void The_grammar_of_formats_is_the_table_they_are_read_by()
    {
        ToolRun help = ToolRun.Of("help", "formats");
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        foreach (FormatForm form in FormatForms.All)
        {
            Assert.Contains($"  {form.Shape}\n      {form.Meaning}\n", help.Output, StringComparison.Ordinal);
            Assert.All(form.Examples, example => Assert.Contains(Quantization.Parse(example).ToString() == example ? example : $"{example} = {Quantization.Parse(example)}", help.Output, StringComparison.Ordinal));
        }

        Assert.All(ScaleNotation.Examples, example => Assert.Contains(example, help.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("methods")]
    [InlineData("activations")]
    [InlineData("targets")]
    [InlineData("frameworks")]
    public void What_a_specification_may_say_is_listed(string topic) => Assert.Equal(ToolRun.Of("list", topic), ToolRun.Of("help", topic));

    [Theory]
    [InlineData("genrate", "hwact help: there is no help on 'genrate'; did you mean 'generate'?")]
    [InlineData("format", "hwact help: there is no help on 'format'; did you mean 'formats'?")]
    [InlineData("xyz", "hwact help: there is no help on 'xyz'; there is generate, check,")]
    [InlineData("--all", "hwact help: there is no option '--all'; ")]
    public void Another_word_is_a_mistake(string word, string message)
    {
        ToolRun run = ToolRun.Of("help", word);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_that_of_the_manifests()
    {
        ToolRun run = ToolRun.Of("version");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(typeof(HwAct.Specifications.KernelSpecification).Assembly.GetName().Version!.ToString(3) + "\n", run.Output);
    }
}
