using System.Numerics;

namespace HwAct.Numerics;

/// <summary>An enclosure between two big-integer fixed-point numbers: as precise as one likes, and slow.</summary>
internal sealed class FixedEnclosure : IEnclosure<FixedEnclosure>
{
    private FixedEnclosure(BigInteger low, BigInteger high, FixedPrecision precision)
    {
        Low = low;
        High = high;
        Precision = precision;
    }

    /// <summary>Lower end in units of 2^−Bits; open unless both ends are equal.</summary>
    public BigInteger Low { get; }

    /// <summary>Upper end in units of 2^−Bits; open unless both ends are equal.</summary>
    public BigInteger High { get; }

    /// <summary>Fraction bits and constants.</summary>
    public FixedPrecision Precision { get; }

    /// <summary>Whether the enclosure is a single number.</summary>
    public bool IsExact => Low == High;

    /// <inheritdoc/>
    public int? Sign => High.Sign <= 0 && Low.Sign < 0 ? -1 : Low.Sign >= 0 && High.Sign > 0 ? 1 : IsExact ? 0 : null;

    /// <summary>The dyadic number mantissa·2^exponent: exact where the precision holds it, else between two neighbors.</summary>
    public static FixedEnclosure Of(BigInteger mantissa, int exponent, FixedPrecision precision)
    {
        int shift = exponent + precision.Bits;
        if (shift >= 0)
        {
            BigInteger value = mantissa << shift;
            return new FixedEnclosure(value, value, precision);
        }

        return Divided(mantissa, BigInteger.One << -shift, mantissa, BigInteger.One << -shift, precision);
    }

    /// <summary>The same enclosure as one of doubles; exact where the precision holds both ends.</summary>
    public static FixedEnclosure Between(DoubleEnclosure enclosure, FixedPrecision precision)
    {
        (BigInteger low, int lowExponent) = Dyadic.Of(enclosure.Low);
        (BigInteger high, int highExponent) = Dyadic.Of(enclosure.High);
        return new(Of(low, lowExponent, precision).Low, Of(high, highExponent, precision).High, precision);
    }

    /// <summary>The product with the dyadic number mantissa·2^exponent: exact where the precision holds it.</summary>
    public FixedEnclosure Times(BigInteger mantissa, int exponent)
    {
        (BigInteger low, BigInteger high) = mantissa.Sign < 0 ? (High * mantissa, Low * mantissa) : (Low * mantissa, High * mantissa);
        return exponent >= 0
            ? new FixedEnclosure(low << exponent, high << exponent, Precision)
            : Divided(low, BigInteger.One << -exponent, high, BigInteger.One << -exponent, Precision);
    }

    /// <inheritdoc/>
    public FixedEnclosure Constant(double value)
    {
        (BigInteger mantissa, int exponent) = Dyadic.Of(value);
        return Of(mantissa, exponent, Precision);
    }

    /// <inheritdoc/>
    public FixedEnclosure NormalPeak() => new(Precision.NormalPeakLow, Precision.NormalPeakLow + 3, Precision);

    /// <inheritdoc/>
    public FixedEnclosure Exp() => Increasing(x => x.Sign != 1 ? (-x).ExpNegative() : Of(FixedFunctions.ExpPositive(x.Low, Precision.Bits)));

    /// <inheritdoc/>
    public FixedEnclosure Log() => Low.Sign <= 0
        ? throw new ArithmeticException("the logarithm of a number is asked for that may be zero or less")
        : Increasing(x => x.Low == Precision.One ? x.Constant(0) : Of(FixedFunctions.Log(x.Low, Precision.Bits)));

    /// <inheritdoc/>
    public FixedEnclosure Sqrt()
    {
        if (High.Sign < 0)
        {
            throw new ArithmeticException("the square root of a number below zero is asked for");
        }

        BigInteger square = High << Precision.Bits;
        BigInteger high = FixedConstants.SquareRoot(square);
        return new(
            Low.Sign < 0 ? BigInteger.MinusOne : FixedConstants.SquareRoot(Low << Precision.Bits),
            high * high == square ? high : high + 1,
            Precision);
    }

    /// <inheritdoc/>
    public FixedEnclosure Increasing(Func<FixedEnclosure, FixedEnclosure> function) =>
        IsExact ? function(this) : new(function(new(Low, Low, Precision)).Low, function(new(High, High, Precision)).High, Precision);

