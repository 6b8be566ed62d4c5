namespace HwAct.Numerics;

/// <summary>
/// Functions on the whole line, built of the primitives of <see cref="IEnclosure{T}"/>: what an activation is defined with. Each
/// encloses every value that its argument allows, and keeps what is known of a sign or a bound where a difference would lose it.
/// </summary>
internal static class WholeLine
{
    /// <summary>1/(1 + e^−x).</summary>
    public static T Sigmoid<T>(T x)
        where T : IEnclosure<T> => x.Increasing(p => p.Sign == -1
            ? Functions.SigmoidTail(-p)
            : p.Constant(1) / (p.Constant(1) + p.ExpNegative()));

    /// <summary>tanh x.</summary>
    public static T Tanh<T>(T x)
        where T : IEnclosure<T> => Odd(x, t => NearLine(Functions.Tanh(t), t, t.Constant(1)));

    /// <summary>erf x = 2Φ(x√2) − 1.</summary>
    public static T Erf<T>(T x)
        where T : IEnclosure<T> => Odd(x, t =>
        {
            T root = t.Constant(2).Sqrt();
            T tail = (t * root).NormalTail();

            // 2/√π, the slope at zero, is 2√2 times the peak of the normal density.
            return NearLine(t.Constant(1) - tail - tail, t, t.Constant(2) * root * t.NormalPeak());
        });

    /// <summary>Φ(x), the distribution function of the standard normal.</summary>
    public static T NormalCdf<T>(T x)
        where T : IEnclosure<T> => x.Increasing(p => p.Sign == -1 ? (-p).NormalTail() : p.Constant(1) - p.NormalTail());

    /// <summary>φ(x) = e^(−x²/2)/√(2π), the density of the standard normal.</summary>
    public static T NormalDensity<T>(T x)
        where T : IEnclosure<T>
    {
        T t = Abs(x);
        return t.NormalPeak() * (t * t * t.Constant(0.5)).ExpNegative();
    }

    /// <summary>ln(1 + e^x).</summary>
    public static T Softplus<T>(T x)
        where T : IEnclosure<T> => x.Increasing(p => p.Sign == -1
            ? p.Exp().Log1p()
            : p + p.ExpNegative().Log1p());

    /// <summary>|x|.</summary>
    public static T Abs<T>(T x)
        where T : IEnclosure<T> => Select(x, -x, x);

    /// <summary>The greater of two numbers.</summary>
    public static T Max<T>(T a, T b)
        where T : IEnclosure<T> => Select(a - b, b, a);

    /// <summary>The smaller of two numbers.</summary>
    public static T Min<T>(T a, T b)
        where T : IEnclosure<T> => Select(a - b, a, b);

    /// <summary>One number where <paramref name="sign"/> is negative, another where it is not; both where that is not known.</summary>
    public static T Select<T>(T sign, T negative, T otherwise)
        where T : IEnclosure<T> => sign.Sign switch
        {
            -1 => negative,
            null => negative.Hull(otherwise),
            _ => otherwise,
        };

    // An odd increasing function from its positive half.
    private static T Odd<T>(T x, Func<T, T> positive)
        where T : IEnclosure<T> => x.Increasing(p => p.Sign switch
        {
            0 => p,
            -1 => -positive(-p),
            _ => positive(p),
        });

    // tanh and erf lie below their tangent at zero, by less than a third of t³ (times the slope): near zero, where 1 − e^(−2t) has lost
    // its digits, that is closer.
    private static T NearLine<T>(T value, T t, T slope)
        where T : IEnclosure<T> => (t - t.Constant(1)).Sign == -1
            ? value.Within(slope * (t - (t * t * t / t.Constant(3))), slope * t)
            : value;
}
