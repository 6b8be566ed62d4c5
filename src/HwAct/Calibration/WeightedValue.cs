namespace HwAct.Calibration;

/// <summary>A real value and how often it came.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">How often, at least once.</param>
internal readonly record struct WeightedValue(double Value, long Count);
