using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>A vector unit as what computes with lanes of 16 bits: prints its intrinsics.</summary>
internal abstract class HalfwordUnit
{
    /// <summary>Entries of 16 bits in a row that a shuffle looks into.</summary>
    public const int RowEntries = 8;

    /// <summary>The unit.</summary>
    public abstract VectorUnit Unit { get; }

    /// <summary>What users call it.</summary>
    public abstract string Name { get; }

    /// <summary>Lanes of a vector.</summary>
    public abstract int Lanes { get; }

    /// <summary>Whether each lane reads its entry of a table in memory; otherwise tables lie in registers.</summary>
    public virtual bool Gathers => false;

    /// <summary>Entries of the longest table that lies in registers.</summary>
    public virtual int MostEntries => 4 * RowEntries;

    /// <summary>The type of a vector of bytes that a table is looked into by.</summary>
    public abstract string ByteVector { get; }

    /// <summary>The type of a vector.</summary>
    public abstract string Vector(bool signed);

    /// <summary>The codes from <c>input</c> on; null where their type cannot be loaded.</summary>
    public abstract string? Load(IntegerType type);

    /// <summary>Stores codes from <c>output</c> on; null where their type cannot be stored.</summary>
    public abstract string? Store(IntegerType type, string value);

    /// <summary>The same bits, as lanes of another sign.</summary>
    public abstract string Cast(string value, bool from, bool to);

    /// <summary>The same number in every lane.</summary>
    public abstract string All(long value, bool signed);

    /// <summary>The same bits in every lane, as C writes them.</summary>
    public abstract string AllBits(string bits);

    /// <summary>a + b modulo 2^16.</summary>
    public abstract string Sum(string a, string b, bool signed);

    /// <summary>a − b modulo 2^16.</summary>
    public abstract string Difference(string a, string b, bool signed);

    /// <summary>a + b, of signed lanes, or the nearest that they hold.</summary>
    public abstract string SaturatedSum(string a, string b);

    /// <summary>a − b, of signed lanes, or the nearest that they hold.</summary>
    public abstract string SaturatedDifference(string a, string b);

    /// <summary>a · b modulo 2^16.</summary>
    public abstract string Product(string a, string b, bool signed);

    /// <summary>⌊a · b / 2^16⌋, of unsigned lanes.</summary>
    public abstract string UpperHalf(string a, string b);

    /// <summary>⌊a · b / 2^15⌋; null where no instruction does that.</summary>
    public abstract string? HighProduct(string a, string b);

    /// <summary>⌊(a · b + 2^14) / 2^15⌋.</summary>
    public abstract string RoundedHighProduct(string a, string b);

    /// <summary>a · 2^bits modulo 2^16.</summary>
    public abstract string ShiftUp(string a, int bits, bool signed);

    /// <summary>⌊a / 2^bits⌋.</summary>
    public abstract string ShiftDown(string a, int bits, bool signed);

    /// <summary>The smaller of both.</summary>
    public abstract string Smaller(string a, string b, bool signed);

    /// <summary>The larger of both.</summary>
    public abstract string Larger(string a, string b, bool signed);

    /// <summary>|a|, of signed lanes.</summary>
    public abstract string Magnitude(string a);

    /// <summary>The bits that both have, of unsigned lanes.</summary>
    public abstract string And(string a, string b);

    /// <summary>The bits of a that b has not, of signed lanes.</summary>
    public abstract string Without(string a, string b);

    /// <summary>The bits that only one has.</summary>
    public abstract string Differing(string a, string b, bool signed);

    /// <summary>The entry of each lane's index, of a table in memory.</summary>
    public virtual string Gather(IntegerType entry, string table, string index) => throw new NotSupportedException($"{Name} has no gather.");

    /// <summary>Where both bytes of the entry of an index lie.</summary>
    public virtual string ByteAddresses(string index) => throw new NotSupportedException($"{Name} reads memory.");

    /// <summary>A table in registers.</summary>
    /// <param name="row">What its rows are called.</param>
    /// <param name="table">Name of the table.</param>
    /// <param name="entries">Number of its entries, of 16 bits.</param>
    /// <param name="type">Their type.</param>
    public virtual RowLookUp Rows(string row, string table, int entries, IntegerType type) => throw new NotSupportedException($"{Name} reads memory.");

    /// <summary>The entries at byte addresses, as signed lanes.</summary>
    /// <param name="row">What the rows are called.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="bytes">The addresses.</param>
    /// <param name="define">Takes a line of the loop that is needed once for all tables, by the name that it defines.</param>
    public virtual string Shuffle(string row, int count, string bytes, Action<string, string> define) => throw new NotSupportedException($"{Name} reads memory.");

    /// <summary>Where rows are loaded from: the table itself, or a copy filled up to whole rows, for nothing is read beyond a table.</summary>
    private protected static (string From, ImmutableArray<string> Before) Filled(string row, string table, int entries, IntegerType type)
    {
        int missing = (RowEntries - (entries % RowEntries)) % RowEntries;
        string copy = row + "_entries";
        return missing == 0
            ? (table, [])
            : (copy, [$"const {CType.Storage(type)} {copy}[{(entries + missing).ToString(CultureInfo.InvariantCulture)}] = {{ {string.Join(", ", Enumerable.Range(0, entries + missing).Select(i => i < entries ? string.Create(CultureInfo.InvariantCulture, $"{table}[{i}]") : type.Signed ? "0" : "0u"))} }};"]);
    }
}
