using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.ToolchainTests;

public sealed class VerifierTests
{
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

    [Fact]
    public void C_that_warns_is_found() => Assert.Contains(
        AfterReplacing("c/broken.c", "return (int8_t)", "return "),
        finding => finding is { Kernel: "broken", Model: "C99" } && finding.Message.Contains("conversion", StringComparison.Ordinal));

    [Fact]
    public void Verilog_that_lints_dirty_is_found() => Assert.Contains(
        AfterReplacing("verilog/broken.v", "address = x;", "address = {1'b0, x};"),
        finding => finding is { Kernel: "broken", Model: "verilator -Wall" });

    [Fact]
    public void A_missing_file_is_found()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.Proven(Curve()));
        File.Delete(Path.Combine(disk.Directory, "rom", "broken_curve.coe"));
        Finding finding = Assert.Single(new Verifier(TargetCatalog.All).Verify([disk], progress: null));
        Assert.Contains("broken_curve.coe is missing", finding.Message, StringComparison.Ordinal);
    }

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
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.Proven(Curve()));
        string file = Path.Combine(disk.Directory, path);
        string text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + changed + text[(at + old.Length)..]);
        return [.. new Verifier(TargetCatalog.All).Verify([disk], progress: null)];
    }

    // Every value from -128 to 127 once, so that one changed entry is one changed code.
    private static Kernel Curve()
    {
        var builder = new KernelBuilder();
        var curve = new Table("curve", [.. Enumerable.Range(0, 256).Select(i => (i * 37L % 256) - 128)], "");
        Step address = builder.LowBits("address", builder.Input("x", new IntegerType(signed: true, 8)), 8);
        return builder.Build("broken", builder.Lookup("value", curve, address), new Port("y", new IntegerType(signed: true, 8)));
    }
}
