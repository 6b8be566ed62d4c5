namespace HwAct.Activations;

/// <summary>A place where an activation turns from falling to rising, or the reverse.</summary>
/// <param name="X">Where it turns.</param>
/// <param name="Value">The activation there.</param>
/// <param name="IsMinimum">Whether it falls before and rises after.</param>
internal readonly record struct Extremum(double X, double Value, bool IsMinimum);
