namespace HwAct.Numerics;

/// <summary>
/// Affine quantization: real = scale · (code − zero point), as in TFLite, ONNX and CMSIS-NN. A Q format is the case of a
/// power-of-two scale and zero point 0. The codes may be a range of the type's: of an output, what it is limited to (PyTorch's and Arm's ±127,
/// <c>reduce_range</c>, <c>activation.min</c> and <c>max</c> of CMSIS-NN, a fused ReLU6); of an input, what comes.
/// </summary>
/// <remarks>The scale is the IEEE double, or with a suffix f the float32, nearest to the number that the user wrote, and exact from there on.
/// The zero point need not lie in the range: frameworks that limit a fused ReLU6 or clip keep the scale and the zero point of the whole type.</remarks>
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
    /// <param name="minCode">The least code, a value of <paramref name="type"/>; its least where it is null.</param>
    /// <param name="maxCode">The greatest code, not below the least; the type's where it is null.</param>
    /// <param name="outside">What becomes of the codes outside, where this is the format of an input.</param>
    /// <exception cref="FormatException">A value is out of range; the message says what would be right.</exception>
    public Quantization(IntegerType type, double scale, long zeroPoint, long? minCode = null, long? maxCode = null, OutsideCodes outside = OutsideCodes.Clamp)
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
        MinCode = minCode ?? type.Min;
        MaxCode = maxCode ?? type.Max;
        Outside = outside;
        if (RangeNotation.ReasonAgainst(type, MinCode, MaxCode) is string wrong)
        {
            throw new FormatException(wrong + ".");
        }
    }

    /// <summary>Type of the codes.</summary>
    public IntegerType Type { get; }

    /// <summary>Real value of one code (one LSB).</summary>
    public double Scale { get; }

    /// <summary>The code of real 0.</summary>
    public long ZeroPoint { get; }

    /// <summary>The least code.</summary>
    public long MinCode { get; }

    /// <summary>The greatest code.</summary>
    public long MaxCode { get; }

    /// <summary>What becomes of the codes of the type outside the range, where this is the format of an input.</summary>
    public OutsideCodes Outside { get; }

    /// <summary>Whether the codes are a part of those of the type.</summary>
    public bool IsNarrowed => MinCode > Type.Min || MaxCode < Type.Max;

    /// <summary>The codes.</summary>
    internal IntegerCodes Codes => new(MinCode, MaxCode);

    /// <summary>The codes that may come on a port of this format: all of the type, but where the others are promised never to come.</summary>
    internal IntegerCodes PossibleCodes => Outside == OutsideCodes.Never ? Codes : new(Type);

    /// <summary>Whether this is a Q format: the scale a power of two, at most 1, and the zero point 0.</summary>
    public bool IsFixedPoint => QuantizationNotation.FractionBits(this) is not null;

    /// <summary>Real value of a code, rounded to double.</summary>
    public double Real(long code) => Scale * (code - ZeroPoint);

    /// <summary>
    /// Parses <c>Q3.12</c> and <c>UQ4.8</c> (Texas Instruments' notation: integer bits besides the sign, fraction bits),
    /// <c>int8:0.0313725:-3</c> (type, scale, zero point; the zero point is 0 where it is left out), or any other of <see cref="FormatForms.All"/>,
    /// each with a range of codes behind it where it has one: <c>int8:0.05:3:-127..127</c>, <c>Q3.4:0..127:never</c>.
    /// </summary>
    /// <exception cref="FormatException">The text is no quantization; the message says what would be right.</exception>
    public static Quantization Parse(string text) => WrittenFormat.Parse(text, FormatWidth.Any).Format;

    /// <summary>The shortest notation that parses back to the same value.</summary>
    public override string ToString() => QuantizationNotation.Write(this);

    /// <summary>The shortest text that is read as the same double: what .NET calls so is the double below for some powers of two, such as 2^−25.</summary>
    internal static string Text(double value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(shortest, CultureInfo.InvariantCulture) == value ? shortest : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
