namespace HwAct.Proofs;

/// <summary>Sums of many doubles whose last bits do not depend on their number (W. Kahan; A. Neumaier, 1974).</summary>
internal static class ExactSum
{
    /// <summary>Σ of a term of each value.</summary>
    public static double Of(ImmutableArray<double> values, Func<double, double> term) => Of(values.Length, i => term(values[i]));

    /// <summary>Σ of the terms 0 … count − 1.</summary>
    public static double Of(int count, Func<int, double> term)
    {
        double sum = 0;
        double rest = 0;
        for (int i = 0; i < count; i++)
        {
            double one = term(i);
            double next = sum + one;
            rest += Math.Abs(sum) >= Math.Abs(one) ? sum - next + one : one - next + sum;
            sum = next;
        }

        return sum + rest;
    }
}
