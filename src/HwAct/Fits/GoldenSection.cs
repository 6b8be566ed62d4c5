namespace HwAct.Fits;

/// <summary>The least value of a function that falls and then rises, by golden sections (Kiefer, 1953).</summary>
internal static class GoldenSection
{
    private const double Ratio = 0.61803398874989484820;

    /// <summary>Where it is.</summary>
    /// <param name="function">The function.</param>
    /// <param name="low">Lower end of the search.</param>
    /// <param name="high">Upper end of the search.</param>
    /// <param name="steps">Sections: each leaves 0.618 of the interval.</param>
    public static double Least(Func<double, double> function, double low, double high, int steps)
    {
        double left = high - (Ratio * (high - low));
        double right = low + (Ratio * (high - low));
        double atLeft = function(left);
        double atRight = function(right);
        for (int step = 0; step < steps; step++)
        {
            if (atLeft <= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (Ratio * (high - low));
                atLeft = function(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (Ratio * (high - low));
                atRight = function(right);
            }
        }

        return 0.5 * (low + high);
    }
}
