using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>SSE4.1 and AVX2: a shuffle looks into one row of sixteen bytes, and gives 0 where the index is negative.</summary>
internal sealed class ShuffledBytes : ByteUnit
{
    private const int Quarter = 64;

    private readonly string prefix;
    private readonly string bits;

    private ShuffledBytes(VectorUnit unit, string name, int bytes, string prefix)
    {
        (Unit, Name, Bytes, this.prefix) = (unit, name, bytes, prefix);
        bits = string.Create(CultureInfo.InvariantCulture, $"si{8 * bytes}");
        Vector = string.Create(CultureInfo.InvariantCulture, $"__m{8 * bytes}i");
    }

    /// <summary>SSE4.1.</summary>
    public static ShuffledBytes Sse41 { get; } = new(VectorUnit.Sse41, "SSE4.1", 16, "_mm");

    /// <summary>AVX2, where a row stands in both halves of a vector.</summary>
    public static ShuffledBytes Avx2 { get; } = new(VectorUnit.Avx2, "AVX2", 32, "_mm256");

    /// <inheritdoc/>
    public override VectorUnit Unit { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Bytes { get; }

    /// <inheritdoc/>
    public override string Vector { get; }

    /// <inheritdoc/>
    public override int MostRows => 8;

    /// <inheritdoc/>
    public override string Load(bool signed) => signed ? Loaded("input") : $"{prefix}_xor_{bits}({Loaded("input")}, {prefix}_set1_epi8(-128))";

    /// <inheritdoc/>
    public override string Store(bool signed, string value) => Stored("output", value);

    /// <inheritdoc/>
    public override string All(int value) => value == 0 ? $"{prefix}_setzero_{bits}()" : $"{prefix}_set1_epi8({CLiteral.Of(value)})";

    /// <inheritdoc/>
    public override string Sum(string a, string b) => $"{prefix}_add_epi8({a}, {b})";

    /// <inheritdoc/>
    public override string Distance(string a, string b) => $"{prefix}_subs_epi8({a}, {b})";

    /// <inheritdoc/>
    public override string Larger(string a, string b) => $"{prefix}_max_epi8({a}, {b})";

    /// <inheritdoc/>
    public override string LimitedMagnitude(string a, int limit) => $"{prefix}_min_epu8({prefix}_abs_epi8({a}), {All(limit)})";

    /// <inheritdoc/>
    public override string Signed(string value, string sign) => $"{prefix}_sign_epi8({value}, {sign})";

    /// <inheritdoc/>
    /// <remarks>Of an index less 16 for each row before, every row up to its own gives what it has at the low bits: rows are less those before.</remarks>
    public override RowLookUp LookUp(string table, int rows)
    {
        string Part(int row) => row == 0 ? Shuffle("row0", "place") : Shuffle($"row{row}", $"{prefix}_sub_epi8(place, {All(16 * row)})");
        string kind = rows == 1 ? "const " : "";
        return new(rows == 1 ? Part(0) : "entry")
        {
            Before = [.. Enumerable.Range(0, rows).Select(row => $"{kind}{Vector} row{row} = {Broadcast($"&{table}[{16 * row}]")};")],
            Prepare = [.. Enumerable.Range(1, rows - 1).Reverse().Select(row => $"row{row} = {prefix}_sub_epi8(row{row}, row{row - 1});")],
            Body = rows == 1 ? [] :
            [
                $"{Vector} entry = {Part(0)};",
                "",
                .. Enumerable.Range(1, rows - 1).Select(row => $"entry = {Sum("entry", Part(row))};"),
            ],
        };
    }

    /// <inheritdoc/>
    /// <remarks>More rows under one blend take more places, fewer take more blends: four were the fastest, ahead of two and of eight.</remarks>
    public override VectorForm AllRows(CodeTable table, bool signedInput, bool signedOutput) => new(
        Unit,
        $"{Name}: shuffles look into a row of sixteen entries each and give 0 where the index is negative. In a quarter of the table the place less 16 k is not for the rows k up to its own: each row "
        + "is stored as what it differs from the one before. Bits 6 and 7 of a code choose the quarter.",
        Bytes,
        [
            $"{Vector} row[16];",
            "size_t k;",
        ],
        [
            $"const {Vector} x = {Loaded("input")};",
            $"const {Vector} twice = {Sum("x", "x")};",
            $"const {Vector} place0 = {prefix}_and_{bits}(x, {All(Quarter - 1)});",
            .. Enumerable.Range(1, 3).Select(row => $"const {Vector} place{row} = {prefix}_sub_epi8(place0, {All(16 * row)});"),
            .. QuarterOf(0),
            .. QuarterOf(1),
            $"const {Vector} low = {Blend("quarter0", "quarter1", "twice")};",
            .. QuarterOf(2),
            .. QuarterOf(3),
            $"const {Vector} high = {Blend("quarter2", "quarter3", "twice")};",
            "",
            Stored("output", Blend("low", "high", "x")),
        ])
    {
        Prepare =
        [
            "for (k = 0u; k < 8u; k++) {",
            $"    row[k] = {Broadcast(table.Row(0, "k"))};",
            $"    row[k + 8u] = {Broadcast(table.Row(0x80, "k"))};",
            "}",
            "",
            "for (k = 0u; k < 16u; k += 4u) {",
            $"    row[k + 3u] = {Xor("row[k + 3u]", "row[k + 2u]")};",
            $"    row[k + 2u] = {Xor("row[k + 2u]", "row[k + 1u]")};",
            $"    row[k + 1u] = {Xor("row[k + 1u]", "row[k]")};",
            "}",
        ],
    };

    private string[] QuarterOf(int quarter) =>
    [
        $"const {Vector} half{quarter} = {Xor(RowOf(quarter, 0), RowOf(quarter, 1))};",
        $"const {Vector} quarter{quarter} = {Xor($"half{quarter}", Xor(RowOf(quarter, 2), RowOf(quarter, 3)))};",
    ];

    private string RowOf(int quarter, int row) => Shuffle(string.Create(CultureInfo.InvariantCulture, $"row[{(4 * quarter) + row}]"), string.Create(CultureInfo.InvariantCulture, $"place{row}"));

    private string Blend(string a, string b, string sign) => $"{prefix}_blendv_epi8({a}, {b}, {sign})";

    private string Loaded(string at) => $"{prefix}_loadu_{bits}((const {Vector} *)(const void *){at})";

    private string Stored(string at, string value) => $"{prefix}_storeu_{bits}(({Vector} *)(void *){at}, {value});";

    private string Shuffle(string row, string index) => $"{prefix}_shuffle_epi8({row}, {index})";

    private string Xor(string a, string b) => $"{prefix}_xor_{bits}({a}, {b})";

    private string Broadcast(string at)
    {
        string row = $"_mm_loadu_si128((const __m128i *)(const void *){at})";
        return Bytes == 16 ? row : $"_mm256_broadcastsi128_si256({row})";
    }
}
