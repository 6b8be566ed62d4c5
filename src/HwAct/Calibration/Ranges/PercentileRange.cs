namespace HwAct.Calibration;

/// <summary>All but the farthest values: of symmetric codes those of the largest magnitude are left out, of others as many at each end.</summary>
/// <param name="percent">How many percent of the values are kept.</param>
internal sealed class PercentileRange(decimal percent) : IRangeMethod
{
    /// <inheritdoc/>
    public string Name => "percentile";

    /// <inheritdoc/>
    public string Description => $"{percent.ToString(CultureInfo.InvariantCulture)} % of the values are within";

    /// <inheritdoc/>
    public (double Low, double High) Range(Sample sample, FormatRule rule)
    {
        decimal hundredfold = sample.Count * (100 - percent);
        if (rule.IsSymmetric)
        {
            double reach = AfterLeavingOut((long)(hundredfold / 100), sample.Points.Select(point => point with { Value = Math.Abs(point.Value) }).OrderByDescending(point => point.Value));
            return (-reach, reach);
        }

        long atEach = (long)(hundredfold / 200);
        return (AfterLeavingOut(atEach, sample.Points), AfterLeavingOut(atEach, sample.Points.Reverse()));
    }

    // In decimal, so that one in ten thousand of ten thousand values is one.
    private static double AfterLeavingOut(long left, IEnumerable<WeightedValue> fromTheEnd)
    {
        foreach (WeightedValue point in fromTheEnd)
        {
            left -= point.Count;
            if (left < 0)
            {
                return point.Value;
            }
        }

        return 0;
    }
}
