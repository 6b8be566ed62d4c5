using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>SSE4.1 and AVX2: a shuffle looks into one row of eight entries, and gives 0 where the byte's address is negative.</summary>
internal sealed class ShuffledHalfwords : HalfwordUnit
{
    private readonly string prefix;
    private readonly string bits;

    private ShuffledHalfwords(VectorUnit unit, string name, int lanes, string prefix)
    {
        (Unit, Name, Lanes, this.prefix) = (unit, name, lanes, prefix);
        bits = string.Create(CultureInfo.InvariantCulture, $"si{16 * lanes}");
        ByteVector = string.Create(CultureInfo.InvariantCulture, $"__m{16 * lanes}i");
    }

    /// <summary>SSE4.1.</summary>
    public static ShuffledHalfwords Sse41 { get; } = new(VectorUnit.Sse41, "SSE4.1", 8, "_mm");

    /// <summary>AVX2, where a row stands in both halves of a vector.</summary>
    public static ShuffledHalfwords Avx2 { get; } = new(VectorUnit.Avx2, "AVX2", 16, "_mm256");

    /// <inheritdoc/>
    public override VectorUnit Unit { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Lanes { get; }

    /// <inheritdoc/>
    public override string ByteVector { get; }

    /// <inheritdoc/>
    public override string Vector(bool signed) => ByteVector;

    /// <inheritdoc/>
    public override string? Load(IntegerType type) => type.StorageBits == 16 ? $"{prefix}_loadu_{bits}((const {ByteVector} *)(const void *)input)" : null;

    /// <inheritdoc/>
    public override string? Store(IntegerType type, string value) => type.StorageBits == 16 ? $"{prefix}_storeu_{bits}(({ByteVector} *)(void *)output, {value});" : null;

    /// <inheritdoc/>
    public override string Cast(string value, bool from, bool to) => value;

    /// <inheritdoc/>
    public override string All(long value, bool signed) => value == 0 ? $"{prefix}_setzero_{bits}()" : $"{prefix}_set1_epi16({CLiteral.Of(value > short.MaxValue ? value - 65536 : value)})";

    /// <inheritdoc/>
    public override string AllBits(string bits) => $"{prefix}_set1_epi16((int16_t){bits})";

    /// <inheritdoc/>
    public override string Sum(string a, string b, bool signed) => $"{prefix}_add_epi16({a}, {b})";

    /// <inheritdoc/>
    public override string Difference(string a, string b, bool signed) => $"{prefix}_sub_epi16({a}, {b})";

    /// <inheritdoc/>
    public override string SaturatedSum(string a, string b) => $"{prefix}_adds_epi16({a}, {b})";

    /// <inheritdoc/>
    public override string SaturatedDifference(string a, string b) => $"{prefix}_subs_epi16({a}, {b})";

    /// <inheritdoc/>
    public override string Product(string a, string b, bool signed) => $"{prefix}_mullo_epi16({a}, {b})";

    /// <inheritdoc/>
    public override string UpperHalf(string a, string b) => $"{prefix}_mulhi_epu16({a}, {b})";

    /// <inheritdoc/>
    public override string? HighProduct(string a, string b) => null;

    /// <inheritdoc/>
    public override string RoundedHighProduct(string a, string b) => $"{prefix}_mulhrs_epi16({a}, {b})";

    /// <inheritdoc/>
    public override string ShiftUp(string a, int bits, bool signed) => $"{prefix}_slli_epi16({a}, {Number(bits)})";

    /// <inheritdoc/>
    public override string ShiftDown(string a, int bits, bool signed) => $"{prefix}_{(signed ? "srai" : "srli")}_epi16({a}, {Number(bits)})";

    /// <inheritdoc/>
    public override string Smaller(string a, string b, bool signed) => $"{prefix}_min_{(signed ? "epi16" : "epu16")}({a}, {b})";

    /// <inheritdoc/>
    public override string Larger(string a, string b, bool signed) => $"{prefix}_max_{(signed ? "epi16" : "epu16")}({a}, {b})";

    /// <inheritdoc/>
    public override string Magnitude(string a) => $"{prefix}_abs_epi16({a})";

    /// <inheritdoc/>
    public override string And(string a, string b) => $"{prefix}_and_{bits}({a}, {b})";

    /// <inheritdoc/>
    public override string Without(string a, string b) => $"{prefix}_andnot_{bits}({b}, {a})";

    /// <inheritdoc/>
    public override string Differing(string a, string b, bool signed) => $"{prefix}_xor_{bits}({a}, {b})";

    /// <inheritdoc/>
    public override string ByteAddresses(string index) => $"{prefix}_add_epi16({prefix}_mullo_epi16({index}, {prefix}_set1_epi16(0x0202)), {prefix}_set1_epi16(0x0100))";

    /// <inheritdoc/>
    /// <remarks>Of an address less 16 for each row before, every row up to its own gives what it has at the low bits: rows are less those before.</remarks>
    public override RowLookUp Rows(string row, string table, int entries, IntegerType type)
    {
        (string from, ImmutableArray<string> before) = Filled(row, table, entries, type);
        int count = (entries + RowEntries - 1) / RowEntries;
        string kind = count == 1 ? "const " : "";
        return new("")
        {
            Before = [.. before, .. Enumerable.Range(0, count).Select(k => $"{kind}{ByteVector} {Row(row, k, count)} = {Broadcast($"&{from}[{Number(RowEntries * k)}]")};")],
            Prepare = [.. Enumerable.Range(1, count - 1).Reverse().Select(k => $"{Row(row, k, count)} = {prefix}_sub_epi8({Row(row, k, count)}, {Row(row, k - 1, count)});")],
        };
    }

    /// <inheritdoc/>
    public override string Shuffle(string row, int count, string bytes, Action<string, string> define)
    {
        string value = $"{prefix}_shuffle_epi8({Row(row, 0, count)}, {bytes})";
        for (int k = 1; k < count; k++)
        {
            string less = $"{bytes}{Number(k)}";
            define(less, $"const {ByteVector} {less} = {prefix}_sub_epi8({bytes}, {prefix}_set1_epi8({Number(16 * k)}));");
            value = $"{prefix}_add_epi8({value}, {prefix}_shuffle_epi8({Row(row, k, count)}, {less}))";
        }

        return value;
    }

    private static string Row(string row, int k, int count) => count == 1 ? row : row + Number(k);

    private string Broadcast(string at)
    {
        string row = $"_mm_loadu_si128((const __m128i *)(const void *){at})";
        return Lanes == 8 ? row : $"_mm256_broadcastsi128_si256({row})";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
