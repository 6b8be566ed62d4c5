using System.Collections.Immutable;
using HwAct.Proofs;

namespace HwAct.Reports;

/// <summary>The error over one of several equal parts of the input.</summary>
/// <param name="First">First input code.</param>
/// <param name="Last">Last input code.</param>
/// <param name="MaxLsb">Largest |error| in output LSB.</param>
/// <param name="MaxLsbCode">First input code that reaches it.</param>
/// <param name="MisroundedCodes">Codes whose output is not the certified ideal code.</param>
public sealed record Region(long First, long Last, double MaxLsb, long MaxLsbCode, int MisroundedCodes)
{
    /// <summary>Most regions that an input is cut into.</summary>
    public const int Most = 16;

    /// <summary>Number of input codes.</summary>
    public long Codes => Last - First + 1;

    /// <summary>The regions of a kernel, from the most negative code; together they hold every code once.</summary>
    public static ImmutableArray<Region> Of(ProvenKernel kernel)
    {
        ImmutableArray<double> errors = CodeErrors.Of(kernel);
        int count = Math.Min(Most, errors.Length);
        return [.. Enumerable.Range(0, count).Select(r => Between(
            kernel, errors, (int)((long)r * errors.Length / count), (int)((r + 1L) * errors.Length / count)))];
    }

    private static Region Between(ProvenKernel kernel, ImmutableArray<double> errors, int from, int to)
    {
        int worst = from;
        int misrounded = 0;
        for (int i = from; i < to; i++)
        {
            worst = Math.Abs(errors[i]) > Math.Abs(errors[worst]) ? i : worst;
            misrounded += kernel.Outputs[i] == kernel.Reference.Ideal[i] ? 0 : 1;
        }

        return new Region(
            kernel.Reference.Codes[from], kernel.Reference.Codes[to - 1], Math.Abs(errors[worst]), kernel.Reference.Codes[worst], misrounded);
    }
}
