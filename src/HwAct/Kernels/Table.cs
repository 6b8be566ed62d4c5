using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>A constant table of a kernel: ROM in an FPGA, a <c>static const</c> array in C.</summary>
internal sealed class Table
{
    /// <summary>Creates the table.</summary>
    /// <param name="name">Name, a lower-case C and Verilog identifier, unique in the kernel.</param>
    /// <param name="entries">The entries, at least one.</param>
    /// <param name="remark">What the entries are and in which unit, printed above the table.</param>
    /// <param name="type">The type of an entry where something outside the kernel prescribes it; otherwise the narrowest that holds
    /// every entry.</param>
    public Table(string name, ImmutableArray<long> entries, string remark, IntegerType? type = null)
    {
        if (entries.IsDefaultOrEmpty)
        {
            throw new ArgumentException($"Table '{name}' has no entries.", nameof(entries));
        }

        Name = name;
        Entries = entries;
        Remark = remark;
        Range = new ValueRange(entries.Min(), entries.Max());
        Type = type ?? Range.Type;
        if (!Type.Contains(Range.Min) || !Type.Contains(Range.Max))
        {
            throw new ArgumentException($"Table '{name}' has entries that are no {Type}.", nameof(type));
        }
    }

    /// <summary>Name of the table.</summary>
    public string Name { get; }

    /// <summary>The entries, in address order.</summary>
    public ImmutableArray<long> Entries { get; }

    /// <summary>What the entries are.</summary>
    public string Remark { get; }

    /// <summary>Smallest and largest entry.</summary>
    public ValueRange Range { get; }

    /// <summary>The type of an entry.</summary>
    public IntegerType Type { get; }

    /// <summary>Stored bits at the exact width.</summary>
    public long RomBits => (long)Entries.Length * Type.Bits;

    /// <summary>Bytes as a C array.</summary>
    public long RomBytes => (long)Entries.Length * (Type.StorageBits / 8);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}[{Entries.Length}] of {Type}";
}
