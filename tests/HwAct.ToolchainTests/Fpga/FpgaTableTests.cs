using System.Collections.Immutable;
using HwAct.Benchmarks.Fpga;
using HwAct.Tests.Golden;

namespace HwAct.ToolchainTests.Fpga;

/// <summary>The committed table of what the catalog takes of FPGAs (<c>make bench-fpga</c>).</summary>
public sealed class FpgaTableTests
{
    private static readonly ImmutableArray<FpgaRow> Rows = FpgaTable.Read(Repository.Root);

    // Small ones: each is measured in a second or two.
    public static TheoryData<string, string> Quick => new()
    {
        { "gelu_q3_4_logic", "ice40-hx" },
        { "gelu_s8_table", "ice40-hx" },
        { "gelu_q3_8_logic", "ice40-hx" },
        { "relu_s8", "ecp5" },
        { "gelu_q3_4_logic", "ecp5" },
        { "gelu_q3_4_logic", "xc7" },
    };

    [Fact]
    public void Every_module_has_a_row_for_each_device_and_none_is_stale()
    {
        string[] modules =
        [
            .. Directory.GetDirectories(Repository.Generated).Select(folder => Path.GetFileName(folder))
                .Where(name => File.Exists(FpgaTable.Module(Repository.Root, name))).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(modules.SelectMany(name => Device.All.Select(device => (name, device.Name))), Rows.Select(row => (row.Kernel, row.Device)));
        string[] stale = [.. Rows.Where(row => row.Sha256 != FpgaTable.Sha256(FpgaTable.Module(Repository.Root, row.Kernel))).Select(row => row.Kernel).Distinct()];
        Assert.True(stale.Length == 0, $"measured before they changed: {string.Join(", ", stale)}; 'make bench-fpga' measures them again");
    }

    [Theory]
    [MemberData(nameof(Quick))]
    public void What_is_measured_anew_is_what_the_table_says(string kernel, string device)
    {
        Resources measured = Synthesis.Measure(Device.All.First(one => one.Name == device), FpgaTable.Module(Repository.Root, kernel), kernel);
        Assert.Equal(Rows.First(row => row.Kernel == kernel && row.Device == device).Measured, measured);
    }

    // The same table makes up to a tenth more or fewer LUTs where it is a function in one source and a block in another: that is noise of synthesis.
    private const double Noise = 1.12;

    [Fact]
    public void No_kernel_is_larger_on_an_iCE40_than_a_plain_case_table_of_its_function()
    {
        FpgaRow[] larger = [.. Rows.Where(row => row.Device == Device.Ice40.Name && row.Table is Resources table && row.Measured.Luts + row.Measured.Carries > Noise * (table.Luts + table.Carries))];
        Assert.True(larger.Length == 0, string.Join("; ", larger.Select(row => $"{row.Kernel} {row.Measured.Luts}+{row.Measured.Carries}, as a table {row.Table?.Luts}+{row.Table?.Carries}")));
    }
}
