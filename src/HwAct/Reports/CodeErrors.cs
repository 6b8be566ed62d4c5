using System.Collections.Immutable;
using System.Runtime.InteropServices;
using HwAct.Proofs;

namespace HwAct.Reports;

/// <summary>The error of each input code in output LSB, as <see cref="ErrorFigures"/> defines it.</summary>
internal static class CodeErrors
{
    /// <summary>What manifest and report say the error is.</summary>
    public const string Definition =
        "error of an input code = y - clamp(f(x)/output scale + output zero point) in output LSB, f unrounded, the clamp that of the output type; measured over every input code";

    /// <summary>The errors, from the most negative code.</summary>
    public static ImmutableArray<double> Of(ProvenKernel kernel)
    {
        var errors = new double[kernel.Outputs.Length];
        for (int i = 0; i < errors.Length; i++)
        {
            errors[i] = kernel.Outputs[i] - kernel.Reference.Saturated(i);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(errors);
    }
}
