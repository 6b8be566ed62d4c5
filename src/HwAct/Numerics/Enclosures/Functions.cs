namespace HwAct.Numerics;

/// <summary>Functions that are rational in the primitives of <see cref="IEnclosure{T}"/>; their bounds follow from its arithmetic.</summary>
internal static class Functions
{
    /// <summary>σ(−t) = e^(−t)/(1 + e^(−t)) for t ≥ 0: the small side of the logistic sigmoid.</summary>
    public static T SigmoidTail<T>(T t)
        where T : IEnclosure<T>
    {
        T e = t.ExpNegative();
        return e / (t.Constant(1) + e);
    }

    /// <summary>tanh(t) = (1 − e^(−2t))/(1 + e^(−2t)) for t ≥ 0.</summary>
    public static T Tanh<T>(T t)
        where T : IEnclosure<T>
    {
        T e = (t + t).ExpNegative();
        T one = t.Constant(1);
        return (one - e) / (one + e);
    }

    /// <summary>max(x, 0). Where the sign of x is open the enclosure of x itself is returned: it reaches below zero and above it, so
    /// that it holds both x and 0.</summary>
    public static T PositivePart<T>(T x)
        where T : IEnclosure<T> => x.Sign == -1 ? x.Constant(0) : x;
}
