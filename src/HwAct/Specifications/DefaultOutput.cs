using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>The output format of a kernel that is given none.</summary>
internal static class DefaultOutput
{
    // As many as people write; the last is rounded up, so that the range fits.
    private const int Digits = 6;

    /// <summary>The format of the input where that is a Q format, but all codes of its type, for what comes says little of what leaves; otherwise its type, with scale and zero point from the values that the function takes.</summary>
    /// <param name="function">What is computed.</param>
    /// <param name="inputs">Quantization of each port.</param>
    public static Quantization Of(Function function, ImmutableArray<Quantization> inputs)
    {
        Quantization input = inputs[0];
        IntegerType type = input.Type;
        if (input.IsFixedPoint)
        {
            return new Quantization(type, input.Scale, input.ZeroPoint);
        }

        // Real 0 is a code of every affine format: paddings and sums count on it.
        (double low, double high) = inputs.Skip(1).Aggregate(Values(function, input), (range, other) => Product(range, Reals(other)));
        (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        double scale = RoundedUp((high - low) / (type.Max - (double)type.Min));
        return scale >= Quantization.SmallestScale && scale <= Quantization.LargestScale
            ? new Quantization(type, scale, type.Saturate((long)Math.Round(type.Min - (low / scale))))
            : new Quantization(type, input.Scale, input.ZeroPoint);
    }

    /// <summary>What is told of it.</summary>
    public static string Note(string kernel, Quantization output, Quantization input) =>
        $"{kernel}: no output format is given: {output}, {((output.Scale, output.ZeroPoint) == (input.Scale, input.ZeroPoint) ? "as the input" : "from the values that the function takes")}";

    private static (double Low, double High) Values(Function function, Quantization input)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (long code = input.MinCode; code <= input.MaxCode; code++)
        {
            double value = function.Activation.Evaluate(input.Real(code));
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return (low, high);
    }

    private static (double Low, double High) Reals(Quantization format) => (format.Real(format.MinCode), format.Real(format.MaxCode));

    private static (double Low, double High) Product((double Low, double High) a, (double Low, double High) b)
    {
        double[] corners = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
        return (corners.Min(), corners.Max());
    }

    private static double RoundedUp(double value)
    {
        string text = value.ToString($"E{Digits - 1}", CultureInfo.InvariantCulture);
        if (!(value > 0 && double.IsFinite(value)) || double.Parse(text, CultureInfo.InvariantCulture) >= value)
        {
            return double.Parse(text, CultureInfo.InvariantCulture);
        }

        string[] parts = text.Split('E');
        int mantissa = 1 + int.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        int exponent = int.Parse(parts[1], CultureInfo.InvariantCulture) - (Digits - 1);
        return double.Parse(string.Create(CultureInfo.InvariantCulture, $"{mantissa}E{exponent}"), CultureInfo.InvariantCulture);
    }
}
