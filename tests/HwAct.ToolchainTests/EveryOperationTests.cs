namespace HwAct.ToolchainTests;

public sealed class EveryOperationTests
{
    [Fact]
    public void Every_operation_at_every_awkward_width_is_the_same_in_C_and_Verilog() => Agreement.Require(HandBuiltKernels.All);
}
