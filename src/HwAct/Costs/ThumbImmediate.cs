using System.Numerics;

namespace HwAct.Costs;

/// <summary>Which constants instructions of Thumb-2 hold (Armv7-M Architecture Reference Manual, "Modified immediate constants in Thumb instructions").</summary>
internal static class ThumbImmediate
{
    /// <summary>The largest that one of two bytes holds.</summary>
    public const int Small = 255;

    // Of sums alone.
    private const int Twelve = 4095;

    /// <summary>Whether one of two bytes holds it.</summary>
    public static bool IsSmall(long value) => value is >= 0 and <= Small;

    /// <summary>Whether one of four bytes does: eight bits, shifted, or one byte twice or four times.</summary>
    public static bool IsModified(long value) =>
        value is >= 0 and <= uint.MaxValue && (value == 0 || value >> BitOperations.TrailingZeroCount(value) <= Small || IsRepeated((uint)value));

    /// <summary>Whether a sum with it is one instruction: what is taken away is added by another.</summary>
    public static bool IsSummand(long value) => Math.Abs(value) is <= Twelve || IsModified(Math.Abs(value));

    private static bool IsRepeated(uint value)
    {
        uint low = value & Small;
        uint high = value & (Small << 8);
        return value == (low | low << 16) || value == (high | high << 16) || value == low * 0x01010101;
    }
}
