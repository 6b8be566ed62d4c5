namespace HwAct.ToolchainTests;

public sealed class RandomProgramsTests
{
    [Fact]
    public void Random_programs_are_the_same_in_C_and_Verilog() =>
        Agreement.Require([.. Enumerable.Range(0, 220).Select(seed => new RandomKernels((ulong)seed).Next($"random_{seed}"))]);
}
