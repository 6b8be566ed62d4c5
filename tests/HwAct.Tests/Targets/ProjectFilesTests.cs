using System.Collections.Immutable;
using System.Text.RegularExpressions;
using HwAct.Choice;
using HwAct.Targets;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Targets;

/// <summary>What is written around a kernel's Verilog, and when.</summary>
public sealed class ProjectFilesTests
{
    [Fact]
    public void Only_what_is_asked_for_is_written()
    {
        Assert.DoesNotContain(Paths("null"), path => path.Contains("_axis", StringComparison.Ordinal) || path.EndsWith(".core", StringComparison.Ordinal) || path.StartsWith("project/", StringComparison.Ordinal));
        Assert.Equal(["verilog/k.v", "verilog/k_axis.v", "verilog/k_axis_tb.v", "verilog/k_tb.v"], Paths("[{ \"name\": \"verilog\", \"axi_stream\": true }]"));
        Assert.Equal(
            ["k.core", "project/k.veo", "project/k.ys", "project/k_ice40.sh", "project/k_quartus.tcl", "project/k_vivado.tcl", "verilog/k.v", "verilog/k_tb.v"],
            Paths("[\"verilog\", \"project\"]"));
        Assert.Equal(["k.core", "verilog/k.v", "verilog/k_tb.v"], Paths("[\"verilog\", { \"name\": \"project\", \"files\": \"fusesoc\" }]"));
    }

    [Fact]
    public void No_path_is_absolute_and_every_line_is_ASCII()
    {
        foreach (Artifact file in Emit("[{ \"name\": \"verilog\", \"axi_stream\": true }, \"rom\", \"project\"]").Where(file => file.Path.Contains("project/", StringComparison.Ordinal) || file.Path.EndsWith(".core", StringComparison.Ordinal)))
        {
            Assert.DoesNotMatch(new Regex(@"(^|[\s""'\[{=])/(?!/|bin/sh$)\w", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Timeout.InfiniteTimeSpan), file.Text);
            Assert.All(file.Text, character => Assert.InRange(character, '\n', '~'));
            Assert.EndsWith("\n", file.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("\n\n\n", file.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("x in bits 11 to 0, the others are not read", "y in bits 8 to 0, zeros above it", "[16 * LANES - 1:0] s_axis_tdata", "{ 7'd0, result }", "input: \"Q3.8\"", "output: \"uint9:0.05\"")]
    [InlineData("x in bits 7 to 0", "y in bits 7 to 0", "[8 * LANES - 1:0] s_axis_tdata", "= result;", "input: \"int8:0.05\"", "output: \"int8:0.05\"")]
    [InlineData(
        "gate in bits 4 to 0, up in bits 17 to 8, the others are not read", "y in bits 11 to 0, extended by its sign", "[24 * LANES - 1:0] s_axis_tdata", "{ {4{result[11]}}, result }",
        "activation: \"geglu\"", "input: \"int5:0.2\"", "up: \"uint10:0.05\"", "output: \"int12:0.2\"")]
    public void A_beat_has_each_port_in_whole_bytes_the_gate_lowest(string input, string output, string port, string result, params string[] kernel)
    {
        string text = Emit("[{ \"name\": \"verilog\", \"axi_stream\": true }]", kernel).Single(file => file.Path == "verilog/k_axis.v").Text;
        Assert.All([input + ".", output + ".", port, result], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Paths(string targets) => Emit(targets).Select(file => file.Path).Order(StringComparer.Ordinal);

    private static ImmutableArray<Artifact> Emit(string targets, params string[] kernel) =>
        new KernelEmitter().Emit(KernelChoice.Prove(Specify.ReadOne([.. kernel, "targets: " + targets])));
}
