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
    // What doubles must tell of each figure, in digits; with fewer, big integers are asked.
    private const int EnoughDigits = 5;
    private const int EnoughDigitsOfBias = 3;

    // A mean error that is so far below the largest error is nothing but the sum's own doubt.
    private const int NothingBits = 56;

    /// <summary>Whether enough digits of every figure are known. No figure is printed with more digits than are known.</summary>
    public bool AreSettled => Digits(Root) >= EnoughDigits
        && (Digits(Mean) >= EnoughDigitsOfBias || Mean == default)
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

    private static double Known(DoubleEnclosure value) => Digits(value) is > 0 and int digits
        ? double.Parse(Rounded(value.Low, digits), CultureInfo.InvariantCulture)
        : value.Middle;

    private static string Rounded(double value, int digits) => value.ToString("E" + Figure.Text((long)(digits - 1)), CultureInfo.InvariantCulture);

    private static DecimalFigure Below(DoubleEnclosure value)
    {
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
