using HwAct.Kernels.Stimuli;
using HwAct.Proofs;

namespace HwAct.Reports;

/// <summary>In which order the vectors file holds output codes.</summary>
internal static class VectorOrder
{
    private const string Line = "one a line, hex digits of the pattern";

    /// <summary>The order, as the end of a sentence about output codes.</summary>
    public static string Of(ProvenKernel kernel)
    {
        if (kernel.Specification.Up is null)
        {
            return $"one output code for every input code, from the most negative, {Line}";
        }

        var stimulus = new Stimulus(kernel.Kernel);
        return stimulus.IsExhaustive
            ? $"one output code for every pair of input codes, from the most negative, the second input fastest, {Line}"
            : $"one output code for each of the {Figure.Text((long)stimulus.Count)} pairs that the bench drives, corners first, {Line}";
    }

    /// <summary>Number of output codes in the file.</summary>
    public static long Count(ProvenKernel kernel) => new Stimulus(kernel.Kernel).Count;
}
