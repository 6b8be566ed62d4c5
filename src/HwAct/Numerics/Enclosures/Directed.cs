namespace HwAct.Numerics;

/// <summary>
/// The four operations on doubles, rounded downward or upward. The rounding error of IEEE addition, multiplication and division
/// is itself a double that can be computed exactly (Knuth's two-sum, fused multiply-add), so its sign tells on which side of the
/// rounded result the true one lies; no rounding mode is touched and every machine gives the same bits.
/// </summary>
internal static class Directed
{
    // Below this the error of a product or quotient may itself be rounded, so the result is widened on both sides instead.
    private const double Tiny = 1e-280;

    public static double AddDown(double a, double b)
    {
        // A sum too large for a double is at least the largest one.
        double sum = a + b;
        return SumError(a, b, sum) < 0 ? Math.BitDecrement(sum) : Math.Min(sum, double.MaxValue);
    }

    public static double AddUp(double a, double b)
    {
        double sum = a + b;
        return SumError(a, b, sum) > 0 ? Math.BitIncrement(sum) : Math.Max(sum, double.MinValue);
    }

    public static double MultiplyDown(double a, double b)
    {
        // An infinite end stands for a number without a bound, and zero times any number is zero.
        double product = a * b;
        if (Math.Abs(product) < Tiny || double.IsNaN(product))
        {
            return a == 0 || b == 0 ? 0 : (a > 0) == (b > 0) ? Math.Max(0, Math.BitDecrement(product)) : Math.BitDecrement(product);
        }

        return Math.FusedMultiplyAdd(a, b, -product) < 0 ? Math.BitDecrement(product) : product;
    }

    public static double MultiplyUp(double a, double b) => -MultiplyDown(-a, b);

    /// <summary>a/b for b &gt; 0.</summary>
    public static double DivideDown(double a, double b)
    {
        double quotient = a / b;
        if (Math.Abs(quotient) < Tiny || Math.Abs(a) < Tiny)
        {
            return a == 0 ? 0 : a > 0 ? Math.Max(0, Math.BitDecrement(quotient)) : Math.BitDecrement(quotient);
        }

        // a − quotient·b has the sign of the true quotient minus the rounded one.
        return Math.FusedMultiplyAdd(-quotient, b, a) < 0 ? Math.BitDecrement(quotient) : quotient;
    }

    /// <summary>a/b for b &gt; 0.</summary>
    public static double DivideUp(double a, double b) => -DivideDown(-a, b);

    /// <summary>√a for a ≥ 0.</summary>
    public static double RootDown(double a)
    {
        if (a < Tiny)
        {
            // Even powers of two leave the root exact, and the square of the scaled root does not underflow.
            return a == 0 ? 0 : Math.ScaleB(RootDown(Math.ScaleB(a, 600)), -300);
        }

        // IEEE's root is correctly rounded, and a − root² is a double: the root is too large where it is negative.
        double root = Math.Sqrt(a);
        return Math.FusedMultiplyAdd(-root, root, a) < 0 ? Math.BitDecrement(root) : root;
    }

    /// <summary>√a for a ≥ 0.</summary>
    public static double RootUp(double a)
    {
        double root = RootDown(a);
        double scaled = Math.ScaleB(root, 300);
        return a < Tiny
            ? Math.FusedMultiplyAdd(-scaled, scaled, Math.ScaleB(a, 600)) > 0 ? Math.BitIncrement(root) : root
            : Math.FusedMultiplyAdd(-root, root, a) > 0 ? Math.BitIncrement(root) : root;
    }

    private static double SumError(double a, double b, double sum)
    {
        double bPart = sum - a;
        return (a - (sum - bPart)) + (b - bPart);
    }
}
