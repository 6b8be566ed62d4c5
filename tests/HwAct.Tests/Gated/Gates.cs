using HwAct.Activations;
using HwAct.Methods;
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
        return new KernelSpecification("kernel", gated, Quantization.Parse(gate), Quantization.Parse(output), rounding, new MethodChoice(method), Designs.Bound(bound, new MethodChoice(method)))
        {
            Up = Quantization.Parse(up),
        };
    }

    public static ProvenGatedKernel Prove(KernelSpecification specification) =>
        Prover.ProveGated(specification, MethodCatalog.Find(specification.Method.Name)!);

    public static ProvenGatedKernel Prove(
        string activation, string gate, string up, string output, string method = "table", double? bound = null, RoundingRule rounding = RoundingRule.HalfEven) =>
        Prove(Specify(activation, gate, up, output, method, bound, rounding));
}
