using System.Collections.Immutable;
using System.Runtime.InteropServices;
using HwAct.Proofs;

namespace HwAct.Reports;

/// <summary>The error of each input code in output LSB, as <see cref="ErrorFigures"/> defines it.</summary>
internal static class CodeErrors
{
    private const string OfCodes =
        "error of an input code = y - clamp(f(x)/output scale + output zero point) in output LSB, f unrounded, the clamp that of the output type; measured over every input code";

    private const string OfPairs =
        "error of a pair of input codes = y - clamp(f(gate)*up/output scale + output zero point) in output LSB, f(gate)*up unrounded, the clamp that of the output type; measured over every pair";

    /// <summary>What the manifest says the error is.</summary>
    public static string DefinitionFor(ProvenKernel kernel) => kernel.Specification.Up is null ? OfCodes : OfPairs;

    /// <summary>The errors, from the most negative code.</summary>
    public static ImmutableArray<double> Of(ProvenActivation kernel)
    {
        var errors = new double[kernel.Outputs.Length];
        for (int i = 0; i < errors.Length; i++)
        {
            errors[i] = kernel.Outputs[i] - kernel.Reference.Saturated(i);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(errors);
    }
}
