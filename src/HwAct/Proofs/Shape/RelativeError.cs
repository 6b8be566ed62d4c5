using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>The largest relative error where the function is large: near zero every fixed-point number has a large one.</summary>
/// <param name="Least">Codes count whose exact value, limited to the output codes, is at least this far from zero.</param>
/// <param name="Max">Largest |error| over |exact value| among them.</param>
/// <param name="Code">First input code that reaches it.</param>
/// <param name="Codes">How many codes count.</param>
internal sealed record RelativeError(double Least, double Max, long Code, int Codes)
{
    // Large: at least an eighth of the largest value.
    private const double Part = 0.125;

    /// <summary>Measures a kernel of one input, or the gate of a gated one; null where the function is nothing everywhere.</summary>
    public static RelativeError? Of(ProvenActivation kernel)
    {
        Quantization output = kernel.Specification.Output;
        double[] sizes = [.. Enumerable.Range(0, kernel.Outputs.Length).Select(i => Math.Abs(kernel.Reference.Saturated(i) - output.ZeroPoint))];
        double least = sizes.Max() * Part;
        if (least == 0)
        {
            return null;
        }

        int[] large = [.. Enumerable.Range(0, sizes.Length).Where(i => sizes[i] >= least)];
        double max = large.Max(i => Math.Abs(kernel.Errors[i]) / sizes[i]);
        int worst = large.First(i => Math.Abs(kernel.Errors[i]) / sizes[i] == max);
        return new(least * output.Scale, max, kernel.Reference.Codes[worst], large.Length);
    }
}
