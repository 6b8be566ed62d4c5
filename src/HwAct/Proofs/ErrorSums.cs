using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>Sums over every code, or pair, in output LSB from the zero point, each between two doubles.</summary>
/// <param name="Count">Number of codes.</param>
/// <param name="Errors">Σ(y − clamp(f)).</param>
/// <param name="Squares">Σ(y − clamp(f))².</param>
/// <param name="Signal">Σclamp(f)².</param>
/// <param name="TrueSquares">Σ(y − f)².</param>
/// <param name="TrueSignal">Σf².</param>
internal readonly record struct ErrorSums(
    long Count, DoubleEnclosure Errors, DoubleEnclosure Squares, DoubleEnclosure Signal, DoubleEnclosure TrueSquares, DoubleEnclosure TrueSignal)
{
    // What doubles must tell of each ratio, in digits; with fewer, or with one less than all of the other figures, big integers are asked.
    private const int EnoughDigits = 5;

    private const double LastBits = 1e-13;

    // A mean error that is so far below the largest error is nothing but the sum's own doubt.
    private const int NothingBits = 56;

    /// <summary>Whether enough digits of every figure are known. No figure is printed with more digits than are known.</summary>
    /// <param name="scale">The scale that the mean error and the root are printed in too.</param>
    public bool AreSettledAt(double scale) => IsKnown(Root, scale)
        && (Mean == default || IsKnown(Mean, scale))
        && Ratios().All(ratio => ratio is null || (ratio.Value.Low > 0 && Digits(Ends(ratio.Value)) >= EnoughDigits));

    /// <summary>The mean error, times a scale, to all digits that are known, six at most.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="worst">The largest |error|.</param>
    public double Bias(double scale, double worst) =>
        Math.Max(Math.Abs(Mean.Low), Math.Abs(Mean.High)) < Math.ScaleB(worst, -NothingBits) ? 0 : Known(Mean * DoubleEnclosure.Exactly(scale));

    /// <summary>The root of the mean squared error, times a scale, to all digits that are known, six at most.</summary>
    public double Rmse(double scale) => Known(Root * DoubleEnclosure.Exactly(scale));

    /// <summary>The ratios of signal to noise.</summary>
    public NoiseRatios Noise()
    {
        DecimalFigure?[] ratios = [.. Ratios().Select(ratio => ratio is { Low: > 0 } known ? Below(Ends(known)) : (DecimalFigure?)null)];
        return new(ratios[0], ratios[1], ratios[2]);
    }

    private static bool IsKnown(DoubleEnclosure value, double scale) =>
        Digits(value) == Figure.Digits && Digits(value * DoubleEnclosure.Exactly(scale)) == Figure.Digits;

    // Both ends must print alike.
    private static int Digits(DoubleEnclosure value)
    {
        int digits = Figure.Digits;
        while (digits > 0 && Rounded(value.Low, digits) != Rounded(value.High, digits))
        {
            digits--;
        }

        return digits;
    }

    // Of what lies midway between two figures to the last bits either is the nearest.
    private static double Known(DoubleEnclosure value) => Digits(value) is > 0 and int digits && value.High - value.Low > Math.Abs(value.Middle) * LastBits
        ? double.Parse(Rounded(value.Low, digits), CultureInfo.InvariantCulture)
        : value.Middle;

    private static string Rounded(double value, int digits) => value.ToString("E" + Figure.Text((long)(digits - 1)), CultureInfo.InvariantCulture);

    // As much noise as signal, where every output is real 0, is 0 dB.
    private static DecimalFigure Below(DoubleEnclosure value)
    {
        if (value is { Low: < 0, High: > 0 })
        {
            return default;
        }

        int digits = Figure.Digits;
        while (digits > 1 && DecimalFigure.BelowDouble(value.Low, digits) != DecimalFigure.BelowDouble(value.High, digits))
        {
            digits--;
        }

        return DecimalFigure.BelowDouble(value.Low, digits);
    }

    private DoubleEnclosure Mean => Errors / DoubleEnclosure.Exactly(Count);

    private DoubleEnclosure Root => (new DoubleEnclosure(Math.Max(0, Squares.Low), Math.Max(0, Squares.High)) / DoubleEnclosure.Exactly(Count)).Sqrt();

    // Decibels are computed to about 1e−12.
    private static DoubleEnclosure Ends(DoubleEnclosure ratio) =>
        new(Decibel.OfPowerRatio(ratio.Low) - 2e-12, Decibel.OfPowerRatio(ratio.High) + 2e-12);

    // Null where there is no noise or no signal; below zero where the noise is not told from nothing.
    private DoubleEnclosure?[] Ratios() => [Ratio(Signal, Squares), Ratio(TrueSignal, Squares), Ratio(TrueSignal, TrueSquares)];

    private static DoubleEnclosure? Ratio(DoubleEnclosure signal, DoubleEnclosure noise) =>
        signal.High <= 0 || noise.High <= 0 ? null
        : noise.Low <= 0 ? DoubleEnclosure.Exactly(-1)
        : signal / noise;
}
