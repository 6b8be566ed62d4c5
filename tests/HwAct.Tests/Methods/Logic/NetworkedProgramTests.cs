using HwAct.Costs;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Methods;
using HwAct.Proofs;

namespace HwAct.Tests.Methods.Logic;

/// <summary>Kernels whose codes are made a network of look-up tables.</summary>
public sealed class NetworkedProgramTests
{
    [Theory]
    [InlineData("gelu", "int5:0.2:5", "int6:0.1:-20", "threshold", 4)]
    [InlineData("tanh", "Q2.2", "Q0.5", "interpolated-table", 6)]
    [InlineData("sigmoid", "int5:0.4:-3:-14..10:never", "UQ0.6", "table", 4)]
    [InlineData("relu", "uint5:0.1:12:3..29", "int6:0.1", "table", 5)]
    public void Its_codes_are_the_kernels_and_it_takes_fewer_LUTs_than_the_table(string activation, string input, string output, string method, int lutInputs)
    {
        ProvenActivation proven = Designs.Prove(method, input, output, 1.0, activation);
        KernelProgram networked = NetworkedProgram.Of(proven.Kernel, lutInputs);
        LogicNetwork network = Assert.Single(networked.Steps.Select(step => step.Network).OfType<LogicNetwork>());
        Assert.Equal(Interpreter.RunAll(proven.Kernel), Interpreter.RunAll(networked));
        Assert.Equal(lutInputs, network.LutInputs);
        double table = LutCount.Of(TabulatedProgram.Of(proven.Kernel)).Total;
        Assert.True(network.LutCount <= 0.8 * table, $"{network.LutCount} against {table}");
    }

    [Fact]
    public void It_is_searched_once()
    {
        KernelProgram kernel = Designs.Prove("table", "int4:0.5", "int4:0.5", 1.0, "gelu").Kernel;
        Assert.Same(NetworkedProgram.Of(kernel, 4), NetworkedProgram.Of(kernel, 4));
    }
}
