using System.Collections.Concurrent;
using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Ideals;

/// <summary>Certified ideals that several requests have in common: every method and every bound of one function and its formats is measured against the same
/// codes, which are certified once.</summary>
internal sealed class SharedIdeals
{
    private readonly ConcurrentDictionary<(Activation Activation, Quantization Input, Quantization Output, RoundingRule Rounding), Lazy<IdealCodes>> known = [];

    /// <summary>The certified ideal of a request.</summary>
    public IdealCodes Of(KernelSpecification specification) => known
        .GetOrAdd(
            (specification.Activation, specification.Input, specification.Output, specification.Rounding),
            _ => new Lazy<IdealCodes>(() => IdealCodes.Of(specification)))
        .Value with
    {
        Specification = specification,
    };
}
