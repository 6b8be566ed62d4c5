using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>A number with its derivative, in doubles: an activation's definition, computed with it, gives f and f′ at once (R. E. Wengert, 1964).</summary>
/// <param name="Value">The number.</param>
/// <param name="Slope">Its derivative with respect to the input.</param>
internal readonly record struct Tangent(double Value, double Slope) : IEnclosure<Tangent>
{
    private DoubleEnclosure Exactly => DoubleEnclosure.Exactly(Value);

    /// <inheritdoc/>
    public int? Sign => Math.Sign(Value);

    // At zero itself some definitions stop short of their slope, and others have two: that of the right is taken.
    private const double NextToZero = 1.0 / (1 << 30);

    /// <summary>f′ at a place.</summary>
    public static double At(Activation activation, double x) => activation.Definition(new Tangent(x == 0 ? NextToZero : x, 1)).Slope;

    /// <inheritdoc/>
    public Tangent Constant(double value) => new(value, 0);

    /// <inheritdoc/>
    public Tangent Exp()
    {
        double value = Exactly.Exp().Middle;
        return new(value, value * Slope);
    }

    /// <inheritdoc/>
    public Tangent Log() => new(Exactly.Log().Middle, Slope / Value);

    /// <inheritdoc/>
    public Tangent Sqrt()
    {
        double value = Math.Sqrt(Value);
        return new(value, Slope == 0 ? 0 : Slope / (2 * value));
    }

    /// <inheritdoc/>
    public Tangent Increasing(Func<Tangent, Tangent> function) => function(this);

    /// <inheritdoc/>
    public Tangent Hull(Tangent other) => this;

    /// <inheritdoc/>
    public bool Meets(Tangent other) => Value == other.Value;

    /// <inheritdoc/>
    public Tangent ExpNegative()
    {
        double value = Exactly.ExpNegative().Middle;
        return new(value, -value * Slope);
    }

    /// <inheritdoc/>
    public Tangent NormalTail() => new(
        Exactly.NormalTail().Middle, -NormalPeak().Value * DoubleEnclosure.Exactly(0.5 * Value * Value).ExpNegative().Middle * Slope);

    /// <inheritdoc/>
    public Tangent Log1p() => new(Exactly.Log1p().Middle, Slope / (1 + Value));

    /// <inheritdoc/>
    public Tangent NormalPeak() => new(DoubleEnclosure.Exactly(0).NormalPeak().Middle, 0);

    /// <inheritdoc/>
    public Tangent Within(Tangent low, Tangent high) => this;

    /// <summary>Sum.</summary>
    public static Tangent operator +(Tangent a, Tangent b) => new(a.Value + b.Value, a.Slope + b.Slope);

    /// <summary>Difference.</summary>
    public static Tangent operator -(Tangent a, Tangent b) => new(a.Value - b.Value, a.Slope - b.Slope);

    /// <summary>Opposite.</summary>
    public static Tangent operator -(Tangent a) => new(-a.Value, -a.Slope);

    /// <summary>Product.</summary>
    public static Tangent operator *(Tangent a, Tangent b) => new(a.Value * b.Value, (a.Slope * b.Value) + (a.Value * b.Slope));

    /// <summary>Quotient.</summary>
    public static Tangent operator /(Tangent a, Tangent b)
    {
        double quotient = a.Value / b.Value;
        return new(quotient, (a.Slope - (quotient * b.Slope)) / b.Value);
    }
}
