using System.Collections.Immutable;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.ToolchainTests;

/// <summary>Many kernels are verified at once, each but two altered in a way of its own: each alteration is found at its kernel, by what should find it.</summary>
public sealed class AlteredKernelsTests
{
    private const string EveryC = "C99|C++11|C99 with -fsanitize=undefined";
    private const string EveryArrayForm = "C99, array form|C++11, array form|C99 with -fsanitize=undefined, array form";
    private const string EveryVerilog = "Verilog|Verilog with tables from files|Verilog bench";

    // Name, file, what is replaced, by what, who finds it, and what is said.
    private static readonly (string Name, string File, string Part, string Altered, string Models, string Said)[] Alterations =
    [
        ("sound_first", "", "", "", "", ""),
        ("c_first_code", "c/c_first_code.c", "return ", "if (x == -128) { return 5; }\n    return ", EveryC, "1 of 256 codes differ; input code -128: expected -128, got 5"),
        ("c_last_code", "c/c_last_code.c", "return ", "if (x == 127) { return 5; }\n    return ", EveryC, "1 of 256 codes differ; input code 127: expected 91, got 5"),
        ("array_from_1", "c/array_from_1.c", "i = 0u;", "i = (size > 0u) ? 1u : 0u;", EveryArrayForm, "1 of 256 codes differ; input code -128: expected -128, got nothing"),
        ("array_but_last", "c/array_but_last.c", "i = 0u;", "i = 0u;\n    size -= (size > 0u) ? 1u : 0u;", EveryArrayForm, "1 of 256 codes differ; input code 127: expected 91, got nothing"),
        ("array_beyond", "c/array_beyond.c", "i = 0u;", "i = 0u;\n    size += 1u;", EveryC, "/array_beyond.c: the array form writes outside its array"),
        ("array_before", "c/array_before.c", "i = 0u;", "i = 0u;\n    output[-1] = 0;", EveryC, "/array_before.c: the array form writes outside its array"),
        ("array_of_none", "c/array_of_none.c", "i = 0u;", "i = 0u;\n    output[0] = 0;", EveryC, "/array_of_none.c: the array form writes outside its array"),
        ("array_last_wrong", "c/array_last_wrong.c", "    }\n#endif\n}", "    }\n\n    if ((size > 0u) && (input[size - 1u] == 127)) {\n        output[size - 1u] = 0;\n    }\n#endif\n}", EveryArrayForm, "1 of 256 codes differ; input code 127: expected 91, got 0"),
        ("c_undefined", "c/c_undefined.c", "    return ", "    volatile int32_t big = 2147483647;\n    big = big + x + 129;\n    return ", "C99 with -fsanitize=undefined", "runtime error: signed integer overflow"),
        ("c_two_definitions", "c/c_two_definitions.c", "#include", "int shared_counter;\n#include", "", ""),
        ("v_first_code", "verilog/v_first_code.v", "assign y = ", "assign y = (x == -8'sd128) ? 8'sd5 : ", EveryVerilog, "input code -128: expected -128, got 05|x = -128: expected -128, got 5"),
        ("v_last_code", "verilog/v_last_code.v", "assign y = ", "assign y = (x == 8'sd127) ? 8'sd5 : ", EveryVerilog, "input code 127: expected 91, got 05|x = 127: expected 91, got 5"),
        ("tb_finds_no_sum", "verilog/tb_finds_no_sum_tb.v", "checksum !== ", "checksum === ", "Verilog bench", "it does not pass:"),
        ("tb_ends_in_stop", "verilog/tb_ends_in_stop_tb.v", "$finish;", "$stop;", "Verilog bench", "it does not pass:\nPASS tb_ends_in_stop"),
        ("tb_says_nothing", "verilog/tb_says_nothing_tb.v", "PASS tb", "DONE tb", "Verilog bench", "it does not pass:\nDONE tb_says_nothing"),
        ("tb_of_another", "verilog/tb_of_another_tb.v", "PASS tb_of_another", "PASS sound_first", "Verilog bench", "it does not pass:\nPASS sound_first"),
        ("rom_last_word", "rom/rom_last_word_curve.hex", ":00000001FF", "", "ROM image", "rom_last_word_curve.hex: it does not end with an end record"),
        ("sound_last", "", "", "", "", ""),
    ];

    [Fact]
    public void Each_alteration_is_found_at_its_kernel()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = [.. Alterations.Select(one => Write(directory, one.Name, one.File, one.Part, one.Altered))];
        IReadOnlyList<Finding> findings = new Verifier(TargetCatalog.All).Verify(disks, progress: null);
        foreach ((string name, _, _, _, string models, string said) in Alterations)
        {
            Finding[] own = [.. findings.Where(finding => finding.Kernel == name)];
            Assert.Equal(models, string.Join('|', own.Select(finding => finding.Model)));
            Assert.All(own, finding => Assert.True(said.Split('|').Any(one => finding.Message.Contains(one, StringComparison.Ordinal)), finding.ToString()));
        }

