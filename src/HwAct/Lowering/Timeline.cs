using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>When each bit of definitions is there after the clock of their stage, placed one after another.</summary>
/// <param name="delays">The delays of the device.</param>
/// <param name="isBlock">Whether a table is read from a memory that has the register in it.</param>
/// <param name="readers">Who reads what.</param>
internal sealed class Timeline(DeviceDelays delays, Func<Read, bool> isBlock, Readers readers)
{
    // A signal that so many definitions read has longer routes.
    private const int ManyReaders = 8;

    private readonly Dictionary<string, Placed> placed = new(StringComparer.Ordinal);

    // Who first chooses between some bits and a number that is wired.
    private readonly Dictionary<(string Name, int Lowest), string> registers = [];

    /// <summary>How many stages behind a definition its readers must be at least: a block RAM gives its word after the clock.</summary>
    public int DistanceOf(Primitive primitive) => primitive is Read read && isBlock(read) ? 1 : 0;

    /// <summary>The first stage in which all that a primitive reads is there.</summary>
    public int EarliestOf(Primitive primitive) =>
        primitive.Operands.Max(operand => placed.TryGetValue(operand.Signal.Name, out Placed? source) ? source.Stage + source.Distance : 0);

    /// <summary>When each bit of a definition would be there in a stage.</summary>
    public long[] ArrivalsOf(Definition definition, int stage)
    {
        if (DistanceOf(definition.Primitive) > 0)
        {
            return [.. Enumerable.Repeat(ArrivalOf(definition.Primitive.Operands[0], stage).Max() + delays.Level, definition.Type.Bits)];
        }

        // A choice between words of tables is made by the LUTs of a larger table.
        long route = definition.Primitive is Selection && IsOfTables(definition.Primitive, stage) ? delays.TableLevel - delays.Level : 0;
        return Bits(definition, [.. definition.Primitive.Accept(TimesIn(stage)).Select(bit => bit > DeviceDelays.WiredOne ? bit + route : bit)]);
    }

    /// <summary>When a register could take over a definition in a stage.</summary>
    public long EndOf(Definition definition, int stage) => LatestOf(Ends(definition, stage, ArrivalsOf(definition, stage)));

    /// <summary>Puts a definition into a stage.</summary>
    /// <returns>When a register can take it over.</returns>
    public long Put(Definition definition, int stage)
    {
        long[] bits = ArrivalsOf(definition, stage);
        long[] ends = Ends(definition, stage, bits);
        if (definition.Primitive is Selection { WhenTrue.Signal.IsLiteral: var isTrue, WhenFalse.Signal.IsLiteral: var isFalse } selection && isTrue != isFalse)
        {
            registers.TryAdd(KeyOf(selection), definition.Name);
        }

        placed[definition.Name] = new Placed(stage, DistanceOf(definition.Primitive), IsOfTables(definition.Primitive, stage), OpenBits(definition, stage), RowsOf(definition, stage), bits, ends);
        return LatestOf(ends);
    }

    /// <summary>When a register could take over a part of a table, of which some address bits are not wired.</summary>
    public long EndOfTable(Table table, int free, long address) => LatestOf(BehindReset(ArrivalTimes.OfTable(table, free, address, delays), address, delays.TableLevel));

    /// <summary>When the last bit is there.</summary>
    public static long LatestOf(long[] bits) => bits.Length == 0 ? 0 : bits.Max();

    /// <summary>When each bit of what is read in a stage is there; for what is wired, <see cref="DeviceDelays.WiredOne"/> or before.</summary>
    public long[] ArrivalOf(Operand operand, int stage) => ArrivalOf(operand, stage, isEnd: false);

    // A bit that nothing reads is not made.
    private long[] Bits(Definition definition, long[] bits) =>
        [.. bits.Take(definition.Type.Bits).Select((there, bit) => readers.Reads(definition.Name, bit) ? there : Math.Min(there, DeviceDelays.WiredOne))];

    // A choice of a number that is wired is the set and reset of a register behind it; so is the last of what a table or a comparison decides by few of its bits.
    private long[] Ends(Definition definition, int stage, long[] bits)
    {
        switch (definition.Primitive)
        {
            case Slice or Concatenation or ShiftUp { Amount.Signal.IsLiteral: true }:
                return Bits(definition, definition.Primitive.Accept(new ArrivalTimes(delays, Arrivals.Wired(operand => ArrivalOf(operand, stage, isEnd: true)), 0)));
            case Selection selection when selection.WhenTrue.Signal.IsLiteral != selection.WhenFalse.Signal.IsLiteral:
                long condition = TimesIn(stage).Visit(selection.Condition)[0] + delays.Reset;
                Operand value = ValueOf(selection);

                // Behind what makes a bit there is one register; another is behind a LUT of its own.
                int route = registers.GetValueOrDefault(KeyOf(selection), definition.Name) != definition.Name ? delays.Level : 0;
                return [.. ArrivalOf(value, stage, isEnd: true).Take(bits.Length).Select(bit => Math.Max(condition, bit > DeviceDelays.WiredOne ? bit + route : bit))];
            case Read when DistanceOf(definition.Primitive) == 0:
                return BehindReset(bits, LatestOperand(), delays.TableLevel);
            case Comparison { Relation: Relation.Equal or Relation.NotEqual }:
            case Comparison comparison when comparison.Left.Signal.IsLiteral || comparison.Right.Signal.IsLiteral:
                return BehindReset(bits, LatestOperand(), delays.Level);
            case Sum:
                return Registered();
            default:
                return bits;
        }

        long[] Registered() => Bits(definition, definition.Primitive.Accept(TimesIn(stage, delays.BareCarry)));

        long LatestOperand() => definition.Primitive.Operands.SelectMany(operand => ArrivalOf(operand, stage)).DefaultIfEmpty(0).Max();
    }

