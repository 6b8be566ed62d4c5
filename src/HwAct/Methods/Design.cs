using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>What a method made of a specification: the kernel and the parameters it was built with.</summary>
/// <param name="Kernel">The integer program.</param>
/// <param name="Bound">The bound that the kernel was designed to keep over every code; the best where it promises none.</param>
/// <param name="Parameters">The method's parameters as used, chosen ones included, in the order in which they are reported.</param>
/// <param name="Remarks">What a reader of the header should know, one sentence each.</param>
public sealed record Design(
    Kernel Kernel,
    ErrorBound Bound,
    ImmutableArray<KeyValuePair<string, ParameterValue>> Parameters,
    ImmutableArray<string> Remarks)
{
    /// <summary>The number of output LSB that is promised; null where nothing is.</summary>
    public double? PromiseLsb => Bound.PromiseLsb;

    /// <summary>The certificate that no fewer segments would do, in positions: stretches that no single segment of this arithmetic
    /// can serve. Empty where there is one segment, or where the method does not prove minimality.</summary>
    public ImmutableArray<InfeasibleStretch> Minimality { get; init; } = [];

    /// <summary>Parts of the error with causes of their own, where the method can tell them apart; else empty.</summary>
    public ImmutableArray<ErrorShare> ErrorShares { get; init; } = [];
}
