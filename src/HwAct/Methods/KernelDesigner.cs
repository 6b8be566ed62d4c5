using HwAct.Numerics;
using HwAct.Ideals;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>Designs the kernel of a request by one method, whatever function it asks for.</summary>
internal static class KernelDesigner
{
    /// <summary>Why a method cannot serve a request, as the end of a sentence, or null where it can.</summary>
    public static string? ReasonAgainst(KernelSpecification specification, IMethod method) =>
        specification.Function.Accept(new Applicability(specification, method));

    /// <summary>Designs the kernel.</summary>
    /// <param name="specification">What is asked for.</param>
    /// <param name="method">The method.</param>
    /// <param name="ideals">Where requests that have their certified ideal in common find it; null where there are no others.</param>
    /// <exception cref="DesignException">The method does not apply, or the bound cannot be met; the message says why and what would
    /// be possible.</exception>
    public static DesignedKernel Design(KernelSpecification specification, IMethod method, SharedIdeals? ideals = null)
    {
        LongWork.Begin($"designing by {method.Signature.Name}");
        return ReasonAgainst(specification, method) is string reason
            ? throw NotApplicable(specification, method, reason)
            : Made(specification.Function.Accept(new Construction(specification, method, ideals ?? new SharedIdeals())), method);
    }

    private static DesignedKernel Made(DesignedKernel kernel, IMethod method) => kernel with { Design = kernel.Design with { Method = method.Signature.Name } };

    private static DesignException NotApplicable(KernelSpecification specification, IMethod method, string reason)
    {
        string[] others =
        [
            .. MethodCatalog.All
                .Where(other => other != method && ReasonAgainst(specification.With(new MethodChoice(other.Signature.Name), specification.Bound), other) is null)
                .Select(other => other.Signature.Name),
        ];
        string would = others.Length == 0 ? "no other method would" : $"{string.Join(", ", others)} would";
        return new DesignException($"'{method.Signature.Name}' does not apply: {reason.TrimEnd('.')}; {would}") { IsAboutMethod = true };
    }

    private sealed class Applicability(KernelSpecification specification, IMethod method) : IFunctionVisitor<string?>
    {
        public string? Visit(ActivationFunction function) => method.ReasonAgainst(specification);

        public string? Visit(GatedFunction function) => GatedDesigner.ReasonAgainst(specification, method);
    }

    private sealed class Construction(KernelSpecification specification, IMethod method, SharedIdeals ideals) : IFunctionVisitor<DesignedKernel>
    {
        public DesignedKernel Visit(ActivationFunction function)
        {
            IdealCodes reference = ideals.Of(specification);
            return new DesignedActivation(specification, method.Design(specification, reference), reference);
        }

        public DesignedKernel Visit(GatedFunction function) => GatedDesigner.Design(specification, method, ideals);
    }
}
