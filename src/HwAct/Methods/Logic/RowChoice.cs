namespace HwAct.Methods;

/// <summary>A slope and a curvature that leave a row an offset.</summary>
/// <param name="Slope">What a place is multiplied by.</param>
/// <param name="Curvature">What the square of its distance from the middle is multiplied by.</param>
/// <param name="Low">The least offset, before any wrapping.</param>
/// <param name="High">The greatest.</param>
internal readonly record struct RowChoice(long Slope, long Curvature, long Low, long High)
{
    /// <summary>How many offsets there are.</summary>
    public long Offsets => High - Low + 1;
}
