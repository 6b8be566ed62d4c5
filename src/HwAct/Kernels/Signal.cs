using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>What a primitive reads: an input port, a wire, or a literal, which has no name.</summary>
/// <param name="Name">Name of the port or wire.</param>
/// <param name="Range">The range it takes over every input code.</param>
/// <param name="Port">Type of the port; null where it is none.</param>
internal readonly record struct Signal(string Name, ValueRange Range, IntegerType? Port = null)
{
    /// <summary>Whether it is a literal.</summary>
    public bool IsLiteral => Name.Length == 0;

    /// <summary>The value of a literal.</summary>
    public long Value => Range.Min;

    /// <summary>A literal.</summary>
    public static Signal Literal(long value) => new("", new ValueRange(value, value));
}
