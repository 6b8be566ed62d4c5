using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>The slope of a kernel, its first differences, against that of the function.</summary>
/// <remarks>One LSB of rounding at each end makes a difference of neighboring codes mostly noise. Differences are taken over a window of
/// codes over which the function of slope 1 moves by <see cref="WindowLsb"/> LSB, and exact values over the same window: by the mean
/// value theorem that is f′ somewhere inside.</remarks>
/// <param name="Window">Codes from one end of a difference to the other.</param>
/// <param name="Made">Slope of the kernel about each place, from index Window/2 on.</param>
/// <param name="Exact">Slope of the function, limited to the output codes, over the same windows.</param>
/// <param name="Derivative">f′ itself at the middle of each window.</param>
/// <param name="DeadZones">Where the kernel stands still and the function does not, the worst first.</param>
internal sealed record SlopeFigures(
    int Window, ImmutableArray<double> Made, ImmutableArray<double> Exact, ImmutableArray<double> Derivative, ImmutableArray<DeadZone> DeadZones)
{
    private const double WindowLsb = 16;

    // Faithful outputs may stand still while the function moves by nearly two LSB, one before and one behind.
    private const double StandsStill = 2;

    /// <summary>Largest distance of the kernel's slope from the function's, over the same window.</summary>
    public double MaxDeviation { get; } = Made.Zip(Exact, (made, exact) => Math.Abs(made - exact)).DefaultIfEmpty(0).Max();

    /// <summary>Index of the window that reaches it.</summary>
    public int Worst => Made.Zip(Exact, (made, exact) => Math.Abs(made - exact)).ToList().IndexOf(MaxDeviation);

    /// <summary>Measures a kernel of one input, or the gate of a gated one.</summary>
    public static SlopeFigures Of(ProvenActivation kernel)
    {
        Quantization input = kernel.Specification.Input;
        Quantization output = kernel.Specification.Output;
        int last = kernel.Outputs.Length - 1;
        int window = last == 0 ? 0 : (int)Math.Clamp(Math.Ceiling(WindowLsb * output.Scale / input.Scale), 1, Math.Max(1, last / 8));
        double step = window * input.Scale;
        int count = window == 0 ? 0 : last + 1 - window;
        double[] saturated = [.. Enumerable.Range(0, last + 1).Select(kernel.Reference.Saturated)];
        return new(
            window,
            [.. Enumerable.Range(0, count).Select(i => (kernel.Outputs[i + window] - kernel.Outputs[i]) * output.Scale / step)],
            [.. Enumerable.Range(0, count).Select(i => (saturated[i + window] - saturated[i]) * output.Scale / step)],
            [.. Enumerable.Range(0, count).Select(i => Tangent.At(kernel.Specification.Activation, (input.Real(kernel.Reference.Codes[i]) + input.Real(kernel.Reference.Codes[i + window])) / 2))],
            [.. Zones(kernel, saturated).OrderByDescending(zone => zone.MovedLsb).ThenBy(zone => zone.First)]);
    }

    private static IEnumerable<DeadZone> Zones(ProvenActivation kernel, double[] saturated)
    {
        int first = 0;
        for (int i = 1; i <= saturated.Length; i++)
        {
            if (i < saturated.Length && kernel.Outputs[i] == kernel.Outputs[first])
            {
                continue;
            }

            double moved = saturated[first..i].Max() - saturated[first..i].Min();
            if (moved > StandsStill)
            {
                yield return new DeadZone(kernel.Reference.Codes[first], kernel.Reference.Codes[i - 1], moved);
            }

            first = i;
        }
    }
}
