using System.Text.Json;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.ToolchainTests;

/// <summary>A kernel of two inputs that is wrong on one pair, which no bench drives, is found where every pair is run, and only there.</summary>
public sealed class AllPairsTests
{
    // Named as a variable of what runs it.
    private const string Name = "checksum";

    private static readonly ProvenGatedKernel Kernel = (ProvenGatedKernel)KernelChoice.Prove(new KernelSpecification(
        Name,
        new GatedFunction(new Gelu()),
        [Quantization.Parse("int11:0.01:-3"), Quantization.Parse("uint11:0.02:700")],
        Quantization.Parse("int12:0.15:9"),
        RoundingRule.HalfEven,
        new MethodChoice("interpolated-table"),
        ErrorBound.Faithful));

    private static readonly (long Gate, long Up) Undriven = FirstUndriven();

    private static readonly long Right = Kernel.Product.At(Kernel.Gate.Outputs[(int)(Undriven.Gate + 1024)], Undriven.Up - 700);

    private static string Differs => $"1 of 4194304 pairs differ from the formula of the product; input code {Undriven.Gate}, {Undriven.Up}: expected {Right}, got {Right + 1}";

    [Fact]
    public void What_is_written_is_right_on_every_pair()
    {
        using var directory = new OutputDirectory();
        AllPairsResult result = RunAll(directory.Write(new KernelEmitter(), Kernel));
        Assert.Empty(result.Findings);
        PairedKernel run = Assert.Single(result.Kernels);
        Assert.Equal("checksum 4194304: reference model, C99, Verilog, verilated", $"{run.Name} {run.Pairs}: {string.Join(", ", run.Models)}");
        Assert.Empty(run.Sampled);
        Assert.True(run.Time > TimeSpan.Zero);
    }

