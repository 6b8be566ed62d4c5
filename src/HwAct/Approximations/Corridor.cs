using System.Collections.Immutable;

namespace HwAct.Approximations;

/// <summary>
/// What a residual may be: for each index t = 0 … Count − 1 the closed interval of integers that keeps every output code
/// inside its allowed error. An approximation P is right exactly when Low[t] ≤ P(t) ≤ High[t] for every t, so a search over
/// integers needs no error analysis: rounding, saturation, zero points and both signs are already in the interval.
/// </summary>
/// <param name="Low">Smallest allowed value at each index.</param>
/// <param name="High">Largest allowed value at each index; High[t] ≥ Low[t] where any value is allowed.</param>
public sealed record Corridor(ImmutableArray<long> Low, ImmutableArray<long> High)
{
    /// <summary>Number of indices.</summary>
    public int Count => Low.Length;

    /// <summary>Whether <paramref name="value"/> is allowed at <paramref name="index"/>.</summary>
    public bool Allows(int index, long value) => value >= Low[index] && value <= High[index];
}
