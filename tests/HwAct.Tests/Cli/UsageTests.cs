using System.Text.Json;
using HwAct.Specifications;

namespace HwAct.Tests.Cli;

/// <summary>Command lines: help, mistakes, and the verbs that only print.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("generate")]
    [InlineData("check")]
    [InlineData("eval")]
    [InlineData("compare")]
    [InlineData("verify")]
    [InlineData("report")]
    [InlineData("list")]
    [InlineData("init")]
    public void Help_shows_an_example_first(string verb)
    {
        foreach (string help in (string[])["-h", "--help"])
        {
            ToolRun run = ToolRun.Of([.. verb.Length > 0 ? [verb] : Array.Empty<string>(), help]);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.Matches("^Examples?:\n  .*hwact ", run.Output);
            Assert.Contains($"Usage:\n  hwact {verb}", run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "hwact: a verb is needed; there is generate, check,")]
    [InlineData("genrate", "hwact: there is no verb 'genrate'; did you mean 'generate'?")]
    [InlineData("generate --vector", "hwact generate: there is no option '--vector'; did you mean '--vectors'?")]
    [InlineData("generate --kernal x", "hwact generate: there is no option '--kernal'; did you mean '--kernel'?")]
    [InlineData("generate a b", "hwact generate: ")]
    [InlineData("generate k.json --kernal x", "hwact generate: there is no option '--kernal'; did you mean '--kernel'?")]
    [InlineData("verify out --formall", "hwact verify: there is no option '--formall'; did you mean '--formal'?")]
    [InlineData("diff a b --out=x", "hwact diff: there is no option '--out'; ")]
    [InlineData("generate --out x", "hwact generate: there is no option '--out'; did you mean '-o'?")]
    [InlineData("check --output-dir=x", "hwact check: there is no option '--output-dir'; did you mean '-o'?")]
    [InlineData("verify --out x", "hwact verify: there is no option '--out'; the directory stands for itself: 'hwact verify DIR'")]
    [InlineData("generate --segments 64", "hwact generate: there is no option '--segments'; did you mean '--set segments=VALUE'?")]
    [InlineData("generate --max-error-lsb=0.5", "hwact generate: there is no option '--max-error-lsb'; did you mean '--set max_error_lsb=0.5'?")]
    [InlineData("compare --alpha=0.2", "hwact compare: there is no option '--alpha'; did you mean '--set alpha=0.2'?")]
    [InlineData("generate --function gelu", "hwact generate: there is no option '--function'; did you mean '--activation'?")]
    [InlineData("generate k.json --set segments 64", "hwact generate: --set: 'segments' is no assignment; did you mean '--set segments=64'?")]
    [InlineData("test", "hwact: there is no verb 'test'; did you mean 'verify'?")]
    [InlineData("gen", "hwact: there is no verb 'gen'; did you mean 'generate'?")]
    [InlineData("generate --kernel", "hwact generate: ")]
    [InlineData("list foo", "hwact list: there is no topic 'foo'; there is activations, methods, targets, formats")]
    [InlineData("list method", "hwact list: there is no topic 'method'; did you mean 'methods'?")]
    public void A_mistake_is_one_message_and_a_hint(string line, string message)
    {
        ToolRun run = ToolRun.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.Matches("^[^\n]*\nTry 'hwact( [a-z]+)? -h'\\.\n$", run.Error);
    }

    [Theory]
    [InlineData("generate", "k.json", "-o", "")]
    [InlineData("check", "")]
    [InlineData("verify", "")]
    public void An_empty_path_is_a_mistake(params string[] arguments)
    {
        ToolRun run = ToolRun.Of(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("an empty path names no file and no directory", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_say_what_a_specification_may_say()
    {
        foreach (string name in (string[])["gelu", "gelu-tanh", "gelu-sigmoid", "table", "interpolated-table", "segments", "Qm.n", "half-away", .. TargetDeclarations.All.Select(target => target.Name), .. TargetDeclarations.All.Select(target => target.Summary)])
        {
            Assert.Contains(name, ToolRun.Of("list").Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("interpolated-table", ToolRun.Of("list", "activations").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_are_json_where_a_program_reads()
    {
        JsonElement lists = JsonDocument.Parse(ToolRun.Of("list", "--json").Output).RootElement;
        Assert.Equal(["activations", "methods", "targets", "formats"], lists.EnumerateObject().Select(list => list.Name));
        Assert.Equal(
            MethodDeclarations.All.Select(method => method.Name),
            lists.GetProperty("methods").EnumerateArray().Select(method => method.GetProperty("name").GetString()));
        Assert.Equal(
            TargetDeclarations.All.Select(target => (target.Name, target.Summary, target.IsDefault, target.Options.Length)),
            lists.GetProperty("targets").EnumerateArray().Select(target => (
                target.GetProperty("name").GetString()!,
                target.GetProperty("summary").GetString()!,
                target.GetProperty("default").GetBoolean(),
                target.GetProperty("options").GetArrayLength())));
    }

    [Fact]
    public void Init_writes_a_specification_that_generates_and_never_replaces_one()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.Of("kernels.json");
        Assert.Equal(new ToolRun(0, $"{path}\n{directory.Of("kernels.schema.json")}\n{directory.Of("manifest.schema.json")}\n{directory.Of("report.schema.json")}\n{directory.Of("explore.schema.json")}\n{directory.Of("diff.schema.json")}\n{directory.Of("fit.schema.json")}\n{directory.Of("calibrate.schema.json")}\n{directory.Of("program.schema.json")}\n", ""), ToolRun.Of("init", path, "--schema"));
        Assert.Equal(StarterSpecification.Text, File.ReadAllText(path));
        Assert.Equal(0, ToolRun.Of("generate", path, "-o", directory.Of("out")).ExitCode);
        File.WriteAllText(path, "mine");
        GenerateVerbTests.RequireOneMessage(ToolRun.Of("init", path), $"hwact: {path}: exists already, and was not changed;");
        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Equal(0, ToolRun.Of("init", path, "--force").ExitCode);
        Assert.Equal(StarterSpecification.Text, File.ReadAllText(path));
        GenerateVerbTests.RequireOneMessage(ToolRun.Of("init", directory.Of("no", "k.json")), $"hwact: {directory.Of("no", "k.json")}: cannot be written");
    }

    [Fact]
    public void A_directory_without_kernels_cannot_be_verified()
    {
        using var directory = new TemporaryDirectory();
        GenerateVerbTests.RequireOneMessage(ToolRun.Of("verify", directory.Path), $"hwact: {directory.Path}: holds no kernel;");
        Directory.CreateDirectory(directory.Of("k"));
        File.WriteAllText(directory.Of("k", "k.json"), "{ }");
        ToolRun run = ToolRun.Of("verify", directory.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"k: program: {directory.Of("k", "k.program.json")}:1: the program cannot be read: ", run.Output, StringComparison.Ordinal);
        GenerateVerbTests.RequireOneMessage(
            ToolRun.Of("verify", directory.Path, "--kernel", "kk"), $"hwact: --kernel: {directory.Path} has no kernel named 'kk'; did you mean 'k'?");
    }

    [Fact]
    public void Nothing_is_colored()
    {
        foreach (string verb in (string[])["list", "-h"])
        {
            Assert.DoesNotContain("\u001b", ToolRun.Of(verb).Output, StringComparison.Ordinal);
        }
    }
}
