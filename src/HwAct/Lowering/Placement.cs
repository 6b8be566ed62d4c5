using System.Numerics;

namespace HwAct.Lowering;

/// <summary>Which definitions of a program happen in which stage, and what that takes: the time of the slowest stage and the bits that registers hold.</summary>
/// <remarks>Stage 0 reads the input ports, which come from registers of the user; every stage ends in registers, the last in that of the output.</remarks>
internal sealed class Placement
{
    // A port, or what leaves on the output.
    private const int Outside = -1;

    private readonly LoweredProgram program;
    private readonly DeviceDelays delays;
    private readonly Func<Read, bool> isBlock;
    private readonly Dictionary<string, int> indexes;
    private readonly int[][] sources;
    private readonly int[][] readers;
    private readonly int[] distances;
    private readonly Readers known;

    // Who reads which bits of each port and definition.
    private readonly (int Source, (int Reader, ulong Bits)[] Read)[] kept;

    /// <summary>Prepares a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="delays">The delays of the device.</param>
    /// <param name="isBlock">Whether a table is read from a memory that has the register in it.</param>
    /// <param name="known">Who reads what; as in the program where nothing is given.</param>
    public Placement(LoweredProgram program, DeviceDelays delays, Func<Read, bool> isBlock, Readers? known = null)
    {
        (this.program, this.delays, this.isBlock) = (program, delays, isBlock);
        indexes = program.Definitions.Select((definition, index) => (definition.Name, index)).ToDictionary(entry => entry.Name, entry => entry.index, StringComparer.Ordinal);
        sources = [.. program.Definitions.Select(definition => definition.Primitive.Operands
            .Select(operand => indexes.GetValueOrDefault(operand.Signal.Name, -1)).Where(index => index >= 0).Distinct().ToArray())];
        this.known = known ?? Readers.Of(program);
        readers = [.. Enumerable.Range(0, sources.Length).Select(index => Enumerable.Range(0, sources.Length).Where(reader => sources[reader].Contains(index)).ToArray())];
        distances = [.. program.Definitions.Select(definition => definition.Primitive is Read read && isBlock(read) ? 1 : 0)];
        kept =
        [
            .. program.Definitions.SelectMany((definition, index) => definition.Primitive.Operands.Select(operand => (Operand: operand, Reader: index)))
                .Append((Operand: program.Result, Reader: Outside))
                .Where(use => !use.Operand.Signal.IsLiteral && use.Operand.BitsRead != 0)
                .GroupBy(use => use.Operand.Signal.Name, StringComparer.Ordinal)
                .Select(group => (indexes.GetValueOrDefault(group.Key, Outside), group.Select(use => (use.Reader, use.Operand.BitsRead)).ToArray())),
        ];
    }

    /// <summary>Number of definitions.</summary>
    public int Count => sources.Length;

    /// <summary>Definitions that read one, which stand behind it.</summary>
    public ReadOnlySpan<int> ReadersOf(int definition) => readers[definition];

    /// <summary>Definitions that one reads, which stand before it.</summary>
    public ReadOnlySpan<int> SourcesOf(int definition) => sources[definition];

    /// <summary>How many stages behind a definition its readers must be at least: a block RAM gives its word after the clock.</summary>
    public int Distance(int definition) => distances[definition];

    /// <summary>How many clocks could each have something to do: operations one after another.</summary>
    public int Deepest()
    {
        var depths = new int[Count];
        for (int index = 0; index < Count; index++)
        {
            bool isWiring = program.Definitions[index].Primitive is Slice or Concatenation or ShiftUp { Amount.Signal.IsLiteral: true };
            depths[index] = sources[index].Select(source => depths[source]).DefaultIfEmpty(0).Max() + (isWiring ? 0 : 1);
        }

        return Math.Max(1, depths.DefaultIfEmpty(0).Max());
    }

    /// <summary>The earliest stage of each definition for a time that no stage exceeds; null where a single definition takes longer.</summary>
    public int[]? Earliest(long period)
    {
        if (period < delays.Register + delays.Level)
        {
            return null;
        }

        var stages = new int[Count];
        Timeline timeline = Empty();
        for (int index = 0; index < Count; index++)
        {
            Definition definition = program.Definitions[index];
            stages[index] = timeline.EarliestOf(definition.Primitive);
            if (timeline.Put(definition, stages[index]) > period && timeline.Put(definition, ++stages[index]) > period)
            {
                return null;
            }
        }

        return stages;
    }

    /// <summary>The time of the slowest stage.</summary>
    public long Slowest(int[] stages)
    {
        long slowest = delays.Register + delays.Level;
        Timeline timeline = Empty();
        for (int index = 0; index < Count; index++)
        {
            slowest = Math.Max(slowest, timeline.Put(program.Definitions[index], stages[index]));
        }

        return slowest;
    }

    /// <summary>Whether no stage takes longer than a time.</summary>
    public bool Fits(int[] stages, long period)
    {
        Timeline timeline = Empty();
        for (int index = 0; index < Count; index++)
        {
            if (timeline.Put(program.Definitions[index], stages[index]) > period)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The bits that registers hold.</summary>
    public long RegisterBits(int[] stages, int latency)
    {
        long bits = 0;
        foreach ((int source, (int Reader, ulong Bits)[] read) in kept)
        {
            int last = 0;
            foreach ((int reader, _) in read)
            {
                last = Math.Max(last, StageOf(reader));
            }

            for (int rank = source == Outside ? 1 : stages[source] + 1 + Distance(source); rank <= last; rank++)
            {
                ulong mask = 0;
                foreach ((int reader, ulong its) in read)
                {
                    mask |= StageOf(reader) >= rank ? its : 0;
                }

                bits += Highest(mask) - BitOperations.TrailingZeroCount(mask) + 1;
            }
        }

        return bits;

        int StageOf(int reader) => reader == Outside ? latency : stages[reader];
    }

    /// <summary>Where each port and definition is read: the stage and which bits.</summary>
    public IReadOnlyDictionary<string, (int Stage, ulong Bits)[]> Uses(int[] stages, int latency) => program.Definitions
        .SelectMany((definition, index) => definition.Primitive.Operands.Select(operand => (Operand: operand, Stage: stages[index])))
        .Append((Operand: program.Result, Stage: latency))
        .Where(use => !use.Operand.Signal.IsLiteral && use.Operand.BitsRead != 0)
        .GroupBy(use => use.Operand.Signal.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(use => (use.Stage, use.Operand.BitsRead)).ToArray(), StringComparer.Ordinal);

    /// <summary>The bits that are read in a stage or later.</summary>
    public static ulong MaskAt((int Stage, ulong Bits)[] uses, int rank) =>
        uses.Where(use => use.Stage >= rank).Aggregate(0UL, (mask, use) => mask | use.Bits);

    /// <summary>The highest bit of a mask.</summary>
    public static int Highest(ulong mask) => 63 - BitOperations.LeadingZeroCount(mask);

    private Timeline Empty() => new(delays, isBlock, known);
}
