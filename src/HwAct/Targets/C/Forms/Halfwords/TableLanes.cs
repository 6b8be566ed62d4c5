using HwAct.Kernels;
using HwAct.Lowering;

namespace HwAct.Targets;

/// <summary>Entries of tables: gathered from memory, or shuffled from the registers that a short table lies in.</summary>
internal sealed class TableLanes(StepLanes steps, HalfwordUnit unit, LaneLines lines, KernelProgram kernel)
{
    private readonly ImmutableArray<Table> stored = SoftwareForm.Of(kernel).Tables;
    private readonly Dictionary<string, RowLookUp> rows = new(StringComparer.Ordinal);

    /// <summary>The tables in registers that some lines read.</summary>
    public IEnumerable<RowLookUp> ReadBy(IReadOnlyCollection<string> body) => rows.Where(row => body.Any(line => LaneLines.Names(line, row.Key + @"\d*"))).Select(row => row.Value);

    /// <summary>The entries of a look-up. A table that software keeps with other entries is not this one.</summary>
    public Lane? Of(Lookup lookup, ValueRange range)
    {
        // An entry at a constant distance is read from there by the same index.
        (Step index, long distance) = lookup.Source is Add { Right: Constant { Value: > 0 } far } sum && steps.RangeOf(sum.Left).Min >= 0 ? (sum.Left, far.Value) : (lookup.Source, 0);
        Table table = lookup.Table;
        if (table.Type.StorageBits > Lane.Bits || !stored.Any(one => one.Name == table.Name && one.Type == table.Type && one.Entries.SequenceEqual(table.Entries)))
        {
            return null;
        }

        string name = CNames.Table(kernel, table);
        bool signed = table.Type.Signed;
        if (!unit.Gathers)
        {
            return distance == 0 && table.Type.StorageBits == Lane.Bits && table.Entries.Length <= unit.MostEntries && Addresses(index) is string bytes
                ? Shuffled(lookup, name, bytes, range)
                : null;
        }

        string at = distance == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"&{name}[{distance}]");
        return steps.Of(index) is { } address
            ? lines.Defined(lookup.Name, range, unit.Cast(unit.Gather(table.Type, at, lines.As(address, signed: false)), signed, range.Min < 0))
            : null;
    }

    // The places of both bytes of an entry.
    private string? Addresses(Step index)
    {
        if (steps.Of(index) is not { } address)
        {
            return null;
        }

        string name = index.Name + "_bytes";
        lines.Add(name, $"const {unit.ByteVector} {name} = {unit.ByteAddresses(lines.As(address, signed: false))};");
        return name;
    }

    private Lane Shuffled(Lookup lookup, string table, string bytes, ValueRange range)
    {
        string row = lookup.Table.Name + "_row";
        int count = (lookup.Table.Entries.Length + HalfwordUnit.RowEntries - 1) / HalfwordUnit.RowEntries;
        rows[row] = unit.Rows(row, table, lookup.Table.Entries.Length, lookup.Table.Type);
        string value = unit.Shuffle(row, count, bytes, lines.Add);
        return lines.Defined(lookup.Name, range, unit.Cast(value, from: true, range.Min < 0));
    }
}