    // A LUT at least decides whether a register is reset.
    private long[] BehindReset(long[] bits, long operands, int level) =>
        [.. bits.Select(bit => bit > DeviceDelays.WiredOne ? Math.Max(bit, Math.Max(operands, bit - (2 * level)) + level + delays.Reset) : bit)];

    private ArrivalTimes TimesIn(int stage, long? bareCarry = null) =>
        new(delays, new Arrivals(operand => ArrivalOf(operand, stage), operand => OpenOf(operand, stage), operand => RowsOf(operand, stage)), bareCarry ?? delays.CarryToLogic);

    // Which bits are sums of a carry chain, made in this stage, that a single definition reads.
    private bool[] OpenBits(Definition definition, int stage) => !delays.IsChainOpen || !HasOneReader(definition) ? [] : definition.Primitive switch
    {
        Sum or Difference or Negation => [.. Enumerable.Repeat(true, definition.Type.Bits)],
        Slice or Concatenation or ShiftUp { Amount.Signal.IsLiteral: true } =>
            [.. definition.Primitive.Accept(new ArrivalTimes(delays, Arrivals.Wired(operand => [.. OpenOf(operand, stage).Select(isOpen => isOpen ? 1L : 0)]), 0)).Select(bit => bit > 0)],
        _ => [],
    };

    private bool[] OpenOf(Operand operand, int stage)
    {
        bool[] made = !operand.Signal.IsLiteral && placed.TryGetValue(operand.Signal.Name, out Placed? source) && source.Stage == stage ? source.Open : [];
        return [.. Enumerable.Range(operand.Lowest, operand.Bits).Select(bit => bit < made.Length && made[bit])];
    }

    // A sum that wraps is not taken for its rows.
    private SumRows? RowsOf(Definition definition, int stage) =>
        definition.Primitive is Sum sum && HasOneReader(definition) && definition.Type.Bits > Math.Max(sum.Left.From.Bits, sum.Right.From.Bits) ? TimesIn(stage).RowsOf(sum) : null;

    private SumRows? RowsOf(Operand operand, int stage) =>
        !operand.Signal.IsLiteral && operand.Lowest == 0 && operand.Bits >= operand.From.Bits && placed.TryGetValue(operand.Signal.Name, out Placed? source) && source.Stage == stage ? source.Rows : null;

    private bool HasOneReader(Definition definition) => readers.Counts.GetValueOrDefault(definition.Name) <= 1;

    private static Operand ValueOf(Selection selection) => selection.WhenTrue.Signal.IsLiteral ? selection.WhenFalse : selection.WhenTrue;

    private static (string Name, int Lowest) KeyOf(Selection selection) => (ValueOf(selection).Signal.Name, ValueOf(selection).Lowest);

    // Whether what is chosen between are words of tables that are logic of the same stage.
    private bool IsOfTables(Primitive primitive, int stage) => primitive switch
    {
        Read => DistanceOf(primitive) == 0,
        Selection selection => new[] { selection.WhenTrue, selection.WhenFalse }.Any(operand => placed.TryGetValue(operand.Signal.Name, out Placed? source) && source.Stage == stage && source.IsTable),
        _ => false,
    };

    private long[] ArrivalOf(Operand operand, int stage, bool isEnd)
    {
        var bits = new long[operand.Bits];
        if (operand.Signal.IsLiteral)
        {
            return [.. bits.Select((_, bit) => operand.Signal.Value >> Math.Min(bit, 63) & DeviceDelays.WiredOne)];
        }

        long route = readers.Counts.GetValueOrDefault(operand.Signal.Name) >= ManyReaders ? delays.Spread : 0;
        Placed? source = placed.GetValueOrDefault(operand.Signal.Name);
        bool isHere = source?.Stage == stage;
        long[] there = source is null ? [] : isEnd && isHere ? source.Ends : source.Bits;
        long clocked = source?.Distance > 0 && source.Stage + 1 == stage ? delays.Memory : delays.Register;
        for (int i = 0; i < bits.Length; i++)
        {
            // What is wired to 0 or 1 is there always, whether that comes from a register or not.
            int bit = operand.Lowest + i;
            bool isWired = bit >= operand.From.Bits && !operand.From.Signed;
            long made = source is not null && !isWired ? there[Math.Min(Math.Min(bit, operand.From.Bits - 1), there.Length - 1)] : clocked;
            bits[i] = isWired ? 0 : made <= DeviceDelays.WiredOne ? made : (isHere ? made : clocked) + route;
        }

        return bits;
    }

    private sealed record Placed(int Stage, int Distance, bool IsTable, bool[] Open, SumRows? Rows, long[] Bits, long[] Ends);
}
