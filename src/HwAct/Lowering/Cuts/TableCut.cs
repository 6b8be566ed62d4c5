using static HwAct.Lowering.OperandBits;

namespace HwAct.Lowering;

/// <summary>Cuts tables into parts by their highest address bits.</summary>
/// <param name="place">What is cut, and where.</param>
/// <param name="parts">Its parts.</param>
internal sealed class TableCut(CutPlace place, CutParts parts)
{
    // More parts of a table than this cost more than the table.
    private const int MostChosenBits = 4;

    /// <summary>The parts of a read.</summary>
    public ImmutableArray<Definition> Of(Read read)
    {
        Operand address = read.Address;
        int free = place.Timeline.ArrivalOf(address, place.Stage).Count(bit => bit > DeviceDelays.WiredOne);
        if (read.Offset != 0 || free < address.Bits || place.Timeline.DistanceOf(read) > 0)
        {
            return [];
        }

        long start = place.Timeline.ArrivalOf(address, place.Stage).Max();
        int chosen = Enumerable.Range(1, place.IsForced ? MostChosenBits : 1).FirstOrDefault(bits => free - bits >= 2 && place.Timeline.EndOfTable(read.Table, free - bits, start) <= place.Period);
        if (chosen == 0)
        {
            return [];
        }

        int low = free - chosen;
        List<Operand> words = [];
        for (int part = 0; part < 1 << chosen && part << low < read.Table.Entries.Length; part++)
        {
            Operand at = parts.Define(FormattableString.Invariant($"at_{part}"), Unsigned(free), new Concatenation(Literal(part, chosen), Bits(address, 0, low), low));
            words.Add(parts.Define(FormattableString.Invariant($"part_{part}"), read.Table.Type, new Read(read.Table, at)));
        }

        // Only words of the highest part can be missing: the table reaches into its upper half.
        for (int bit = low; bit < free - 1; bit++)
        {
            Operand choice = Bits(address, bit, 1);
            words = [.. words.Chunk(2).Select((pair, at) => pair.Length == 1 ? pair[0] : parts.Define(FormattableString.Invariant($"of_{bit}_{at}"), read.Table.Type, new Selection(IsSet(choice), pair[1], pair[0])))];
        }

        return parts.Whole(new Selection(IsSet(Bits(address, free - 1, 1)), words[1], words[0]));
    }
}
