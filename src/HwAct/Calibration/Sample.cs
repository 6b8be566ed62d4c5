namespace HwAct.Calibration;

/// <summary>The values that a format has to hold.</summary>
/// <param name="Points">The values in ascending order, each with how often it came; of many values next to each other, their mean.</param>
/// <param name="Min">The least value, exactly.</param>
/// <param name="Max">The greatest value, exactly.</param>
/// <param name="Count">How many values there are.</param>
internal sealed record Sample(ImmutableArray<WeightedValue> Points, double Min, double Max, long Count)
{
    /// <summary>The largest magnitude.</summary>
    public double Reach => Math.Max(-Min, Max);

    /// <summary>The sample of values that are few.</summary>
    public static Sample Of(IEnumerable<WeightedValue> values)
    {
        ImmutableArray<WeightedValue> points =
        [
            .. values.Where(point => point.Count > 0).GroupBy(point => point.Value, point => point.Count)
                .Select(same => new WeightedValue(same.Key, same.Sum())).OrderBy(point => point.Value),
        ];
        return new(points, points[0].Value, points[^1].Value, points.Sum(point => point.Count));
    }
}
