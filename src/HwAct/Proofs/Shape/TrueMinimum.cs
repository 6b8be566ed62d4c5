using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>The least output of a kernel beside the minimum of its function.</summary>
/// <param name="X">Where the function has its minimum.</param>
/// <param name="ExactLsb">The minimum in output codes, limited to them.</param>
/// <param name="Output">The least output code.</param>
/// <param name="Code">First input code that gives it.</param>
/// <param name="IsLimited">Whether the minimum itself lies outside the output codes.</param>
internal sealed record TrueMinimum(double X, double ExactLsb, long Output, long Code, bool IsLimited)
{
    /// <summary>Whether both are less than an LSB apart.</summary>
    public bool IsKept => Math.Abs(Output - ExactLsb) < 1;

    /// <summary>The minimum of a kernel of one input, or of the gate of a gated one; null where the function has none between the input codes.</summary>
    public static TrueMinimum? Of(ProvenActivation kernel)
    {
        Quantization input = kernel.Specification.Input;
        Quantization output = kernel.Specification.Output;
        Extremum[] minima =
        [
            .. (kernel.Specification.Activation.Facts?.Extrema ?? [])
                .Where(one => one.IsMinimum && one.X > input.Real(input.MinCode) && one.X < input.Real(input.MaxCode)),
        ];
        if (minima.Length == 0)
        {
            return null;
        }

        Extremum least = minima.MinBy(one => one.Value);
        int at = kernel.Outputs.IndexOf(kernel.Outputs.Min());
        double exact = (least.Value / output.Scale) + output.ZeroPoint;
        double limited = Math.Clamp(exact, output.MinCode, output.MaxCode);
        return new(least.X, limited, kernel.Outputs[at], kernel.Reference.Codes[at], exact != limited);
    }
}
