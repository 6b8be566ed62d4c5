using HwAct.Lowering;

namespace HwAct.Targets;

/// <summary>
/// A shift down of a word of 32 bits in the form that moves whole bytes where registers have 8 bits: avr-gcc shifts bit by bit, in a loop of seven cycles. Where 16 bits are left after
/// one byte or two, the rest is a shift of those, which any other compiler joins with the first; else a macro says it there alone.
/// </summary>
internal static class ByteShift
{
    /// <summary>The macro of a shift by 8 that leaves a number of 24 bits.</summary>
    public const string Byte = "HWACT_BYTE_DOWN";

    /// <summary>The macro of a shift that goes up to the next byte first.</summary>
    public const string Up = "HWACT_UP_AND_DOWN";

    // A word goes up by as many bits in less than a loop takes for the way down.
    private const int MostUp = 4;

    /// <summary>Whether a shift of a program takes a macro.</summary>
    public static bool Takes(LoweredProgram program, string macro) => program.Primitives.OfType<ShiftDown>().Any(shift => Macro(shift) == macro);

    /// <summary>The shift in C, before it is made as narrow as what is left.</summary>
    /// <param name="shift">The shift.</param>
    /// <param name="source">What is shifted, in C.</param>
    /// <param name="amount">Bits, in C.</param>
    public static string Text(ShiftDown shift, string source, string amount)
    {
        int bits = Bits(shift);
        return IsInHalfword(shift) ? string.Create(CultureInfo.InvariantCulture, $"(uint_fast16_t)({source} >> {bits & ~7}) >> {bits & 7}")
            : Macro(shift) switch
            {
                Byte => string.Create(CultureInfo.InvariantCulture, $"{Byte}({source}) >> {bits - 8}"),
                Up => string.Create(CultureInfo.InvariantCulture, $"{Up}({source}, {bits}, {8 - (bits & 7)})"),
                _ => $"{source} >> {amount}",
            };
    }

    // After the whole bytes, a number of 16 bits.
    private static bool IsInHalfword(ShiftDown shift) => Bits(shift) is > 8 and not 16 and not 24 and var bits && Largest(shift) >> (bits & ~7) <= ushort.MaxValue;

    private static string? Macro(ShiftDown shift)
    {
        int bits = Bits(shift);
        int up = 8 - (bits & 7);
        return bits is 0 or 8 or > 15 || IsInHalfword(shift) || Largest(shift) <= ushort.MaxValue ? null
            : up <= MostUp && Largest(shift) << up <= uint.MaxValue ? Up
            : bits > 8 ? Byte
            : null;
    }

    // Nothing where it is no shift of a word of 32 bits by a constant.
    private static int Bits(ShiftDown shift) => shift is { Floor: Floor.Plain, Amount.Signal: { IsLiteral: true, Value: var bits }, Source: { Signed: false, Signal.IsLiteral: false } source }
        && MachineWords.Word(source.Signal.Range).StorageBits == 32 ? (int)bits : 0;

    private static long Largest(ShiftDown shift) => shift.Source.Signal.Range.Max;
}
