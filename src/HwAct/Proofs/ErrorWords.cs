using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>What is said of the error of a kernel, in the same words in headers, reports, indexes and on the command line.</summary>
internal static class ErrorWords
{
    /// <summary>What <c>max_lsb</c> is the largest of.</summary>
    public const string Error = "|y − clamp(f)|";

    /// <summary>How many codes are misrounded, and how many of them are ties: <c>11 codes misrounded (4.30 %), all of them ties, …</c>.</summary>
    public static string Misrounded(ProvenKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ErrorFigures error = kernel.Error;
        DomainWords words = kernel.Specification.Function.Domain;
        return error.MisroundedCodes == 0
            ? $"every {words.One} correctly rounded"
            : $"{Figure.Shown(error.MisroundedCodes)} {(error.MisroundedCodes == 1 ? words.One : words.Many)} misrounded ({Figure.Percent(error.MisroundedCodes, error.Codes)} %){Ties(error)}";
    }

    /// <summary>How many of the misrounded codes are ties, as the end of a clause; nothing where none is.</summary>
    public static string Ties(ErrorFigures error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.MisroundedTies == 0 ? ""
            : error.MisroundedTies == error.MisroundedCodes ? ", all of them ties to the last bits of the scales"
            : $", {Figure.Shown(error.MisroundedTies)} of them ties";
    }

    /// <summary>How many codes saturate and how far: <c>111 of 256 codes (43.36 %): f lies outside −128 to 127, by up to 889 LSB</c>.</summary>
    public static string Saturated(ProvenKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ErrorFigures error = kernel.Error;
        DomainWords words = kernel.Specification.Function.Domain;
        Quantization output = kernel.Specification.Output;
        return error.SaturatedCodes == 0
            ? $"none of {Figure.Shown(error.Codes)} {words.Many}"
            : $"{Figure.Shown(error.SaturatedCodes)} of {Figure.Shown(error.Codes)} {words.Many} ({Figure.Percent(error.SaturatedCodes, error.Codes)} %): "
                + $"f lies outside {Figure.Shown(output.MinCode)} to {Figure.Shown(output.MaxCode)}, by up to {Figure.AtMost(error.BeyondLsb)} LSB, which the error, {Error}, does not count";
    }

    /// <summary>What was run and what was computed: the whole truth of "every".</summary>
    public static string Coverage(ProvenKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        string all = Figure.Shown(kernel.Error.Codes);
        var stimulus = new Stimulus(kernel.Kernel);
        string beyond = Beyond(kernel, stimulus);
        string ofRange = kernel.Specification.Inputs.Any(input => input.IsNarrowed) ? " of the range" : "";
        if (kernel.Specification.Inputs.Length == 1)
        {
            return $"the program itself is run on every input code{ofRange}, {all} in all{beyond}; ranges of its steps are found by that";
        }

        string measured = $"the error is measured over all {all} pairs{ofRange} by the formula of the product, from the program's value for every code of the gate";
        return stimulus.IsExhaustive
            ? $"{measured}; the program itself is run on every pair{ofRange}{beyond}; ranges of its steps are found by that"
            : $"{measured}; the program itself is run on {Figure.Shown(stimulus.Count)} pairs, all corners and ten million more, by 'hwact verify --all-pairs' on every one{beyond}; ranges of steps that join both inputs are interval bounds";
    }

    // What is known of the codes that the ranges of the inputs leave out.
    private static string Beyond(ProvenKernel kernel, Stimulus stimulus)
    {
        Quantization[] narrowed = [.. kernel.Specification.Inputs.Where(input => input.IsNarrowed)];
        string clamped = narrowed.Any(input => input.Outside == OutsideCodes.Clamp)
            ? $"; codes outside it give what the nearest inside gives, seen on {Figure.Shown(stimulus.Count)} {kernel.Specification.Function.Domain.Many}"
            : "";
        return clamped + (narrowed.Any(input => input.Outside == OutsideCodes.Never) ? "; of codes promised never to come nothing is said" : "");
    }
}
