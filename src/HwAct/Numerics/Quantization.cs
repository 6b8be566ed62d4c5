namespace HwAct.Numerics;

/// <summary>
/// Affine quantization: real = scale · (code − zero point), as in TFLite, ONNX and CMSIS-NN. A Q format is the case of a
/// power-of-two scale and zero point 0.
/// </summary>
/// <remarks>The scale is the IEEE double, or with a suffix f the float32, nearest to the number that the user wrote, and exact from there on.</remarks>
public sealed record Quantization
{
    /// <summary>Smallest scale that is accepted.</summary>
    public const double SmallestScale = 1e-30;

    /// <summary>Largest scale that is accepted.</summary>
    public const double LargestScale = 1e30;

    /// <summary>Creates the quantization.</summary>
    /// <param name="type">Type of the codes, 2 to 32 bits.</param>
    /// <param name="scale">Real value of one code, 1e-30 to 1e30.</param>
    /// <param name="zeroPoint">The code of real 0, a value of <paramref name="type"/>.</param>
    /// <exception cref="FormatException">A value is out of range; the message says what would be right.</exception>
    public Quantization(IntegerType type, double scale, long zeroPoint)
    {
        if (FormatWidth.Any.ReasonAgainst(type.ToString(), type.Bits) is string reason)
        {
            throw new FormatException(reason);
        }

        if (!(scale >= SmallestScale && scale <= LargestScale))
        {
            throw new FormatException($"scale {Text(scale)} is not usable; a number from 1e-30 to 1e30 is needed.");
        }

        if (!type.Contains(zeroPoint))
        {
            throw new FormatException($"zero point {zeroPoint} is no {type}; {type.Min} to {type.Max} are possible.");
        }

        Type = type;
        Scale = scale;
        ZeroPoint = zeroPoint;
    }

    /// <summary>Type of the codes.</summary>
    public IntegerType Type { get; }

    /// <summary>Real value of one code (one LSB).</summary>
    public double Scale { get; }

    /// <summary>The code of real 0.</summary>
    public long ZeroPoint { get; }

    /// <summary>Whether this is a Q format: the scale a power of two, at most 1, and the zero point 0.</summary>
    public bool IsFixedPoint => QuantizationNotation.FractionBits(this) is not null;

    /// <summary>Real value of a code, rounded to double.</summary>
    public double Real(long code) => Scale * (code - ZeroPoint);

    /// <summary>
    /// Parses <c>Q3.12</c> and <c>UQ4.8</c> (Texas Instruments' notation: integer bits besides the sign, fraction bits),
    /// <c>int8:0.0313725:-3</c> (type, scale, zero point; the zero point is 0 where it is left out), or any other of <see cref="FormatForms.All"/>.
    /// </summary>
    /// <exception cref="FormatException">The text is no quantization; the message says what would be right.</exception>
    public static Quantization Parse(string text) => WrittenFormat.Parse(text, FormatWidth.Any).Format;

    /// <summary>The shortest notation that parses back to the same value.</summary>
    public override string ToString() => QuantizationNotation.Write(this);

    internal static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
