using System.Text.Json;

namespace HwAct.ToolchainTests.Formal;

/// <summary><c>hwact verify --formal</c>: netlists against codes, right and with one bit wrong.</summary>
public sealed class FormalTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("hwact-test-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    // One with tables, one that keeps modules through synthesis, two inputs with a range that is promised, a block RAM, and 13 bits.
    [Fact]
    public void Netlists_are_proven_up_to_12_bits_and_simulated_beyond()
    {
        Generate("brief", "--input", "int8:0.05:3", "--output", "uint8:0.03", "--method", "interpolated-table");
        Generate("kept", "--input", "Q3.8", "--output", "Q3.8", "--method", "logic");
        Generate("pair", "--input", "int6:0.1:-3:-20..30:never", "--up", "uint5:0.25:7", "--output", "int8:0.2", "--method", "piecewise-linear");
        Generate("tabled", "--input", "int7:0.1:-3:-50..60", "--output", "int8:0.1:-9", "--method", "piecewise-linear", "--set", "verilog.form=table");
        Generate("tabled_gate", "--input", "int6:0.1:-3", "--up", "uint4:0.25:7", "--output", "int8:0.2", "--method", "piecewise-linear", "--set", "verilog.form=table");
        Generate("wide", "--input", "Q3.9", "--output", "Q3.4", "--method", "piecewise-linear");
        Generate("registered", "--input", "int6:0.1", "--output", "int6:0.1", "--method", "table", "--latency", "1", "--set", "verilog.rom=block", "--set", "verilog.form=steps");
        (int code, string output, string error) = Verify();
        Assert.Equal(
            (0, "hwact: note: wide: a proof by SAT does not apply, its inputs have 13 bits and 12 are the most; the netlist of yosys synth_ice40 is simulated\n"),
            (code, error));
        Assert.Equal(
            [
                $"{root}: 7 kernels, 15392 codes: verilog and the reference model agree",
                $"{root}/brief: by SAT, the netlist of yosys synth_ice40 gives the kernel's codes for all 256 input codes",
                $"{root}/kept: by SAT, the netlist of yosys synth_ice40 gives the kernel's codes for all 4,096 input codes",
                $"{root}/pair: by SAT, the netlist of yosys synth_ice40 gives the kernel's codes for all 1,632 input codes",
                $"{root}/registered: by SAT, the netlist of yosys synth_ice40 with its registers taken out gives the kernel's codes for all 64 input codes; by induction each comes 1 clock with ce later, and a clock without ce changes no register",
                $"{root}/tabled: by SAT, the netlist of yosys synth_ice40 gives the kernel's codes for all 128 input codes",
                $"{root}/tabled_gate: by SAT, the netlist of yosys synth_ice40 gives the kernel's codes for all 1,024 input codes",
                $"{root}/wide: the netlist of yosys synth_ice40 gives the kernel's codes for all 8,192 input codes, simulated",
                "",
            ],
            output.Split('\n'));
    }

    [Theory]
    [InlineData("int8:0.05:3", "by SAT", "sat", 8)]
    [InlineData("int13:0.0013:5", "simulated", "simulation", 13)]
    public void One_wrong_bit_of_a_table_is_found(string format, string how, string means, int bits)
    {
        Generate("altered", "--input", format, "--output", "int8:0.05:-7", "--method", "interpolated-table", "--set", "verilog.form=steps");
        string file = Path.Combine(root, "altered", "verilog", "altered.v");
        string text = File.ReadAllText(file);
        int digit = text.IndexOf(';', text.IndexOf("2: entries_at = ", StringComparison.Ordinal)) - 1;
        Assert.InRange(text[digit], '0', '9');
        File.WriteAllText(file, text[..digit] + (char)(text[digit] ^ 1) + text[(digit + 1)..]);

        (int code, string output, _) = Verify("--json");
        JsonElement result = JsonDocument.Parse(output).RootElement;
        JsonElement check = Assert.Single(result.GetProperty("formal").EnumerateArray());
        Assert.Equal(("altered", means, bits, 0, 1 << bits, 1 << bits, false), (
            check.GetProperty("kernel").GetString(),
            check.GetProperty("means").GetString(),
            check.GetProperty("input_bits").GetInt32(),
            check.GetProperty("latency").GetInt32(),
            check.GetProperty("codes").GetInt32(),
            check.GetProperty("of").GetInt32(),
            check.GetProperty("agrees").GetBoolean()));
        JsonElement[] findings = [.. result.GetProperty("findings").EnumerateArray()];
        JsonElement formal = Assert.Single(findings, finding => finding.GetProperty("model").GetString() == $"netlist of yosys synth_ice40, {how}");
        Assert.Equal((1, 1), (code, formal.GetProperty("inputs").GetArrayLength()));

        // The code that simulation of the netlist finds first is the one that simulation of the source does; any is right for a proof.
        long input = formal.GetProperty("inputs")[0].GetInt64();
        JsonElement simulated = findings.First(finding => finding.GetProperty("model").GetString() == "Verilog");
        Assert.True(means == "sat" || input == simulated.GetProperty("inputs")[0].GetInt64());
        string[] vectors = means == "sat" ? File.ReadAllLines(Path.Combine(root, "altered", "vectors", "altered.hex")) : [];
        long expected = formal.GetProperty("expected").GetInt64();
        Assert.True(means != "sat" || unchecked((sbyte)Convert.ToByte(vectors[(int)input + 128], 16)) == expected);
        Assert.NotEqual(expected.ToString(), formal.GetProperty("actual").GetString());
    }

    [Fact]
    public void Where_nothing_is_synthesized_it_says_so()
    {
        Generate("bare", "--input", "Q3.4", "--output", "Q3.4", "--method", "table", "--target", "rom");
        Assert.Equal(
            (0, $"{root}: 1 kernel, 256 codes: rom and the reference model agree\n", $"hwact: note: --formal changes nothing for {root}: no kernel there is synthesized\n"),
            Verify());
    }

    private void Generate(string name, params string[] options)
    {
        string[] targets = options.Contains("--target", StringComparer.Ordinal) ? [] : ["--target", "verilog"];
        (int code, _, string error) = Hwact(["generate", "--activation", "gelu", .. options, .. targets, "--name", name, "-o", root]);
        Assert.True(code == 0, error);
    }

    private (int Code, string Output, string Error) Verify(params string[] options) => Hwact(["verify", root, "--formal", .. options]);

    private static (int Code, string Output, string Error) Hwact(params string[] arguments) => HwactProcess.Run(("LC_ALL", "C.UTF-8"), arguments);
}
