using System.Text.Json;
using HwAct.Targets;

namespace HwAct.ToolchainTests;

/// <summary><c>hwact verify</c> where a tool does its work and yet ends with a status, or warns, and the same of what the tools build: each is
/// a finding, in text and to programs.</summary>
public sealed class AlteredToolsTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("hwact-test-").FullName;

    private string Out => Path.Combine(root, "out");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(
        "exit 3",
        "C99: gcc rejects it: C++11: g++ rejects it: C99 with -fsanitize=undefined: gcc rejects it: Verilog: iverilog rejects it: Verilog bench: iverilog rejects it: verilator -Wall: it is not clean:",
        "gcc", "g++", "iverilog", "verilator")]
    [InlineData(
        "echo 'warning: hm' >&2",
        "Verilog: iverilog warns of it: Verilog bench: iverilog warns of it: verilator -Wall: it is not clean:",
        "iverilog", "verilator")]
    [InlineData("exit 3", "Verilog: the simulation ends with status 3: Verilog bench: it does not pass:", "vvp")]
    [InlineData("echo 'warning: hm' >&2", "Verilog: the simulation warns: Verilog bench: the simulator complains:", "vvp")]
    [InlineData("BUILD exit 3", "C99: it ends with status 3: C++11: it ends with status 3: C99 with -fsanitize=undefined: it ends with status 3:", "gcc", "g++")]
    [InlineData("BUILD echo hm >&2", "C99: it complains: C++11: it complains: C99 with -fsanitize=undefined: it complains:", "gcc", "g++")]
    public void A_tool_that_ends_with_a_status_or_warns_is_a_finding(string end, string expected, params string[] tools)
    {
        string path = Environment.GetEnvironmentVariable("PATH")!;
        (int code, _, string error) = HwactProcess.Run(("PATH", path), "generate", "--activation", "gelu", "--input", "Q3.2", "--output", "Q3.2", "--method", "table", "--name", "k", "--target", "c,verilog", "-o", Out);
        Assert.Equal((0, ""), (code, error));
        foreach (string tool in tools)
        {
            string real = path.Split(':').Select(folder => Path.Combine(folder, tool)).First(File.Exists);
            string script = Path.Combine(root, tool);
            File.WriteAllText(script, $"#!/bin/sh\n{real} \"$@\" || exit $?\n{Ending(end)}\n");
            Assert.True(new ExternalTool("chmod").Run(["+x", script], root).Succeeded);
        }

        (code, string output, error) = HwactProcess.Run(("PATH", $"{root}:{path}"), "verify", Out, "--json");
        Assert.Equal((1, ""), (code, error));
        string[] findings = [.. JsonDocument.Parse(output).RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => $"{finding.GetProperty("model").GetString()}: {finding.GetProperty("message").GetString()!.Split('\n')[0]}")];
        Assert.Equal(expected, string.Join(' ', findings));
    }

    [Fact]
    public void A_code_that_differs_is_told_in_text_and_to_programs()
    {
        string path = Environment.GetEnvironmentVariable("PATH")!;
        Assert.Equal(0, HwactProcess.Run(("PATH", path), "generate", "--activation", "gelu", "--input", "Q3.2", "--output", "Q3.2", "--method", "table", "--name", "k", "--target", "c", "-o", Out).Code);
        string file = Path.Combine(Out, "k", "c", "k.c");
        File.WriteAllText(file, File.ReadAllText(file).Replace("    return (int8_t)", "    if (x == -3) { return 9; }\n    return (int8_t)", StringComparison.Ordinal));
        (int code, string output, string error) = HwactProcess.Run(("PATH", path), "verify", Out);
        Assert.Equal((1, ""), (code, error));
        Assert.Equal(
            "k: files: c/k.c has not the SHA-256 that the manifest lists: one of them was altered\n"
                + string.Concat(((string[])["C99", "C++11", "C99 with -fsanitize=undefined"]).Select(model => $"k: {model}: 1 of 256 codes differ; input code -3: expected -1, got 9\n")),
            output);
        (code, output, _) = HwactProcess.Run(("PATH", path), "verify", Out, "--json");
        Assert.Equal(1, code);
        JsonElement finding = JsonDocument.Parse(output).RootElement.GetProperty("findings")[1];
        Assert.Equal(
            ("k", "C99", "[-3]", -1, "9"),
            (finding.GetProperty("kernel").GetString(), finding.GetProperty("model").GetString(), JsonSerializer.Serialize(finding.GetProperty("inputs")), finding.GetProperty("expected").GetInt32(), finding.GetProperty("actual").GetString()));
    }

    // What a compiler built is put behind a script that ends as it should not.
    private static string Ending(string end) => end.StartsWith("BUILD ", StringComparison.Ordinal)
        ? $"test -f run || exit 0\nmv run built\nprintf '#!/bin/sh\\n./built || exit $?\\n{end["BUILD ".Length..]}\\n' > run\nchmod +x run"
        : end;
}
