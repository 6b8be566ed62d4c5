using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>In which order the vectors file holds output codes.</summary>
internal static class VectorOrder
{
    private const string Line = "one a line, hex digits of the pattern";

    /// <summary>The order, as the end of a sentence about output codes.</summary>
    public static string Of(ProvenKernel kernel)
    {
        DomainWords words = kernel.Specification.Function.Domain;
        var stimulus = new Stimulus(kernel.Kernel);
        string fastest = kernel.Specification.Inputs.Length == 1 ? "" : ", the second input fastest";
        return stimulus.IsExhaustive
            ? $"one output code for every {words.Each}, from the most negative{fastest}, {Line}"
            : $"one output code for each of the {Figure.Text((long)stimulus.Count)} {words.Many} that the bench drives, corners first, {Line}";
    }

    /// <summary>Number of output codes in the file.</summary>
    public static long Count(ProvenKernel kernel) => new Stimulus(kernel.Kernel).Count;
}
