using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.ToolchainTests;

public sealed class VerifierTests
{
    // As files and folders beside them, and as what the sources beside them define.
    private static readonly string[] Beside =
    [
        "harness", "run", "model", "simulation", "lint", "C99", "a", "drive_a", "run_a", "sum_a", "one_a", "array_a", "opened", "next_code", "word", "p0", "corners",
        "checksum", "code", "path", "mode",
    ];

    private static readonly string[] Three = ["spoiled", "broken", "sound"];

    [Fact]
    public void A_changed_entry_in_the_C_source_is_found_with_its_code()
    {
        Finding[] findings = AfterReplacing("c/broken.c", "-53", "-54");
        Assert.Equal("C99, C++11, C99 with -fsanitize=undefined", string.Join(", ", findings.Select(finding => finding.Model)));
        Mismatch mismatch = Assert.IsType<Mismatch>(findings[0].Mismatch);
        Assert.Equal(-53L, mismatch.Expected);
        Assert.Equal("-54", mismatch.Actual);
        Assert.Contains($"input code {mismatch.Inputs[0]}: expected -53, got -54", findings[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_entry_in_the_Verilog_source_is_found_by_the_simulation_and_by_the_bench()
    {
        Finding[] findings = AfterReplacing("verilog/broken.v", "-8'sd53", "-8'sd54");
        Assert.Equal("Verilog, Verilog bench", string.Join(", ", findings.Select(finding => finding.Model)));
        Assert.Contains("expected -53, got ca", findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("expected -53, got -54", findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_word_in_a_ROM_image_is_found_by_reading_it_and_by_the_simulation()
    {
        Finding[] findings = AfterReplacing("rom/broken_curve.mem", "\ncb\n", "\nca\n");
        Assert.Equal("Verilog with tables from files, ROM image", string.Join(", ", findings.Select(finding => finding.Model)));
    }

    [Theory]
    [InlineData("rom/broken_curve.coe", "cb,", "ca,")]
    [InlineData("rom/broken_curve.mif", ": cb;", ": ca;")]
    [InlineData("rom/broken_curve.hex", ":1000", ":1001")]
    public void A_changed_image_for_another_tool_is_found(string path, string old, string changed)
    {
        Finding finding = Assert.Single(AfterReplacing(path, old, changed));
        Assert.Equal("ROM image", finding.Model);
    }

    // The simulator warns, and the entry that is not there reads as x.
    [Fact]
    public void A_short_ROM_image_is_a_failure_of_the_simulation_and_no_code_that_differs()
    {
        Finding finding = Assert.Single(AfterReplacing("rom/broken_curve.mem", "\ncb\n", "\n"), finding => finding.Model != "ROM image");
        Assert.Equal(("broken", "Verilog"), (finding.Kernel, finding.Model));
        Assert.Contains("the simulation warns:", finding.Message, StringComparison.Ordinal);
        Assert.Contains("Not enough words", finding.Message, StringComparison.Ordinal);
        Assert.Null(finding.Mismatch);
    }

    [Fact]
    public void An_image_that_is_missing_is_a_failure_of_the_simulation_where_images_are_not_looked_at()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.Portable(Curve()));
        File.Delete(Path.Combine(disk.Directory, "rom", "broken_curve.mem"));
        Finding finding = Assert.Single(new Verifier([.. TargetCatalog.All.Where(target => target.Declaration.Name == "verilog")]).Verify([disk], progress: null));
        Assert.Contains("rom/broken_curve.mem", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("differ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verilog_that_the_simulator_warns_of_is_found() => Assert.Contains(
        AfterReplacing("verilog/broken.v", "wire signed [7:0] x", "wire signed [9:0] x"),
        finding => finding is { Kernel: "broken", Model: "Verilog", Mismatch: null } && finding.Message.StartsWith("iverilog warns of it:\n", StringComparison.Ordinal));

    // A module or a function whose own wire or variable has its name is shadowed, which linters refuse.
    [Theory]
    [InlineData("sum")]
    [InlineData("line")]
    public void A_kernel_may_be_named_as_one_of_its_steps(string name)
    {
        using var directory = new OutputDirectory();
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 8));
        Step line = builder.Multiply("line", x, 3);
        KernelProgram kernel = builder.Build(name, builder.Add("sum", line, 5), new Port("y", new IntegerType(signed: true, 16)));
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.Proven(kernel));
        Assert.Empty(new Verifier(TargetCatalog.All).Verify([disk], progress: null));
    }

    [Fact]
    public void Kernels_may_be_named_as_the_files_beside_them()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = [.. Beside.Select(name => directory.Write(new KernelEmitter(), TestKernels.Portable(Curve(name))))];
        Assert.Empty(new Verifier(TargetCatalog.All).Verify(disks, progress: null));
    }

    [Fact]
    public void A_bench_that_passes_while_the_simulator_complains_is_found()
    {
        Finding[] findings = AfterReplacing("verilog/broken_tb.v", "endmodule", "reg [7:0] words [0:3]; initial $readmemh(\"nowhere.mem\", words);\nendmodule");
        Finding finding = Assert.Single(findings);
        Assert.Equal("Verilog bench", finding.Model);
        Assert.Contains("the simulator complains:", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rom/spoiled_curve.mem", "\ncb\n", "\n", "rom/broken_curve.mem", "\ncb\n", "\nca\n", "Verilog with tables from files")]
    [InlineData("c/spoiled.c", "return (int8_t)", "return (int8_t)(1 / (x - x)) + ", "c/broken.c", "-53", "-54", "C99 with -fsanitize=undefined")]
    [InlineData("c/spoiled.c", "return", "retrun", "c/broken.c", "-53", "-54", "C99")]
    [InlineData("verilog/spoiled.v", "assign", "asign", "verilog/broken.v", "-8'sd53", "-8'sd54", "Verilog")]
    public void A_kernel_that_stops_a_tool_hides_nothing_of_another(
        string stopping, string old, string changed, string altered, string right, string wrong, string model)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = [.. Three.Select(name => directory.Write(new KernelEmitter(), TestKernels.Portable(Curve(name))))];
        Replace(disks[0], stopping, old, changed);
        Replace(disks[1], altered, right, wrong);
        IReadOnlyList<Finding> findings = new Verifier(TargetCatalog.All).Verify(disks, progress: null);
        Assert.Contains(findings, finding => finding.Kernel == "spoiled" && model.StartsWith(finding.Model, StringComparison.Ordinal) && finding.Mismatch is null);
        Assert.Contains(findings, finding => finding.Kernel == "broken" && finding.Model == model && finding.Mismatch is not null);
        Assert.DoesNotContain(findings, finding => finding.Kernel is "sound" or "");
    }

    // No message names a file of the kernel: a linker names functions, and a program that crashes nothing.
    [Theory]
    [InlineData("c/spoiled.c", "int8_t spoiled(", "int8_t spoilt(", "undefined reference to `spoiled'")]
    [InlineData("c/spoiled.c", "return (int8_t)", "*(volatile int8_t *)0 = 0; return (int8_t)", "it ends with status 139")]
    [InlineData("c/spoiled.c", "void spoiled_array(", "int main(void) { return 0; }\nvoid spoiled_array(", "")]
    [InlineData("c/spoiled.h", "int8_t spoiled(int8_t x)", "int8_t spoiled(int16_t x)", "")]
    public void A_kernel_that_breaks_what_all_share_is_named(string path, string old, string changed, string said)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = [.. Three.Select(name => directory.Write(new KernelEmitter(), TestKernels.Portable(Curve(name))))];
        Replace(disks[0], path, old, changed);
        Replace(disks[1], "c/broken.c", "-53", "-54");
        IReadOnlyList<Finding> findings = new Verifier([.. TargetCatalog.All.Where(target => target.Declaration.Name == "c")]).Verify(disks, progress: null);
        Assert.Contains(findings, finding => finding.Kernel == "spoiled" && finding.Message.Contains(said, StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding is { Kernel: "broken", Model: "C99", Mismatch: not null });
        Assert.DoesNotContain(findings, finding => finding.Kernel is "sound" or "");
    }

    // The type that users see in the header is another, in header and source alike.
    [Theory]
    [InlineData("int8_t spoiled(int8_t x)", "int16_t spoiled(int8_t x)")]
    [InlineData("void spoiled_array(const int8_t *input", "void spoiled_array(int8_t *input")]
    public void A_prototype_that_is_not_what_the_formats_say_is_found(string old, string changed)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = [.. Three.Select(name => directory.Write(new KernelEmitter(), TestKernels.Portable(Curve(name))))];
        Replace(disks[0], "c/spoiled.h", old, changed);
        Replace(disks[0], "c/spoiled.c", old, changed);
        IReadOnlyList<Finding> findings = new Verifier([.. TargetCatalog.All.Where(target => target.Declaration.Name == "c")]).Verify(disks, progress: null);
        Assert.Equal("C99, C++11, C99 with -fsanitize=undefined", string.Join(", ", findings.Select(finding => finding.Model)));
        Assert.All(findings, finding => Assert.Equal("spoiled", finding.Kernel));
    }

    [Fact]
    public void What_kernels_do_together_only_is_said_so()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = [.. Three.Select(name => directory.Write(new KernelEmitter(), TestKernels.Portable(Curve(name))))];
        Replace(disks[0], "c/spoiled.c", "void spoiled_array(", "int shared_by_two(void);\nint shared_by_two(void) { return 1; }\nvoid spoiled_array(");
        Replace(disks[2], "c/sound.c", "void sound_array(", "int shared_by_two(void);\nint shared_by_two(void) { return 1; }\nvoid sound_array(");
        Finding finding = new Verifier([.. TargetCatalog.All.Where(target => target.Declaration.Name == "c")]).Verify(disks, progress: null)[0];
        Assert.Equal(("", "C99"), (finding.Kernel, finding.Model));
        Assert.StartsWith("3 kernels do together what none does alone: gcc rejects it:\n", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void C_that_warns_is_found() => Assert.Contains(
        AfterReplacing("c/broken.c", "return (int8_t)", "return (uint8_t)"),
        finding => finding is { Kernel: "broken", Model: "C99" } && finding.Message.Contains("conversion", StringComparison.Ordinal));

    [Fact]
    public void Verilog_that_lints_dirty_is_found() => Assert.Contains(
        AfterReplacing("verilog/broken.v", "address = x;", "address = {1'b0, x};"),
        finding => finding is { Kernel: "broken", Model: "verilator -Wall" });

    [Fact]
    public void A_missing_tool_is_an_error_that_names_it() => Assert.Contains(
        "'no-such-tool' could not be started",
        Assert.Throws<ToolMissingException>(() => new ExternalTool("no-such-tool").Run([], Path.GetTempPath(), TimeSpan.FromSeconds(1))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_tool_that_does_not_end_is_ended() =>
        Assert.Throws<TimeoutException>(() => new ExternalTool("sleep").Run(["60"], Path.GetTempPath(), TimeSpan.FromMilliseconds(200)));

    private static Finding[] AfterReplacing(string path, string old, string changed)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.Portable(Curve()));
        Replace(disk, path, old, changed);
        return [.. new Verifier(TargetCatalog.All).Verify([disk], progress: null)];
    }

    private static void Replace(KernelOnDisk disk, string path, string old, string changed)
    {
        string file = Path.Combine(disk.Directory, path);
        string text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + changed + text[(at + old.Length)..]);
    }

    // Every value from -128 to 127 once, so that one changed entry is one changed code.
    private static KernelProgram Curve(string name = "broken")
    {
        var builder = new KernelBuilder();
        var curve = new Table("curve", [.. Enumerable.Range(0, 256).Select(i => (i * 37L % 256) - 128)], "");
        Step address = builder.LowBits("address", builder.Input("x", new IntegerType(signed: true, 8)), 8);
        return builder.Build(name, builder.Lookup("value", curve, address), new Port("y", new IntegerType(signed: true, 8)));
    }
}
