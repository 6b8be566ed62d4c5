namespace HwAct.Numerics;

/// <summary>
/// Arithmetic on enclosures of real numbers. An enclosure is either exact (both ends equal) or an <em>open</em> interval that
/// contains the number strictly inside: open ends let "x minus something positive, however small" round to the right side of a
/// tie at x. Every operation encloses every result that its operands allow.
/// </summary>
/// <typeparam name="T">The implementing type.</typeparam>
internal interface IEnclosure<T>
    where T : IEnclosure<T>
{
    /// <summary>−1, 0 or 1 where the sign of the enclosed number is certain, null where it is open.</summary>
    int? Sign { get; }

    /// <summary>An exact constant in the arithmetic, and at the precision, of this enclosure.</summary>
    T Constant(double value);

    /// <summary>The enclosure of e^x, on the whole line.</summary>
    /// <exception cref="ArithmeticException">It is too large to be written down.</exception>
    T Exp();

    /// <summary>The enclosure of ln x for this x &gt; 0.</summary>
    /// <exception cref="ArithmeticException">x may be zero or less.</exception>
    T Log();

    /// <summary>The enclosure of √x for this x ≥ 0.</summary>
    /// <exception cref="ArithmeticException">x is less than zero.</exception>
    T Sqrt();

    /// <summary>The enclosure of an increasing function that is given at exact numbers: between its values at the two ends.</summary>
    T Increasing(Func<T, T> function);

    /// <summary>What holds the number if either this enclosure or the other does.</summary>
    T Hull(T other);

    /// <summary>Whether one number can lie in both enclosures.</summary>
    bool Meets(T other);

    /// <summary>The enclosure of e^(−t) for this t ≥ 0.</summary>
    T ExpNegative();

    /// <summary>The enclosure of the upper tail of the normal distribution, Φ(−t) = ½·erfc(t/√2), for this t ≥ 0.</summary>
    T NormalTail();

    /// <summary>The enclosure of ln(1 + y) for this 0 ≤ y ≤ 1.</summary>
    T Log1p();

    /// <summary>The enclosure of 1/√(2π), the peak of the normal density, in this arithmetic.</summary>
    T NormalPeak();

    /// <summary>The part of this enclosure between two bounds that the number is known to keep: above what <paramref name="low"/> encloses,
    /// below what <paramref name="high"/> encloses. It tells the sign where a difference of two small numbers cannot.</summary>
    T Within(T low, T high);

    /// <summary>Sum.</summary>
    static abstract T operator +(T a, T b);

    /// <summary>Difference.</summary>
    static abstract T operator -(T a, T b);

    /// <summary>Opposite; exact.</summary>
    static abstract T operator -(T a);

    /// <summary>Product.</summary>
    static abstract T operator *(T a, T b);

    /// <summary>Quotient.</summary>
    /// <exception cref="ArithmeticException">The divisor may be zero.</exception>
    static abstract T operator /(T a, T b);
}
