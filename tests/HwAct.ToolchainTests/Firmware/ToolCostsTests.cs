using HwAct.Benchmarks.Firmware;
using HwAct.Benchmarks.Fpga;
using HwAct.Choice;
using HwAct.Tests.Golden;
using HwAct.Verification;

namespace HwAct.ToolchainTests.Firmware;

/// <summary>What <c>hwact explore --measure</c> measures is what the committed tables say.</summary>
public sealed class ToolCostsTests
{
    [Theory]
    [InlineData("gelu_s8_table")]
    [InlineData("gelu_s8_interpolated")]
    [InlineData("gelu_q3_12_faithful")]
    [InlineData("geglu_s8")]
    public void A_kernel_of_the_catalog_takes_what_the_tables_say(string kernel)
    {
        MeasuredCosts costs = ToolCosts.Of(new RecordedFolder(kernel, Path.Combine(Repository.Generated, kernel)).Prove().Kernel!);
        Measured small = FirmwareTable.Read(Repository.Root).Single(row => row.Kernel == kernel && row.Core == "m4").Small;
        Resources taken = FpgaTable.Read(Repository.Root).Single(row => row.Kernel == kernel && row.Device == "ice40-hx").Measured;
        Assert.Equal((small.Code + small.Rom, taken.Luts + taken.Carries), (costs.Flash, costs.Luts));
    }
}
