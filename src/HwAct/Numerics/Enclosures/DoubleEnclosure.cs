using System.Numerics;

namespace HwAct.Numerics;

/// <summary>
/// An enclosure between two doubles: the quick path. Only IEEE addition, multiplication, division and fused multiply-add are
/// used, never a library's exp or erf, so the ends are the same on every machine.
/// </summary>
/// <param name="Low">Lower end; open unless both ends are equal.</param>
/// <param name="High">Upper end; open unless both ends are equal.</param>
internal readonly record struct DoubleEnclosure(double Low, double High) : IEnclosure<DoubleEnclosure>
{
    /// <summary>Whether the enclosure is a single number.</summary>
    public bool IsExact => Low == High;

    /// <inheritdoc/>
    public int? Sign => IsNegative ? -1 : Low >= 0 && High > 0 ? 1 : Low == High ? 0 : null;

    private bool IsNegative => High <= 0 && Low < 0;

    /// <summary>A number inside, or at an end of, the enclosure.</summary>
    public double Middle => Low + (0.5 * (High - Low));

    /// <summary>An exact number.</summary>
    public static DoubleEnclosure Exactly(double value) => new(value, value);

    /// <summary>A quotient of integers, the divisor positive: exact where a double holds it, else between two neighbors.</summary>
    public static DoubleEnclosure Quotient(BigInteger numerator, BigInteger denominator)
    {
        // Floor and ceiling of 53 bits, for either sign; beyond 2^1000 nothing is asked for.
        int shift = 53 - (int)(BigInteger.Abs(numerator).GetBitLength() - denominator.GetBitLength());
        BigInteger dividend = shift >= 0 ? numerator << shift : numerator;
        BigInteger divisor = shift >= 0 ? denominator : denominator << -shift;
        BigInteger low = FloorDivision.Floor(dividend, divisor);
        BigInteger high = FloorDivision.Ceiling(dividend, divisor);
        return new(Down(low), -Down(-high));

        // At most 54 bits: one too many is dropped downward.
        double Down(BigInteger mantissa) => BigInteger.Abs(mantissa).GetBitLength() <= 53
            ? Math.ScaleB((double)mantissa, -shift)
            : Math.ScaleB((double)FloorDivision.Floor(mantissa, 2), 1 - shift);
    }

    /// <inheritdoc/>
    public DoubleEnclosure Constant(double value) => Exactly(value);

    /// <inheritdoc/>
    public DoubleEnclosure NormalPeak() => DoubleFunctions.NormalPeak;

    /// <inheritdoc/>
    public DoubleEnclosure Exp() => Increasing(x => x.Low <= 0 ? (-x).ExpNegative() : Exactly(1) / x.ExpNegative());

    /// <inheritdoc/>
    public DoubleEnclosure Log() => High <= 0
        ? throw new ArithmeticException($"the logarithm of {High} is asked for")
        : new(Low <= 0 ? double.NegativeInfinity : DoubleFunctions.Log(Low).Low, DoubleFunctions.Log(High).High);

    /// <inheritdoc/>
    public DoubleEnclosure Sqrt() => High < 0
        ? throw new ArithmeticException($"the square root of {High} is asked for")
        : new(Low < 0 ? -double.Epsilon : Directed.RootDown(Low), Directed.RootUp(High));

    /// <inheritdoc/>
    public DoubleEnclosure Increasing(Func<DoubleEnclosure, DoubleEnclosure> function) =>
        IsExact ? function(this) : new(function(Exactly(Low)).Low, function(Exactly(High)).High);

    /// <inheritdoc/>
    public DoubleEnclosure Hull(DoubleEnclosure other)
    {
        // An exact number must not become an end, which is open.
        double below = this != other && (IsExact || other.IsExact) ? double.Epsilon : 0;
        return new(Directed.AddDown(Math.Min(Low, other.Low), -below), Directed.AddUp(Math.Max(High, other.High), below));
    }

    /// <inheritdoc/>
    public bool Meets(DoubleEnclosure other)
    {
        double low = Math.Max(Low, other.Low);
        double high = Math.Min(High, other.High);
        return low < high || (low == high && (IsExact || (Low < low && High > high)) && (other.IsExact || (other.Low < low && other.High > high)));
    }

    /// <inheritdoc/>
    public DoubleEnclosure ExpNegative() =>
        Low == 0 && High == 0 ? Exactly(1) : new(DoubleFunctions.ExpNegative(High).Low, Math.Min(1, DoubleFunctions.ExpNegative(Low).High));

    /// <inheritdoc/>
    public DoubleEnclosure NormalTail() =>
        Low == 0 && High == 0 ? Exactly(0.5) : new(DoubleFunctions.NormalTail(High).Low, Math.Min(0.5, DoubleFunctions.NormalTail(Low).High));

    /// <inheritdoc/>
    public DoubleEnclosure Log1p() =>
        Low == 0 && High == 0 ? Exactly(0) : new(DoubleFunctions.Log1p(Low).Low, DoubleFunctions.Log1p(High).High);

    /// <inheritdoc/>
    public DoubleEnclosure Within(DoubleEnclosure low, DoubleEnclosure high) => new(Math.Max(Low, low.Low), Math.Min(High, high.High));

    /// <summary>Sum.</summary>
    public static DoubleEnclosure operator +(DoubleEnclosure a, DoubleEnclosure b) =>
        new(Directed.AddDown(a.Low, b.Low), Directed.AddUp(a.High, b.High));

    /// <summary>Difference.</summary>
    public static DoubleEnclosure operator -(DoubleEnclosure a, DoubleEnclosure b) => a + -b;

    /// <summary>Opposite.</summary>
    public static DoubleEnclosure operator -(DoubleEnclosure a) => new(-a.High, -a.Low);

    /// <summary>Product.</summary>
    public static DoubleEnclosure operator *(DoubleEnclosure a, DoubleEnclosure b)
    {
        if (a.Low >= 0 && b.Low >= 0)
        {
            return new(Directed.MultiplyDown(a.Low, b.Low), Directed.MultiplyUp(a.High, b.High));
        }

        if (a.IsNegative)
        {
            return -(-a * b);
        }

        if (b.IsNegative)
        {
            return -(a * -b);
        }

        double low = Math.Min(
            Math.Min(Directed.MultiplyDown(a.Low, b.Low), Directed.MultiplyDown(a.Low, b.High)),
            Math.Min(Directed.MultiplyDown(a.High, b.Low), Directed.MultiplyDown(a.High, b.High)));
        double high = Math.Max(
            Math.Max(Directed.MultiplyUp(a.Low, b.Low), Directed.MultiplyUp(a.Low, b.High)),
            Math.Max(Directed.MultiplyUp(a.High, b.Low), Directed.MultiplyUp(a.High, b.High)));
        return new(low, high);
    }

    /// <summary>Quotient.</summary>
    /// <exception cref="ArithmeticException">The divisor may be zero.</exception>
    public static DoubleEnclosure operator /(DoubleEnclosure a, DoubleEnclosure b) => b.Sign switch
    {
        1 => new(
            Directed.DivideDown(a.Low, a.Low >= 0 ? b.High : b.Low),
            Directed.DivideUp(a.High, a.High >= 0 ? b.Low : b.High)),
        -1 => -a / -b,
        _ => throw new DivideByZeroException("a number is divided by one that may be zero"),
    };
}
