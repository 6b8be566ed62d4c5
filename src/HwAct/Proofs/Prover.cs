using System.Collections.Immutable;
using HwAct.Approximations;
using HwAct.Approximations.Framing;
using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>Designs the kernel of a specification and proves it over every input code.</summary>
public static class Prover
{
    /// <summary>The proven kernel.</summary>
    /// <param name="specification">What is asked for.</param>
    /// <param name="method">The method it names.</param>
    /// <exception cref="DesignException">The method does not apply, or the bound cannot be met; the message says why and what would
    /// be possible.</exception>
    public static ProvenKernel Prove(KernelSpecification specification, IMethod method)
    {
        if (method.ReasonAgainst(specification) is string reason)
        {
            string others = string.Join(", ", MethodCatalog.All
                .Where(other => other.ReasonAgainst(specification) is null)
                .Select(other => other.Signature.Name));
            throw new DesignException($"method {method.Signature.Name} does not apply: {reason}; these do: {others}");
        }

        Reference reference = Reference.Of(specification);
        Design design = method.Design(specification, reference);
        ImmutableArray<long> outputs = [.. Interpreter.RunAll(design.Kernel)];
        ErrorFigures error = ErrorMeasurement.Of(reference, outputs);
        RequirePromise(design, specification.Method, error);
        return new ProvenKernel(
            specification,
            design,
            reference,
            outputs,
            error,
            VectorsText.Sha256(outputs, specification.Output.Type));
    }

    // A method keeps its bound by design; this holds it to that on the program that will be emitted.
    private static void RequirePromise(Design design, MethodChoice method, ErrorFigures error)
    {
        if (design.PromiseLsb is not double promise)
        {
            return;
        }

        bool kept = promise <= OutputTolerance.CorrectlyRounded ? error.MisroundedCodes == 0 : error.MaxLsb <= promise;
        if (!kept)
        {
            throw new DesignException(
                $"method {method.Name} reaches {error.MaxLsb:0.####} LSB with {error.MisroundedCodes} misrounded codes, not the {promise:0.####} asked for");
        }
    }
}
