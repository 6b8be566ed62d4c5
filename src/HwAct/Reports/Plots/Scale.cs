namespace HwAct.Reports;

/// <summary>A straight map from values to pixels.</summary>
/// <param name="Min">Value at <paramref name="From"/>.</param>
/// <param name="Max">Value at <paramref name="To"/>; greater than <paramref name="Min"/>.</param>
/// <param name="From">Pixel of the smallest value.</param>
/// <param name="To">Pixel of the largest value; less than <paramref name="From"/> where values rise upward.</param>
internal readonly record struct Scale(double Min, double Max, double From, double To)
{
    /// <summary>The pixel of a value.</summary>
    public double At(double value) => From + ((value - Min) / (Max - Min) * (To - From));

    /// <summary>The pixel of a value, as text.</summary>
    public string Text(double value) => Pixels.Text(At(value));

    /// <summary>Whether the value lies on the scale.</summary>
    public bool Contains(double value) => value >= Min && value <= Max;
}
