namespace HwAct.Calibration;

/// <summary>From the least value to the greatest: nothing is clipped.</summary>
internal sealed class MinMaxRange : IRangeMethod
{
    /// <inheritdoc/>
    public string Name => "min-max";

    /// <inheritdoc/>
    public string Description => "every value is within";

    /// <inheritdoc/>
    public (double Low, double High) Range(Sample sample, FormatRule rule) => (sample.Min, sample.Max);
}
