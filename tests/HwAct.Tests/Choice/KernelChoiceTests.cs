using HwAct.Proofs;
using HwAct.Tests.Methods;

namespace HwAct.Tests.Choice;

/// <summary>method: "auto".</summary>
public class KernelChoiceTests
{
    private static readonly string[] Others = ["table", "interpolated-table", "piecewise-linear", "piecewise-polynomial", "tanh-polynomial", "threshold"];

    [Fact]
    public void No_other_method_stores_fewer_bits_for_the_bound()
    {
        ProvenActivation chosen = Designs.Prove("auto", "Q3.8", "Q3.8", 1.0);
        Assert.InRange(chosen.Error.MaxLsb, 0, 1);
        Assert.All(Others, method => Assert.True(Designs.Prove(method, "Q3.8", "Q3.8", 1.0).Kernel.RomBits >= chosen.Kernel.RomBits, method));
    }

    [Fact]
    public void The_objective_decides()
    {
        ProvenActivation bits = Designs.Prove("auto", "Q3.8", "Q3.8", 0.5);
        ProvenActivation multiplications = Designs.Prove("auto", "Q3.8", "Q3.8", 0.5, parameters: ("objective", "multiplications"));
        Assert.True(bits.Kernel.RomBits < multiplications.Kernel.RomBits);
        Assert.Equal(0, multiplications.Kernel.Multiplications);
    }

    [Fact]
    public void It_says_what_it_compared()
    {
        ProvenActivation kernel = Designs.Prove("auto", "Q3.4", "Q3.4");
        string compared = kernel.Design.Comparison!;
        Assert.StartsWith("Cheapest by rom-bits. Compared: ", compared, StringComparison.Ordinal);
        Assert.All(Others, method => Assert.Contains(method, compared, StringComparison.Ordinal));
    }
}