    [Fact]
    public void One_wrong_pair_that_no_bench_drives_is_found()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(new KernelEmitter(), Kernel);
        Replace(disk.PathOf("c/checksum.c"), "return (int16_t)", InC("return (int16_t)((gate == GATE) & (up == UP)) + (int16_t)"));
        Replace(disk.PathOf("verilog/checksum.v"), "assign y = ", InVerilog("assign y = ((gate == GATE) && (up == UP)) ? WRONG : "));
        Assert.DoesNotContain(new Verifier(TargetCatalog.All).Verify([disk], progress: null), finding => finding.Mismatch is not null || !finding.Model.Contains("Wall", StringComparison.Ordinal));
        Finding[] findings = [.. RunAll(disk).Findings];
        Assert.Equal([(Name, "C99, all pairs", Differs), (Name, "Verilog, verilated, all pairs", Differs)], findings.Select(finding => (finding.Kernel, finding.Model, finding.Message)));
        Assert.All(findings, finding => Assert.Equal(Right, finding.Mismatch!.Expected));
    }

    // The program itself: its proof runs it on what a bench drives.
    [Fact]
    public void A_program_that_is_wrong_on_one_pair_is_found()
    {
        using var directory = new OutputDirectory();
        KernelProgram right = Kernel.Kernel;
        var builder = new KernelBuilder();
        Step gate = builder.Input("gate", right.Inputs[0].Type);
        Step up = builder.Input("up", right.Inputs[1].Type);
        Step value = builder.Lookup("value", new Table("gate_values", [.. Kernel.Gate.Outputs], ""), builder.Add("address", gate, -right.Inputs[0].Type.Min));
        Step output = Kernel.Product.Write(builder, value, up);
        Step both = builder.Multiply("both", Is(builder, "gate_hit", gate, right.Inputs[0].Type, Undriven.Gate), Is(builder, "up_hit", up, right.Inputs[1].Type, Undriven.Up));
        KernelProgram wrong = builder.Build(Name, builder.Minimum("kept", builder.Add("altered", output, both), right.Output.Type.Max), right.Output);
        GatedDesign designed = Kernel.Designed;
        var proven = (ProvenGatedKernel)Prover.Prove(new GatedDesign(designed.Specification, designed.Design with { Kernel = wrong }, designed.Gate, designed.Product));
        Finding[] findings = [.. RunAll(directory.Write(new KernelEmitter(), proven)).Findings];
        Assert.Equal(["reference model, all pairs", "C99, all pairs", "Verilog, verilated, all pairs"], findings.Select(finding => finding.Model));
        Assert.All(findings, finding => Assert.Equal(Differs, finding.Message));
    }

    [Theory]
    [InlineData("return (int16_t)", "if ((gate == GATE) && (up == UP)) { *(volatile int *)0 = 0; } return (int16_t)", "C99, all pairs: it ends with status 139 after ")]
    [InlineData("return (int16_t)", "return (int16_t) +;", "c, all pairs: gcc rejects it:\n")]
    public void A_program_that_does_not_run_is_named(string old, string changed, string message)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(new KernelEmitter(), Kernel);
        Replace(disk.PathOf("c/checksum.c"), old, InC(changed));
        Assert.StartsWith($"checksum: {message}", Assert.Single(RunAll(disk).Findings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_finds_it_with_the_option_and_only_with_it()
    {
        string root = Directory.CreateTempSubdirectory("hwact-test-").FullName;
        try
        {
            (int code, _, string error) = Hwact(
                "generate", "--activation", "geglu", "--input", "int11:0.01:-3", "--up", "uint11:0.02:700", "--output", "int12:0.15:9", "--method", "interpolated-table",
                "--target", "c", "--name", Name, "-o", root);
            Assert.Equal((0, ""), (code, error));
            string source = Path.Combine(root, Name, "c", "checksum.c");
            string hash = TextForm.Sha256(File.ReadAllText(source));
            Replace(source, "return (int16_t)", InC("return (int16_t)((gate == GATE) & (up == UP)) + (int16_t)"));
            Replace(Path.Combine(root, Name, "checksum.json"), hash, TextForm.Sha256(File.ReadAllText(source)));
            Assert.Equal((0, $"{root}: 1 kernel, 10000015 codes: c and the reference model agree\n", ""), Hwact("verify", root));

            (code, string output, error) = Hwact("verify", root, "--all-pairs");
            Assert.Equal(1, code);
            Assert.Equal($"checksum: C99, all pairs: {Differs}\n{root}/checksum: over all 4,194,304 pairs reference model and C99 were run, with what is said above\n", output);
            Assert.Matches("^hwact: note: checksum: all 4,194,304 pairs, about [0-9]+ (s|min) for reference model, C99\n$", error);

            (code, output, _) = Hwact("verify", root, "--all-pairs", "--json");
            JsonElement result = JsonDocument.Parse(output).RootElement;
            JsonElement pairs = Assert.Single(result.GetProperty("all_pairs").EnumerateArray());
            Assert.Equal(["reference model 4194304", "C99 4194304"], pairs.GetProperty("models").EnumerateArray().Select(model => $"{model.GetProperty("model")} {model.GetProperty("pairs")}"));
            JsonElement finding = Assert.Single(result.GetProperty("findings").EnumerateArray());
            Assert.Equal(
                (1, Undriven.Gate, Undriven.Up, Right),
                (code, finding.GetProperty("inputs")[0].GetInt64(), finding.GetProperty("inputs")[1].GetInt64(), finding.GetProperty("expected").GetInt64()));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void Where_it_changes_nothing_a_note_says_so_and_where_a_file_is_missing_it_is_said_once()
    {
        string root = Directory.CreateTempSubdirectory("hwact-test-").FullName;
        try
        {
            string[] plain = ["generate", "--activation", "gelu", "--input", "Q3.4", "--output", "Q3.4", "--method", "table", "--target", "c,rom", "--name", "plain", "-o", root];
            Assert.Equal(0, Hwact(plain).Code);
            (int code, _, string error) = Hwact("verify", root, "--all-pairs");
            Assert.Equal((0, $"hwact: note: --all-pairs changes nothing for {root}: no kernel of two inputs is there to be run\n"), (code, error));
            Assert.Equal(0, Hwact([.. plain[..^4], "--up", "Q1.2", "--name", "pairs", "-o", root]).Code);
            (code, string output, error) = Hwact("verify", root, "--all-pairs", "--json");
            Assert.Equal((0, $"hwact: note: --all-pairs changes nothing for {root}: every pair of its kernels of two inputs is run without it\n"), (code, error));
            Assert.Equal(0, JsonDocument.Parse(output).RootElement.GetProperty("all_pairs").GetArrayLength());

            string image = Assert.Single(Directory.GetFiles(Path.Combine(root, "plain", "rom"), "*.coe"));
            File.Delete(image);
            Replace(Path.Combine(root, "pairs", "c", "pairs.c"), "return", "retrun");
            (code, output, _) = Hwact("verify", root);
            Assert.Equal(1, code);
            Assert.Equal([$"plain: files: rom/{Path.GetFileName(image)} is missing"], output.Split('\n').Where(line => line.StartsWith("plain", StringComparison.Ordinal)));
            Assert.Contains("pairs: C99: gcc rejects it:", output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static Step Is(KernelBuilder builder, string name, Step value, IntegerType type, long code) => builder.Lookup(
        name, new Table(name + "s", [.. Enumerable.Range(0, (int)type.Count).Select(index => index + type.Min == code ? 1L : 0)], ""), builder.Add(name + "_place", value, -type.Min));

    private static (int Code, string Output, string Error) Hwact(params string[] arguments) => HwactProcess.Run(("LC_ALL", "C.UTF-8"), arguments);

    private static AllPairsResult RunAll(KernelOnDisk disk)
    {
        using var pairs = new AllPairs(TargetCatalog.All);
        pairs.Build(AllPairs.Of([disk]), progress: null);
        return pairs.Run(progress: null);
    }

    private static string InC(string text) => text
        .Replace("GATE", $"({Undriven.Gate})", StringComparison.Ordinal).Replace("UP", $"{Undriven.Up}", StringComparison.Ordinal);

    private static string InVerilog(string text) => text
        .Replace("GATE", Literal(Undriven.Gate, 11), StringComparison.Ordinal)
        .Replace("UP", $"11'd{Undriven.Up}", StringComparison.Ordinal)
        .Replace("WRONG", Literal(Right + 1, 12), StringComparison.Ordinal);

    private static string Literal(long value, int bits) => value < 0 ? $"-{bits}'sd{-value}" : $"{bits}'sd{value}";

    private static void Replace(string file, string old, string changed)
    {
        string text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(old, changed, StringComparison.Ordinal));
    }

    // Ten million random words leave a tenth of four million pairs out; of these one whose right code is inside the output type.
    private static (long Gate, long Up) FirstUndriven()
    {
        var driven = new System.Collections.BitArray(1 << 22);
        foreach (StimulusBlock block in new Stimulus(Kernel.Kernel).Blocks())
        {
            for (int i = 0; i < block.Length; i++)
            {
                driven[Place(block.Codes(0)[i], block.Codes(1)[i])] = true;
            }
        }

        for (long gate = 100; ; gate++)
        {
            for (long up = 800; up < 1000; up++)
            {
                if (!driven[Place(gate, up)])
                {
                    return (gate, up);
                }
            }
        }

        static int Place(long gate, long up) => (int)(((gate + 1024) << 11) | up);
    }
}
