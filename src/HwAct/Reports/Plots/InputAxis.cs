using HwAct.Numerics;

namespace HwAct.Reports;

/// <summary>The horizontal axis over every input code: real values below, codes above.</summary>
internal sealed class InputAxis
{
    private const int MostTicks = 11;

    private readonly Quantization input;
    private readonly Scale codes;

    public InputAxis(Quantization input)
    {
        this.input = input;

        // A code is as wide as one step: the first begins half a step before its value.
        codes = new Scale(input.MinCode - 0.5, input.MaxCode + 0.5, Plot.Left, Plot.Right);
    }

    /// <summary>Ticks at round real values.</summary>
    public ImmutableArray<(Tick Tick, double At)> Reals => Plot.Place(
        Ticks.Decimal(input.Real(input.MinCode), input.Real(input.MaxCode), MostTicks),
        codes with { Min = RealAt(codes.Min), Max = RealAt(codes.Max) });

    /// <summary>Ticks at round codes.</summary>
    public ImmutableArray<(Tick Tick, double At)> Codes => Plot.Place(Ticks.Binary(input.MinCode, input.MaxCode, MostTicks), codes);

    /// <summary>Names of both rows of ticks.</summary>
    public static (string Below, string Above) Names => ("x", "input code");

    /// <summary>The pixel of a code.</summary>
    public double At(double code) => codes.At(code);

    /// <summary>The real value of a place between codes.</summary>
    public double RealAt(double code) => input.Scale * (code - input.ZeroPoint);

    /// <summary>The map of the columns of an envelope over all codes.</summary>
    public static Scale Columns(Envelope envelope) => new(0, envelope.Columns.Length, Plot.Left, Plot.Right);
}
