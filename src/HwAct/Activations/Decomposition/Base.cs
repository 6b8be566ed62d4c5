using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>
/// The base of an activation: a straight line on each side of zero, base(x) = slope·x + offset. max(x, 0) is (0, 0) and (1, 0);
/// the unit step is (0, 0) and (0, 1).
/// </summary>
/// <param name="NegativeSlope">Slope for x &lt; 0.</param>
/// <param name="NegativeOffset">Offset for x &lt; 0.</param>
/// <param name="PositiveSlope">Slope for x ≥ 0.</param>
/// <param name="PositiveOffset">Offset for x ≥ 0.</param>
internal sealed record Base(double NegativeSlope, double NegativeOffset, double PositiveSlope, double PositiveOffset)
{
    /// <summary>No base: the residual is the function itself.</summary>
    public static Base Zero { get; } = new(0, 0, 0, 0);

    /// <summary>max(x, 0).</summary>
    public static Base Relu { get; } = new(0, 0, 1, 0);

    /// <summary>0 for x &lt; 0, 1 for x ≥ 0.</summary>
    public static Base Step { get; } = new(0, 0, 0, 1);

    /// <summary>The value at x = ±t.</summary>
    /// <param name="t">|x|, never negative.</param>
    /// <param name="negative">Whether x = −t.</param>
    public T At<T>(T t, bool negative)
        where T : IEnclosure<T> => negative
            ? t.Constant(NegativeOffset) - (t.Constant(NegativeSlope) * t)
            : t.Constant(PositiveOffset) + (t.Constant(PositiveSlope) * t);
}