    /// <inheritdoc/>
    public FixedEnclosure Hull(FixedEnclosure other)
    {
        // An exact number must not become an end, which is open.
        bool same = Low == other.Low && High == other.High;
        int below = !same && (IsExact || other.IsExact) ? 1 : 0;
        return new(BigInteger.Min(Low, other.Low) - below, BigInteger.Max(High, other.High) + below, Precision);
    }

    /// <inheritdoc/>
    public bool Meets(FixedEnclosure other)
    {
        BigInteger low = BigInteger.Max(Low, other.Low);
        BigInteger high = BigInteger.Min(High, other.High);
        return low < high || (low == high && (IsExact || (Low < low && High > high)) && (other.IsExact || (other.Low < low && other.High > high)));
    }

    /// <inheritdoc/>
    public FixedEnclosure ExpNegative() => Low.IsZero && High.IsZero
        ? new(Precision.One, Precision.One, Precision)
        : new(
            FixedFunctions.ExpNegative(High, Precision.Bits, Precision.Bits).Low,
            Low.Sign <= 0 ? Precision.One : FixedFunctions.ExpNegative(Low, Precision.Bits, Precision.Bits).High,
            Precision);

    /// <inheritdoc/>
    public FixedEnclosure NormalTail() => Low.IsZero && High.IsZero
        ? new(Precision.One >> 1, Precision.One >> 1, Precision)
        : new(
            FixedFunctions.NormalTail(High, Precision.Bits).Low,
            Low.Sign <= 0 ? Precision.One >> 1 : FixedFunctions.NormalTail(Low, Precision.Bits).High,
            Precision);

    /// <inheritdoc/>
    public FixedEnclosure Log1p() => Low.IsZero && High.IsZero
        ? this
        : new(
            Low.Sign <= 0 ? BigInteger.Zero : FixedFunctions.Log1p(Low, Precision.Bits, Precision.Bits).Low,
            FixedFunctions.Log1p(High, Precision.Bits, Precision.Bits).High,
            Precision);

    /// <inheritdoc/>
    public FixedEnclosure Within(FixedEnclosure low, FixedEnclosure high) =>
        new(BigInteger.Max(Low, low.Low), BigInteger.Min(High, high.High), Precision);

    /// <summary>Sum.</summary>
    public static FixedEnclosure operator +(FixedEnclosure a, FixedEnclosure b) => new(a.Low + b.Low, a.High + b.High, a.Precision);

    /// <summary>Difference.</summary>
    public static FixedEnclosure operator -(FixedEnclosure a, FixedEnclosure b) => new(a.Low - b.High, a.High - b.Low, a.Precision);

    /// <summary>Opposite.</summary>
    public static FixedEnclosure operator -(FixedEnclosure a) => new(-a.High, -a.Low, a.Precision);

    /// <summary>Product.</summary>
    public static FixedEnclosure operator *(FixedEnclosure a, FixedEnclosure b)
    {
        BigInteger ll = a.Low * b.Low;
        BigInteger lh = a.Low * b.High;
        BigInteger hl = a.High * b.Low;
        BigInteger hh = a.High * b.High;
        BigInteger low = BigInteger.Min(BigInteger.Min(ll, lh), BigInteger.Min(hl, hh));
        BigInteger high = BigInteger.Max(BigInteger.Max(ll, lh), BigInteger.Max(hl, hh));
        return Divided(low, a.Precision.One, high, a.Precision.One, a.Precision);
    }

    /// <summary>Quotient.</summary>
    /// <exception cref="ArithmeticException">The divisor may be zero.</exception>
    public static FixedEnclosure operator /(FixedEnclosure a, FixedEnclosure b)
    {
        if (b.Sign != 1)
        {
            return b.Sign == -1 ? -a / -b : throw new DivideByZeroException("a number is divided by one that may be zero");
        }

        int bits = a.Precision.Bits;
        return Divided(
            a.Low << bits, a.Low.Sign >= 0 ? b.High : b.Low, a.High << bits, a.High.Sign >= 0 ? b.Low : b.High, a.Precision);
    }

    private FixedEnclosure Of((BigInteger Low, BigInteger High) ends) => new(ends.Low, ends.High, Precision);

    // From ⌊low/lowDivisor⌋ to ⌈high/highDivisor⌉: an exact quotient of exact numbers stays exact.
    private static FixedEnclosure Divided(
        BigInteger low, BigInteger lowDivisor, BigInteger high, BigInteger highDivisor, FixedPrecision precision) =>
        new(FloorDivision.Floor(low, lowDivisor), FloorDivision.Ceiling(high, highDivisor), precision);
}
