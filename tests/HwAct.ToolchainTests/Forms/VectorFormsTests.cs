using System.Collections.Immutable;
using HwAct.Kernels;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.ToolchainTests.Forms;

/// <summary>The forms of array functions for vector units give what the portable loop gives, wherever they can be run.</summary>
public sealed class VectorFormsTests
{
    private static readonly ImmutableArray<VectorUnit> Units = [.. Enum.GetValues<VectorUnit>()];

    private static readonly ExternalTool Gcc = new("gcc", "gcc");
    private static readonly ExternalTool AArch64Gcc = new("aarch64-linux-gnu-gcc", "gcc-aarch64-linux-gnu");
    private static readonly ExternalTool AArch64 = new("qemu-aarch64", "qemu-user");

    private static readonly string[] Strict = ["-std=gnu99", "-O2", "-Wall", "-Wextra", "-Wunused-const-variable=2", "-Wconversion", "-Wsign-conversion", "-Werror"];

    private const string Put = "#include <stddef.h>\n#include <stdint.h>\n#include <stdio.h>\nstatic void put(const char *text) { fputs(text, stdout); }\n";

    [Fact]
    public void Helium_gives_the_same_codes()
    {
        using var directory = new OutputDirectory();
        KernelProgram[] kernels = [.. FormKernels.All, .. HalfwordKernels.Of(VectorUnit.Helium), .. HalfwordKernels.Wider, HalfwordKernels.Bytes, .. HalfwordKernels.Gated];
        Assert.All(HalfwordKernels.Gated, kernel => Assert.Contains("32 bits", Assert.Single(VectorForms.Of(TestKernels.WithForms(kernel, Units))).Remark, StringComparison.Ordinal));
        Assert.Contains("16 bits", Assert.Single(VectorForms.Of(TestKernels.WithForms(HalfwordKernels.Bytes, [VectorUnit.Helium]))).Remark, StringComparison.Ordinal);
        Assert.InRange(kernels.Length - FormKernels.All.Count, 60, 120);
        Assert.All(HalfwordKernels.Wider, kernel => Assert.Contains("32 bits", Assert.Single(VectorForms.Of(TestKernels.WithForms(kernel, [VectorUnit.Helium]))).Remark, StringComparison.Ordinal));

        Assert.All(HalfwordKernels.Wider, kernel => Assert.Equal(
            HalfwordKernels.OfBytes.Any(bytes => bytes.Name == kernel.Name),
            Assert.Single(VectorForms.Of(TestKernels.WithForms(kernel, [VectorUnit.Helium]))).Condition.Contains("__OPTIMIZE_SIZE__", StringComparison.Ordinal)));

        // The arrays of more do not fit beside each other into its memory.
        foreach (KernelProgram[] part in kernels.Chunk(36))
        {
            KernelOnDisk[] disks = InC(directory, part);
            Require(CortexM.M55.Run(ArrayProgram.Write(disks, CortexM.Put), disks[0].Directory), part);
        }
    }

    // Of 128 entries for both sides; NEON reads all bytes sooner, and AVX-512 always.
    [Theory]
    [InlineData("four_rows", 64, 64)]
    [InlineData("five_rows", 80, 256)]
    [InlineData("eight_rows", 128, 256)]
    public void Half_a_table_is_enough_where_both_sides_are_alike(string name, int entries, int elsewhere)
    {
        KernelProgram kernel = FormKernels.All.Single(kernel => kernel.Name == name);
        Assert.All([VectorUnit.Helium, VectorUnit.Avx2, VectorUnit.Sse41], unit => Assert.Equal(entries, Form(unit).Table!.Entries.Length));
        Assert.Equal(elsewhere, Form(VectorUnit.Neon).Table!.Entries.Length);
        Assert.Equal(256, Form(VectorUnit.Avx512).Table!.Entries.Length);
        Assert.Equal(entries > 64, Form(VectorUnit.Helium).Condition.Contains("__OPTIMIZE_SIZE__", StringComparison.Ordinal));

        VectorForm Form(VectorUnit unit) => Assert.Single(VectorForms.Of(TestKernels.WithForms(kernel, [unit])));
    }

