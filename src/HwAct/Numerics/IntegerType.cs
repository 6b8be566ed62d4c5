using System.Numerics;

namespace HwAct.Numerics;

/// <summary>A two's-complement or unsigned integer of an exact width: what a wire, a table entry or a code is made of.</summary>
/// <remarks>Widths run from 1 to 64 bits, the granularity is one bit. Specifications restrict them further (see <see cref="Quantization"/>).</remarks>
public readonly record struct IntegerType
{
    /// <summary>Creates the type.</summary>
    /// <param name="signed">Whether the type is two's complement.</param>
    /// <param name="bits">Width in bits, 1 to 64 (63 when unsigned, so that every value fits a 64-bit signed integer).</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is out of range.</exception>
    public IntegerType(bool signed, int bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, signed ? 64 : 63);
        Signed = signed;
        Bits = bits;
    }

    /// <summary>Whether the type is two's complement.</summary>
    public bool Signed { get; }

    /// <summary>Width in bits.</summary>
    public int Bits { get; }

    /// <summary>Smallest value.</summary>
    public long Min => Signed ? -(1L << (Bits - 1)) : 0;

    /// <summary>Largest value.</summary>
    public long Max => Signed ? long.MaxValue >> (64 - Bits) : (1L << Bits) - 1;

    /// <summary>Number of values, 2^Bits; for widths of up to 32 bits only.</summary>
    public long Count => 1L << Bits;

    /// <summary>The narrowest type that holds both ends of a range: unsigned when <paramref name="min"/> is not negative.</summary>
    public static IntegerType Holding(long min, long max)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(min, max);
        return min >= 0
            ? new IntegerType(signed: false, Math.Max(1, BitLength.Of(max)))
            : new IntegerType(signed: true, 1 + Math.Max(BitLength.Of(~min), BitLength.Of(Math.Max(max, 0))));
    }

    /// <summary>Whether <paramref name="value"/> is a value of this type.</summary>
    public bool Contains(long value) => value >= Min && value <= Max;

    /// <summary>The nearest value of this type.</summary>
    public long Saturate(long value) => Math.Clamp(value, Min, Max);

    /// <summary>The value's two's-complement bit pattern in exactly <see cref="Bits"/> bits.</summary>
    public ulong Pattern(long value) => unchecked((ulong)value) & (Bits == 64 ? ulong.MaxValue : (1UL << Bits) - 1);

    /// <summary>The digits 0 and 1 of the value's pattern, as many as <see cref="Bits"/>.</summary>
    internal string Binary(long value) => Pattern(value).ToString("B", CultureInfo.InvariantCulture).PadLeft(Bits, '0');

    /// <summary>The value whose bit pattern that is; bits above <see cref="Bits"/> do not count.</summary>
    internal long Value(ulong pattern)
    {
        int above = 64 - Bits;
        return Signed ? unchecked((long)(pattern << above)) >> above : unchecked((long)(pattern << above >> above));
    }

    /// <summary>Width in bits of the standard C integer that stores this type: 8, 16, 32 or 64.</summary>
    public int StorageBits => Math.Max(8, (int)BitOperations.RoundUpToPowerOf2((uint)Bits));

    /// <summary>The name used in specifications: <c>int8</c>, <c>uint12</c>.</summary>
    public override string ToString() => (Signed ? "int" : "uint") + Bits;
}
