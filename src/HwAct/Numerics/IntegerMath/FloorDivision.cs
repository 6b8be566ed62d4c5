using System.Numerics;

namespace HwAct.Numerics;

/// <summary>Division that rounds toward −∞, where the language's own rounds toward zero.</summary>
internal static class FloorDivision
{
    /// <summary>⌊numerator/denominator⌋.</summary>
    /// <param name="numerator">Any integer.</param>
    /// <param name="denominator">A positive integer.</param>
    public static T Floor<T>(T numerator, T denominator)
        where T : IBinaryInteger<T>
    {
        (T quotient, T remainder) = T.DivRem(numerator, denominator);
        return T.IsNegative(remainder) ? quotient - T.One : quotient;
    }

    /// <summary>⌈numerator/denominator⌉.</summary>
    /// <param name="numerator">Any integer.</param>
    /// <param name="denominator">A positive integer.</param>
    public static T Ceiling<T>(T numerator, T denominator)
        where T : IBinaryInteger<T> => -Floor(-numerator, denominator);
}