    [Fact]
    public void Two_halfwords_at_once_give_the_same_codes()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = InC(directory, DspKernels.All);
        Require(CortexM.M4.Run(ArrayProgram.Write(disks, CortexM.Put), disks[0].Directory), DspKernels.All);
    }

    // What the compiler makes tells whether the steps were taken.
    [Theory]
    [InlineData(true, "-mcpu=cortex-m4")]
    [InlineData(true, "-mcpu=cortex-m33")]
    [InlineData(false, "-mcpu=cortex-m3")]
    [InlineData(false, "-mcpu=cortex-m4", "-DHWACT_PORTABLE_ONLY")]
    [InlineData(false, "-mcpu=cortex-m4", "-mbig-endian")]
    [InlineData(false, "-mcpu=cortex-m4", "-mno-unaligned-access")]
    public void Two_halfwords_at_once_are_taken_where_the_core_has_that(bool isTaken, params string[] options)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = InC(directory, DspKernels.All);
        File.WriteAllLines(Path.Combine(disks[0].Directory, "all.c"), disks.Select(disk => $"#include \"{disk.PathOf(CTarget.SourcePath(disk.Kernel.Kernel))}\""));
        ToolRun run = new ExternalTool("arm-none-eabi-gcc", "gcc-arm-none-eabi").Run([.. Strict, .. options, "-mthumb", "-ffreestanding", "-S", "all.c", "-o", "-"], disks[0].Directory);
        Assert.True(run.Succeeded, run.Summary);
        Assert.All(DspKernels.WithInstructions, one =>
        {
            string function = run.Output.Split($"\n{one.Kernel.Name}:")[1].Split("\t.size")[0];
            Assert.Equal(isTaken, function.Contains($"\t{one.Instruction}\t", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Two_halfwords_at_once_are_none_where_entries_are_wider_or_nothing_is_saved() => Assert.All(DspKernels.Without, kernel =>
    {
        Artifact[] files = [.. new KernelEmitter().Emit(TestKernels.WithForms(kernel, Units))];
        Assert.DoesNotContain("arm_acle.h", files.Single(file => file.Path == CTarget.SourcePath(kernel)).Text, StringComparison.Ordinal);
    });

    [Fact]
    public void Neon_gives_the_same_codes()
    {
        using var directory = new OutputDirectory();
        KernelProgram[] kernels = [.. FormKernels.All, .. HalfwordKernels.Of(VectorUnit.Neon)];
        Assert.InRange(kernels.Length - FormKernels.All.Count, 15, 99);
        KernelOnDisk[] disks = Written(directory, kernels);
        string folder = Compiled(disks, AArch64Gcc, ["-static"]);
        Require(AArch64.Run([Path.Combine(folder, "run")], folder).Output, kernels);
    }

    [Theory]
    [InlineData("-m32", "-msse4.1")]
    [InlineData("-m64", "-mavx2")]
    public void Lanes_of_16_bits_on_the_host_give_the_same_codes_and_touch_nothing_else(params string[] options)
    {
        VectorUnit unit = HostUnit.All.Single(one => one.Options.Intersect(options).Any()).Unit;
        using var directory = new OutputDirectory();
        KernelProgram[] kernels = [.. HalfwordKernels.Of(unit)];
        Assert.All(HalfwordKernels.Designed, kernel => Assert.Single(VectorForms.Of(TestKernels.WithForms(kernel, [unit]))));
        Assert.InRange(kernels.Length - HalfwordKernels.Designed.Length, 8, 99);
        KernelOnDisk[] disks = Written(directory, kernels);
        string folder = Compiled(disks, Gcc, [.. options, "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]);
        if (HostUnit.All.Single(one => one.Unit == unit).IsHere)
        {
            Require(new ExternalTool(Path.Combine(folder, "run")).Run([], folder).Output, kernels);
        }
    }

    // Each change to a form of lanes is found by verify where the processor has the unit; AVX-512 takes the form for AVX2.
    [Theory]
    [InlineData("_set1_epi16(0x0202)", "_set1_epi16(0x0203)")]
    [InlineData("_mulhrs_epi16(sum2, place_q15)", "_mulhi_epi16(sum2, place_q15)")]
    public void A_form_of_lanes_that_is_wrong_is_found(string part, string changed)
    {
        using var directory = new OutputDirectory();
        KernelProgram kernel = HalfwordKernels.Designed[0];
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.WithForms(kernel, [VectorUnit.Avx2, VectorUnit.Sse41]));
        string path = disk.PathOf(CTarget.SourcePath(kernel));
        string text = File.ReadAllText(path);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(part, changed, StringComparison.Ordinal));
        IReadOnlyList<Finding> findings = new Verifier([.. TargetCatalog.All.Where(target => target.Declaration.Name == "c")]).Verify([disk], progress: null);
        Assert.Equal(
            HostUnit.All.Where(unit => unit.IsHere && unit.Unit is VectorUnit.Avx2 or VectorUnit.Sse41).Select(unit => unit.Model),
            findings.Select(finding => finding.Model.Replace(", array form", "", StringComparison.Ordinal)));
    }

    // What no vector unit reads or writes, no address of a sanitizer is in the way of.
    [Theory]
    [InlineData("-m32", "-msse4.1")]
    [InlineData("-m64", "-msse4.1")]
    [InlineData("-m64", "-mavx2")]
    [InlineData("-m64", "-mavx512vbmi", "-mavx512bw")]
    [InlineData("-m32", "-DHWACT_PORTABLE_ONLY")]
    [InlineData("-m32")]
    [InlineData("-m32", "-U__i386__")]
    public void What_the_host_has_gives_the_same_codes_and_touches_nothing_else(params string[] options)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = Written(directory);
        string folder = Compiled(disks, Gcc, [.. options, "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]);
        if (HostUnit.All.All(unit => unit.IsHere || !unit.Options.Intersect(options).Any()))
        {
            Require(new ExternalTool(Path.Combine(folder, "run")).Run([], folder).Output);
        }
    }

    // Each change to a form or to its tables is found by verify where the processor has the unit. AVX-512 has all bytes, the others a short table.
    [Theory]
    [InlineData("return size - codes_left;", "return size - codes_left + 1u;", true, true)]
    [InlineData("return size - codes_left;", "output[0] = 0; return size - codes_left;", true, true)]
    [InlineData("for (codes_left = size; codes_left >= CHANGED_VECTOR", "for (codes_left = size; codes_left > 0u", true, true)]
    [InlineData("vector_codes[48] = {\n      0,", "vector_codes[48] = {\n      1,", true, false)]
    [InlineData("(is_upper, low, high)", "(is_upper, high, low)", false, true)]
    public void A_form_that_is_wrong_is_found(string part, string changed, bool isOfShort, bool isOfAll)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.WithForms(FormKernels.ThreeRows("changed"), Units));
        string path = disk.PathOf("c/changed.c");
        string text = File.ReadAllText(path);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(part, changed, StringComparison.Ordinal));
        IReadOnlyList<Finding> findings = new Verifier([.. TargetCatalog.All.Where(target => target.Declaration.Name == "c")]).Verify([disk], progress: null);
        Assert.Equal(HostUnit.All.Where(unit => unit.IsHere && (unit.Unit == VectorUnit.Avx512 ? isOfAll : isOfShort)).Select(unit => unit.Model), findings.Select(finding => finding.Model.Replace(", array form", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("& 0x80808080u) >> 7", "& 0x80808080u) >> 6")]
    [InlineData("return size - codes_left;", "return size - codes_left + 1u;")]
    [InlineData("~inverted) + 0x", "~inverted) + 1u + 0x")]
    public void Words_that_are_wrong_are_found(string part, string changed)
    {
        using var directory = new OutputDirectory();
        KernelProgram kernel = FormKernels.Stepped[0];
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.WithForms(kernel, [VectorUnit.Word]));
        string path = disk.PathOf(CTarget.SourcePath(kernel));
        string text = File.ReadAllText(path);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(part, changed, StringComparison.Ordinal));
        IReadOnlyList<Finding> findings = new Verifier([.. TargetCatalog.All.Where(target => target.Declaration.Name == "c")]).Verify([disk], progress: null);
        Assert.Contains(findings, finding => finding.Model.StartsWith("C99", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Model.StartsWith("C++11", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_staircase_has_a_form_of_words() =>
        Assert.All(FormKernels.Stepped, kernel => Assert.Single(VectorForms.Of(TestKernels.WithForms(kernel, [VectorUnit.Word]))));

    private static KernelOnDisk[] InC(OutputDirectory directory, IEnumerable<KernelProgram> kernels) => [.. kernels.Select(kernel => TestKernels.WithForms(kernel, Units))
        .Select(kernel => directory.Write([.. new KernelEmitter().Emit(kernel, TargetCatalog.All.Single(target => target is CTarget))], kernel))];

    private static KernelOnDisk[] Written(OutputDirectory directory, IEnumerable<KernelProgram>? kernels = null) => [.. (kernels ?? FormKernels.All).Select(kernel => directory.Write(new KernelEmitter(), TestKernels.WithForms(kernel, Units)))];

    private static string Compiled(KernelOnDisk[] disks, ExternalTool compiler, string[] options)
    {
        string folder = disks[0].Directory;
        File.WriteAllText(Path.Combine(folder, "main.c"), ArrayProgram.Write(disks, Put));
        ToolRun run = compiler.Run([.. Strict, .. options, "main.c", "-o", "run"], folder);
        Assert.True(run.Succeeded, run.Summary);
        return folder;
    }

    private static void Require(string output, IEnumerable<KernelProgram>? kernels = null) => Assert.Equal(
        string.Concat((kernels ?? FormKernels.All).Select(kernel => ArrayProgram.Expected(kernel) + "\n")), output.Replace("\r", "", StringComparison.Ordinal));
}
