using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>
/// One table of a piecewise polynomial: the coefficient of u^k of every segment. The coefficient of segment s enters the
/// arithmetic as (Stored[s] + Offset) · 2^LeftShift. Offset and shift are wired into the program, so only the stored
/// bits count; a column whose segments all agree stores nothing (Bits = 0).
/// </summary>
internal sealed record CoefficientColumn
{
    private CoefficientColumn(ImmutableArray<long> stored, long offset, int leftShift, int bits, bool signed)
    {
        Stored = stored;
        Offset = offset;
        LeftShift = leftShift;
        Bits = bits;
        IsSigned = signed;
    }

    /// <summary>The table, one entry a segment.</summary>
    public ImmutableArray<long> Stored { get; }

    /// <summary>Constant added to every entry; 0 when it would not save a bit.</summary>
    public long Offset { get; }

    /// <summary>Left shift of entry plus offset: the accumulator carries more fraction bits than the table stores.</summary>
    public int LeftShift { get; }

    /// <summary>Exact width of an entry in bits, 0 to 64.</summary>
    public int Bits { get; }

    /// <summary>Whether the entries are two's complement; otherwise they are unsigned.</summary>
    public bool IsSigned { get; }

    /// <summary>Bits of the table.</summary>
    public long RomBits => (long)Bits * Stored.Length;

    /// <summary>Bytes of the table as a C array of the narrowest standard integer.</summary>
    public int CArrayBytes => Stored.Length * StandardBytes(Bits);

    /// <summary>Bytes of an entry of a C array whose entries differ by so much at most.</summary>
    public static int BytesOf(long spread) => StandardBytes(BitLength.Of(spread));

    /// <summary>The coefficient of a segment as it enters the arithmetic.</summary>
    public long this[int segment] => (Stored[segment] + Offset) << LeftShift;

    /// <summary>Stores coefficients in the fewest bits, without an offset if that is as narrow.</summary>
    /// <param name="coefficients">One coefficient a segment, before the left shift.</param>
    /// <param name="leftShift">Left shift on use, 0 to 62.</param>
    /// <exception cref="ArgumentException">No coefficient, or a negative shift.</exception>
    public static CoefficientColumn Store(IReadOnlyCollection<long> coefficients, int leftShift)
    {
        if (coefficients.Count == 0 || leftShift is < 0 or > 62)
        {
            throw new ArgumentException("A coefficient column needs at least one entry and a left shift of 0 to 62.", nameof(coefficients));
        }

        long min = coefficients.Min();
        long max = coefficients.Max();
        int bits = BitLength.Of(max - min);
        long offset = min;
        bool signed = false;
        if (bits > 0 && min >= 0 && BitLength.Of(max) == bits)
        {
            offset = 0;
        }
        else if (bits > 0 && min < 0 && IntegerType.Holding(min, max).Bits == bits)
        {
            offset = 0;
            signed = true;
        }

        return new CoefficientColumn([.. coefficients.Select(c => c - offset)], offset, leftShift, bits, signed);
    }

    /// <summary>The same column with another stored value, for those who test checkers.</summary>
    internal CoefficientColumn With(int segment, long stored) => new(Stored.SetItem(segment, stored), Offset, LeftShift, Bits, IsSigned);

    /// <summary>Bytes of the narrowest standard C integer of at least this many bits; none for none.</summary>
    internal static int StandardBytes(int bits) => bits switch { 0 => 0, <= 8 => 1, <= 16 => 2, <= 32 => 4, _ => 8 };

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsSigned ? 's' : 'u')}{Bits}{(Offset == 0 ? string.Empty : $"{Offset:+0;-0}")} << {LeftShift}");
}
