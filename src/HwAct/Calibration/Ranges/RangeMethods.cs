namespace HwAct.Calibration;

/// <summary>The ways to choose a range.</summary>
internal static class RangeMethods
{
    /// <summary>The percentile where nobody chose one.</summary>
    public const decimal UsualPercent = 99.99m;

    /// <summary>All of them.</summary>
    /// <param name="percent">How many percent of the values the percentile keeps.</param>
    public static ImmutableArray<IRangeMethod> Of(decimal percent) =>
        [new MinMaxRange(), new PercentileRange(percent), new LeastSquaresRange(), new LeastDivergenceRange()];
}
