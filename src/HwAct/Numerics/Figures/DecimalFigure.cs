using System.Numerics;

namespace HwAct.Numerics;

/// <summary>
/// A number in decimal, <see cref="Digits"/>·10^<see cref="Exponent"/> with at most 17 significant digits: what a bound is kept as, because a
/// double nearest to 0.6 is less than 0.6. Rounding it again in the same direction to fewer digits is the same as having rounded to them at once.
/// </summary>
internal readonly record struct DecimalFigure : IComparable<DecimalFigure>
{
    /// <summary>Most significant digits.</summary>
    public const int MostDigits = 17;

    private DecimalFigure(BigInteger digits, int exponent)
    {
        while (!digits.IsZero && (digits % 10).IsZero)
        {
            (digits, exponent) = (digits / 10, exponent + 1);
        }

        Digits = (long)digits;
        Exponent = digits.IsZero ? 0 : exponent;
    }

    /// <summary>The digits with the sign; no zero at their end.</summary>
    public long Digits { get; }

    /// <summary>Power of ten of the last digit.</summary>
    public int Exponent { get; }

    /// <summary>The double nearest to it, or the next one above where that is less: no bound becomes smaller.</summary>
    public double DoubleAbove
    {
        get
        {
            double nearest = double.Parse(ToString(), CultureInfo.InvariantCulture);
            return IsAbove(nearest) ? Math.BitIncrement(nearest) : nearest;
        }
    }

    /// <summary>The decimal that a double is written as, its shortest: 0.6 for the double nearest to 0.6.</summary>
    public static DecimalFigure Of(double value)
    {
        string[] parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        string[] halves = parts[0].Split('.');
        string fraction = halves.Length > 1 ? halves[1] : "";
        int exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return new(BigInteger.Parse(halves[0] + fraction, CultureInfo.InvariantCulture), exponent - fraction.Length);
    }

    /// <summary>The least decimal of so many digits that is not below numerator/denominator.</summary>
    public static DecimalFigure Above(BigInteger numerator, BigInteger denominator, int digits = MostDigits) => -Below(-numerator, denominator, digits);

    /// <summary>The greatest decimal of so many digits that is not above numerator/denominator.</summary>
    public static DecimalFigure Below(BigInteger numerator, BigInteger denominator, int digits = MostDigits)
    {
        if (numerator.IsZero)
        {
            return default;
        }

        // 10^exponent is the place of the last digit; the estimate from the lengths in bits is at most one off.
        BigInteger magnitude = BigInteger.Abs(numerator);
        int exponent = (int)Math.Floor((magnitude.GetBitLength() - denominator.GetBitLength() - 1) * 0.30102999566398) - digits;
        while (Scaled(magnitude, denominator, exponent) >= BigInteger.Pow(10, digits))
        {
            exponent++;
        }

        return new(Scaled(numerator, denominator, exponent), exponent);
    }

    /// <summary>The least decimal of so many digits that is not below the exact value of a double.</summary>
    public static DecimalFigure AboveDouble(double value, int digits)
    {
        (BigInteger numerator, BigInteger denominator) = Ratio(value);
        return Above(numerator, denominator, digits);
    }

    /// <summary>The greatest decimal of so many digits that is not above the exact value of a double.</summary>
    public static DecimalFigure BelowDouble(double value, int digits) => -AboveDouble(-value, digits);

    /// <summary>The least decimal of fewer digits that is not below this one.</summary>
    public DecimalFigure Above(int digits) => Exponent >= 0
        ? Above(Digits * BigInteger.Pow(10, Exponent), 1, digits)
        : Above(Digits, BigInteger.Pow(10, -Exponent), digits);

    /// <summary>The next decimal of so many digits above this one, which is positive and has no more of them.</summary>
    public DecimalFigure Next(int digits)
    {
        int missing = digits - Digits.ToString(CultureInfo.InvariantCulture).Length;
        return new((Digits * BigInteger.Pow(10, missing)) + 1, Exponent - missing);
    }

    /// <summary>Whether it is above the exact value of a double.</summary>
    public bool IsAbove(double value)
    {
        (BigInteger numerator, BigInteger denominator) = Ratio(value);
        return Exponent >= 0
            ? numerator < Digits * BigInteger.Pow(10, Exponent) * denominator
            : numerator * BigInteger.Pow(10, -Exponent) < Digits * denominator;
    }

    /// <inheritdoc/>
    public int CompareTo(DecimalFigure other)
    {
        int common = Math.Min(Exponent, other.Exponent);
        return (Digits * BigInteger.Pow(10, Exponent - common)).CompareTo(other.Digits * BigInteger.Pow(10, other.Exponent - common));
    }

    /// <summary>The same as JSON has it, all digits: <c>0.694832</c>, <c>1.25e-7</c>.</summary>
    public override string ToString() => Figure.Plain(Digits, Exponent);

    /// <summary>Opposite.</summary>
    public static DecimalFigure operator -(DecimalFigure figure) => new(-(BigInteger)figure.Digits, figure.Exponent);

    /// <summary>Whether one is less than the other.</summary>
    public static bool operator <(DecimalFigure left, DecimalFigure right) => left.CompareTo(right) < 0;

    /// <summary>Whether one is greater than the other.</summary>
    public static bool operator >(DecimalFigure left, DecimalFigure right) => left.CompareTo(right) > 0;

    /// <summary>Whether one is at most the other.</summary>
    public static bool operator <=(DecimalFigure left, DecimalFigure right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one is at least the other.</summary>
    public static bool operator >=(DecimalFigure left, DecimalFigure right) => left.CompareTo(right) >= 0;

    private static BigInteger Scaled(BigInteger numerator, BigInteger denominator, int exponent) => exponent >= 0
        ? FloorDivision.Floor(numerator, denominator * BigInteger.Pow(10, exponent))
        : FloorDivision.Floor(numerator * BigInteger.Pow(10, -exponent), denominator);

    private static (BigInteger Numerator, BigInteger Denominator) Ratio(double value)
    {
        (BigInteger mantissa, int exponent) = Dyadic.Of(value);
        return exponent >= 0 ? (mantissa << exponent, BigInteger.One) : (mantissa, BigInteger.One << -exponent);
    }
}
