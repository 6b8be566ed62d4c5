namespace HwAct.Numerics;

/// <summary>
/// An enclosure between two doubles: the quick path. Only IEEE addition, multiplication, division and fused multiply-add are
/// used, never a library's exp or erf, so the ends are the same on every machine.
/// </summary>
/// <param name="Low">Lower end; open unless both ends are equal.</param>
/// <param name="High">Upper end; open unless both ends are equal.</param>
public readonly record struct DoubleEnclosure(double Low, double High) : IEnclosure<DoubleEnclosure>
{
    /// <summary>Whether the enclosure is a single number.</summary>
    public bool IsExact => Low == High;

    /// <inheritdoc/>
    public bool IsNegative => High <= 0 && Low < 0;

    /// <summary>A number inside, or at an end of, the enclosure.</summary>
    public double Middle => Low + (0.5 * (High - Low));

    /// <summary>An exact number.</summary>
    public static DoubleEnclosure Exactly(double value) => new(value, value);

    /// <inheritdoc/>
    public DoubleEnclosure Constant(double value) => Exactly(value);

    /// <inheritdoc/>
    public DoubleEnclosure NormalPeak() => DoubleFunctions.NormalPeak;

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

    /// <summary>Quotient by a positive enclosure.</summary>
    public static DoubleEnclosure operator /(DoubleEnclosure a, DoubleEnclosure b) => new(
        Directed.DivideDown(a.Low, a.Low >= 0 ? b.High : b.Low),
        Directed.DivideUp(a.High, a.High >= 0 ? b.Low : b.High));
}
