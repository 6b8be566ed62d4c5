using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>The smallest and the largest value that a step takes over every input code; both ends are reached.</summary>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value.</param>
internal readonly record struct ValueRange(long Min, long Max)
{
    /// <summary>The narrowest integer type that holds the range.</summary>
    public IntegerType Type => IntegerType.Holding(Min, Max);

    /// <summary>The least range that holds both.</summary>
    public ValueRange Union(ValueRange other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));

    /// <summary>Whether the whole of <paramref name="other"/> lies inside.</summary>
    public bool Contains(ValueRange other) => other.Min >= Min && other.Max <= Max;
}
