using HwAct.Kernels;

namespace HwAct.Targets;

/// <summary>A vector of lanes: a local variable, or a constant.</summary>
/// <param name="Name">Name of the variable.</param>
/// <param name="Range">What the lanes may be.</param>
/// <param name="Constant">The constant; null where it is a variable.</param>
internal sealed record Lane(string Name, ValueRange Range, long? Constant)
{
    /// <summary>Bits of a lane.</summary>
    public const int Bits = 16;

    /// <summary>Whether the variable is declared with signed lanes.</summary>
    public bool IsSigned { get; init; }

    /// <summary>What lanes hold of a step.</summary>
    public LaneKind Kind { get; init; }

    /// <summary>Whether lanes hold every value of a range, signed or not.</summary>
    public static bool Fits(ValueRange range) => range is { Min: >= short.MinValue, Max: <= short.MaxValue } or { Min: >= 0, Max: <= ushort.MaxValue };
}
