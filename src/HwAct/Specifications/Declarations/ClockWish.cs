namespace HwAct.Specifications;

/// <summary>The clock that registers are to reach.</summary>
/// <param name="Megahertz">Its frequency; null for the highest that there is.</param>
internal sealed record ClockWish(double? Megahertz)
{
    /// <summary>The word for the highest clock that there is.</summary>
    public const string MostWord = "most";

    /// <summary>In words.</summary>
    public override string ToString() => Megahertz is double clock
        ? string.Create(CultureInfo.InvariantCulture, $"a clock of {clock:0.######} MHz")
        : "the highest clock";
}
