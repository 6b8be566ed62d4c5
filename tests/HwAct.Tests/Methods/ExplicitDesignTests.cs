using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Proofs;

namespace HwAct.Tests.Methods;

/// <summary>A design names all of its parameters: asked for by them it is the same.</summary>
public sealed class ExplicitDesignTests
{
    [Theory]
    [InlineData("interpolated-table")]
    [InlineData("piecewise-linear")]
    [InlineData("piecewise-polynomial")]
    [InlineData("q15-polynomial")]
    [InlineData("logic")]
    [InlineData("packed-table")]
    [InlineData("packed-lines")]
    [InlineData("dsp-polynomial")]
    public void A_design_asked_for_by_its_parameters_is_the_same(string method)
    {
        ProvenActivation chosen = Designs.Prove(method, "Q3.8", "Q3.8", activation: "silu");
        ProvenActivation asked = (ProvenActivation)KernelChoice.Prove(chosen.Design.ExplicitIn(chosen.Specification));
        Assert.Equal(Interpreter.RunAll(chosen.Kernel), Interpreter.RunAll(asked.Kernel));
        Assert.Equal(string.Join(" ", chosen.Design.Figures), string.Join(" ", asked.Design.Figures));
    }
}
