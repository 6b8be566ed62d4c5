using HwAct.Activations;
using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>The condition that algorithms made for GELU share.</summary>
internal static class ApproximatesGelu
{
    /// <summary>Why an algorithm for GELU cannot serve a specification, or null where the activation is GELU in one of its forms.</summary>
    public static string? ReasonAgainst(KernelSpecification specification) => specification.Activation switch
    {
        Gelu or GeluTanh or GeluSigmoid { Beta: 1.702 } => null,
        _ => $"it approximates GELU, not {specification.Activation}",
    };
}
