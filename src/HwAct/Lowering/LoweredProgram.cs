using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>A kernel as a target prints it: single-assignment definitions of known types. When they happen is for a
/// <see cref="Schedule"/> to say.</summary>
internal sealed class LoweredProgram
{
    /// <summary>Creates the program.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="definitions">The definitions in an order in which each stands before its use.</param>
    /// <param name="result">What leaves on the output port.</param>
    /// <exception cref="KernelException">Two definitions have one name.</exception>
    public LoweredProgram(KernelProgram kernel, ImmutableArray<Definition> definitions, Operand result)
    {
        Kernel = kernel;
        Definitions = definitions;
        Result = result;
        Operands = [.. definitions.SelectMany(definition => definition.Primitive.Operands), result];
        ReadTables = [.. Primitives.OfType<Read>().Select(read => read.Table).Distinct()];
        CountTables = [.. Primitives.OfType<Count>().Select(count => count.Table).Distinct()];
        if (Named.GroupBy(named => named.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new KernelException($"Kernel '{kernel.Name}': the name '{twice.Key}' appears twice in generated code.");
        }
    }

    /// <summary>The kernel that was lowered.</summary>
    public KernelProgram Kernel { get; }

    /// <summary>The definitions in evaluation order.</summary>
    public ImmutableArray<Definition> Definitions { get; }

    /// <summary>What leaves on the output port, converted to its type.</summary>
    public Operand Result { get; }

    /// <summary>Everything that is read anywhere.</summary>
    public ImmutableArray<Operand> Operands { get; }

    /// <summary>Tables read by address.</summary>
    public ImmutableArray<Table> ReadTables { get; }

    /// <summary>Tables of breakpoints.</summary>
    public ImmutableArray<Table> CountTables { get; }

    /// <summary>The definitions that are networks of look-up tables.</summary>
    public IEnumerable<Definition> Networks => Definitions.Where(definition => definition.Primitive is Network);

    /// <summary>Every table, those read by address first.</summary>
    public IEnumerable<Table> Tables => ReadTables.Union(CountTables);

    /// <summary>The primitives in evaluation order.</summary>
    public IEnumerable<Primitive> Primitives => Definitions.Select(definition => definition.Primitive);

    /// <summary>The program without definitions that nothing reads.</summary>
    public LoweredProgram WithoutUnread()
    {
        HashSet<string> read = [Result.Signal.Name];
        var kept = new List<Definition>();
        foreach (Definition definition in Definitions.Reverse().Where(definition => read.Contains(definition.Name)))
        {
            kept.Add(definition);
            read.UnionWith(definition.Primitive.Operands.Select(operand => operand.Signal.Name));
        }

        kept.Reverse();
        return kept.Count == Definitions.Length ? this : new LoweredProgram(Kernel, [.. kept], Result);
    }

    /// <summary>What drives an operand that nothing else reads; null where something does, or a port or a constant drives it.</summary>
    public Definition? ReadOnce(Operand operand) => Operands.Count(read => read.Signal.Name == operand.Signal.Name) == 1
        ? Definitions.FirstOrDefault(definition => definition.Name == operand.Signal.Name)
        : null;

    /// <summary>Ports that nothing reads.</summary>
    public IEnumerable<Port> UnreadPorts => Kernel.Inputs.Where(port => !Operands.Any(operand => operand.Signal.Name == port.Name));

    /// <summary>Runs of bits of ports and wires that nothing reads, from the lowest.</summary>
    public IEnumerable<(string Name, IntegerType Type, int Lowest, int Bits)> UnreadBits()
    {
        foreach ((string name, IntegerType type) in Named)
        {
            ulong read = Operands.Where(operand => operand.Signal.Name == name).Aggregate(0UL, (mask, operand) => mask | operand.BitsRead);
            for (int bit = 0, end; bit < type.Bits; bit = end + 1)
            {
                end = bit;
                while (end < type.Bits && (read >> end & 1) == 0)
                {
                    end++;
                }

                if (end > bit)
                {
                    yield return (name, type, bit, end - bit);
                }
            }
        }
    }

    private IEnumerable<(string Name, IntegerType Type)> Named =>
        Kernel.Inputs.Select(port => (port.Name, port.Type)).Concat(Definitions.Select(definition => (definition.Name, definition.Type)));
}