        Assert.DoesNotContain(findings, finding => finding.Kernel.Length == 0);
    }

    // An integer of C holds codes that a port of 6 bits has not.
    [Fact]
    public void A_code_that_only_the_integer_has_gives_what_the_nearest_gives_or_is_found()
    {
        using var directory = new OutputDirectory();
        (string Name, string Format)[] kernels =
        [
            ("sound", "int6:0.1"), ("not_below", "int6:0.1"), ("not_above", "int6:0.1"), ("promised", "int6:0.1:0:-32..31:never"), ("unsigned_wide", "uint11:0.01:900"), ("ranged", "int6:0.1:0:-20..31"),
        ];
        KernelOnDisk[] disks = [.. kernels.Select(one => directory.Write(new KernelEmitter(), KernelChoice.Prove(new KernelSpecification(
            one.Name, new ActivationFunction(new Gelu()), [Quantization.Parse(one.Format)], Quantization.Parse("int8:0.05:-9"), RoundingRule.HalfEven, new MethodChoice("table"), ErrorBound.Faithful))))];
        Replace(disks[1], "c/not_below.c", "(x > (-32))", "(x > (-50))");
        Replace(disks[2], "c/not_above.c", "? x_code_floor : 31)", "? x_code_floor : 30)");
        Assert.DoesNotContain("x_code", File.ReadAllText(disks[3].PathOf("c/promised.c")), StringComparison.Ordinal);
        IReadOnlyList<Finding> findings = new Verifier(TargetCatalog.All).Verify(disks, progress: null);
        Assert.All(findings, finding => Assert.Contains(finding.Kernel, (string[])["not_below", "not_above"]));
        Assert.All(disks[1..3], disk => Assert.Contains(findings, finding => finding.Kernel == disk.Name && finding.Model == "C99" && finding.Message.Contains("codes differ", StringComparison.Ordinal)));
    }

    // One pair of ten million: the codes that are compared one by one do not hold it, the checksums over all do.
    [Fact]
    public void One_late_pair_of_millions_is_found_by_the_checksums()
    {
        ProvenKernel proven = KernelChoice.Prove(new KernelSpecification(
            "kernel",
            new GatedFunction(new Relu()),
            [Quantization.Parse("int11:0.01"), Quantization.Parse("int11:0.01")],
            Quantization.Parse("int12:0.01"),
            RoundingRule.HalfEven,
            new MethodChoice("piecewise-linear"),
            ErrorBound.Faithful));
        KernelProgram kernel = proven.Kernel;
        (long first, long second) = LatePair(kernel);

        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(new KernelEmitter(), proven);
        Replace(disk, "c/kernel.c", "return ", $"if ((gate == {first}) && (up == {second})) {{ return 5; }}\n    return ");
        Replace(disk, "verilog/kernel.v", "assign y = ", $"assign y = (gate == {Literal(first)} && up == {Literal(second)}) ? 12'sd5 : ");
        IReadOnlyList<Finding> findings = new Verifier(TargetCatalog.All).Verify([disk], progress: null);
        Assert.Equal($"{EveryC}|Verilog bench, verilated", string.Join('|', findings.Select(finding => finding.Model)));
        Assert.All(findings.Take(3), finding => Assert.Matches($"^the checksum over {new Stimulus(kernel).Count} pairs is [0-9a-f]{{8}} instead of [0-9a-f]{{8}}$", finding.Message));
        Assert.Contains("checksum of all outputs is ", findings[3].Message, StringComparison.Ordinal);

        static string Literal(long value) => value < 0 ? $"-11'sd{-value}" : $"11'sd{value}";
    }

    // The last one driven, which is none of those that are compared one by one.
    private static (long First, long Second) LatePair(KernelProgram kernel)
    {
        var stimulus = new Stimulus(kernel);
        ImmutableArray<long[]> compared = stimulus.Codes(1 << 14);
        (long, long) last = default;
        foreach (StimulusBlock block in stimulus.Blocks())
        {
            last = (block.Codes(0)[^1], block.Codes(1)[^1]);
        }

        Assert.DoesNotContain(last, compared[0].Zip(compared[1]));
        return last;
    }

    private static KernelOnDisk Write(OutputDirectory directory, string name, string file, string part, string altered)
    {
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.Portable(Curve(name)));
        if (part.Length > 0)
        {
            Replace(disk, file, part, altered);
        }

        return disk;
    }

    private static void Replace(KernelOnDisk disk, string path, string part, string altered)
    {
        string file = Path.Combine(disk.Directory, path);
        string text = File.ReadAllText(file);

        // The last one: the first "return" may be that of a helper.
        int at = text.LastIndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{path} has no {part}");
        File.WriteAllText(file, text[..at] + altered + text[(at + part.Length)..]);
    }

    // Every value from -128 to 127 once: 37 times the code, in eight bits.
    private static KernelProgram Curve(string name)
    {
        var builder = new KernelBuilder();
        var curve = new Table("curve", [.. Enumerable.Range(0, 256).Select(i => ((((i - 128) * 37L) + 128) & 0xFF) - 128)], "");
        return builder.Build(name, builder.Lookup("value", curve, builder.Add("address", builder.Input("x", new IntegerType(signed: true, 8)), 128)), new Port("y", new IntegerType(signed: true, 8)));
    }
}
