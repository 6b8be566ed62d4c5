using HwAct.Activations;
using HwAct.Choice;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Tests.Methods;

namespace HwAct.Tests.Gated;

/// <summary>Short ways to a gated kernel.</summary>
internal static class Gates
{
    public static KernelSpecification Specify(
        string activation, string gate, string up, string output, string method = "table", double? bound = null, RoundingRule rounding = RoundingRule.HalfEven)
    {
        Activation gated = ActivationCatalog.Find(activation)!.Default;
        var choice = new MethodChoice(method);
        return new KernelSpecification(
            "kernel", new GatedFunction(gated), [Quantization.Parse(gate), Quantization.Parse(up)], Quantization.Parse(output), rounding, choice, Designs.Bound(bound, choice));
    }

    public static ProvenGatedKernel Prove(KernelSpecification specification) =>
        (ProvenGatedKernel)KernelChoice.Prove(specification);

    public static ProvenGatedKernel Prove(
        string activation, string gate, string up, string output, string method = "table", double? bound = null, RoundingRule rounding = RoundingRule.HalfEven) =>
        Prove(Specify(activation, gate, up, output, method, bound, rounding));
}
