using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>What a method made of a specification: the kernel and the parameters it was built with.</summary>
/// <param name="Kernel">The integer program.</param>
/// <param name="Bound">The bound that the kernel was designed to keep over every code; the best where it promises none.</param>
/// <param name="Parameters">The method's parameters as used, chosen ones included: asked for with these and the same bound, it makes the same kernel.</param>
/// <param name="Remarks">What a reader of the header should know, one sentence each.</param>
internal sealed record Design(
    KernelProgram Kernel,
    ErrorBound Bound,
    ImmutableArray<KeyValuePair<string, ParameterValue>> Parameters,
    ImmutableArray<string> Remarks)
{
    /// <summary>The method that made it.</summary>
    public string Method { get; init; } = "";

    /// <summary>What follows from the parameters, for readers: guard bits, widths.</summary>
    public ImmutableArray<KeyValuePair<string, ParameterValue>> Derived { get; init; } = [];

    /// <summary>How it was chosen among the designs of several methods, in one sentence; null where one method was asked for.</summary>
    public string? Comparison { get; init; }

    /// <summary>The request that asks for this very design: its method with all parameters, in place of a choice among methods.</summary>
    /// <param name="asked">What was asked for.</param>
    /// <exception cref="RequestException">There is no such method, or it has other parameters.</exception>
    public KernelSpecification ExplicitIn(KernelSpecification asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return asked.With(
            new MethodChoice(Method, Parameters.ToImmutableSortedDictionary(StringComparer.Ordinal)), asked.Method.Name == Method ? asked.Bound : Bound);
    }

    /// <summary>The parameters and what follows from them, in the order in which they are shown.</summary>
    public IEnumerable<KeyValuePair<string, ParameterValue>> Figures => Parameters.Concat(Derived);

    /// <summary>The number of output LSB that is promised; null where nothing is.</summary>
    public double? PromiseLsb => Bound.PromiseLsb;

    /// <summary>The certificate that no fewer segments would do, in positions: stretches that no single segment of this arithmetic
    /// can serve. Empty where there is one segment, or where the method does not prove minimality.</summary>
    public ImmutableArray<InfeasibleStretch> Minimality { get; init; } = [];

    /// <summary>Parts of the error with causes of their own, where the method can tell them apart; else empty.</summary>
    public ImmutableArray<ErrorShare> ErrorShares { get; init; } = [];
}
