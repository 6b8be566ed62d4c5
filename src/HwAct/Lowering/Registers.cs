using System.Numerics;
using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>Puts registers where a value is read in a later stage than it is made, of exactly the bits that are read there or later.</summary>
internal sealed class Registers
{
    /// <summary>Stands between the name of a step and the number of clocks after which a register holds its value.</summary>
    public const string Suffix = "_r";

    // A kernel may be called as a register would be, which then gives way.
    private readonly string kernel;

    private readonly IReadOnlyDictionary<string, (int Stage, ulong Bits)[]> uses;

    // The last name of each value that was kept, with the lowest of its bits that is.
    private readonly Dictionary<string, (Signal Signal, IntegerType Type, int Lowest)> kept = new(StringComparer.Ordinal);

    private readonly List<Definition> definitions = [];

    private Registers(string kernel, IReadOnlyDictionary<string, (int Stage, ulong Bits)[]> uses) => (this.kernel, this.uses) = (kernel, uses);

    /// <summary>The program with its registers, stage after stage.</summary>
    public static LoweredProgram Insert(LoweredProgram program, Placement placement, int[] stages, int latency)
    {
        var registers = new Registers(program.Kernel.Name, placement.Uses(stages, latency));
        var made = program.Kernel.Inputs.Select(port => (port.Name, port.Type)).ToList();
        for (int stage = 0; stage < latency; stage++)
        {
            var rewiring = new Rewiring(registers.Standing);
            Definition[] here = [.. program.Definitions.Where((_, index) => stages[index] == stage)];
            registers.definitions.AddRange(here.Select(definition => definition with { Primitive = definition.Primitive.Accept(rewiring) }));
            made.AddRange(here.Select(definition => (definition.Name, definition.Type)));
            foreach ((string name, IntegerType type) in made)
            {
                registers.Keep(name, type, stage + 1);
            }
        }

        return new LoweredProgram(program.Kernel, [.. registers.definitions], registers.Standing(program.Result));
    }

    private void Keep(string name, IntegerType type, int rank)
    {
        ulong mask = uses.TryGetValue(name, out (int Stage, ulong Bits)[]? of) ? Placement.MaskAt(of, rank) : 0;
        if (mask == 0)
        {
            return;
        }

        int lowest = BitOperations.TrailingZeroCount(mask);
        int bits = Placement.Highest(mask) - lowest + 1;
        var whole = new Signal(name, default, Port: type);
        var source = new Operand(whole, type, lowest, bits, Signed: false, Cast: false);
        bool isSigned = type.Signed && lowest + bits == type.Bits;
        var keptType = new IntegerType(isSigned, bits);
        string plain = string.Create(CultureInfo.InvariantCulture, $"{name}{Suffix}{rank}");
        var signal = new Signal(plain == kernel ? plain + "_" : plain, default, Port: keptType);
        definitions.Add(new Definition(signal.Name, keptType, keptType, new Register(Standing(source), rank), ""));
        kept[name] = (signal, keptType, lowest);
    }

    private Operand Standing(Operand operand) => kept.TryGetValue(operand.Signal.Name, out (Signal Signal, IntegerType Type, int Lowest) register)
        ? operand with { Signal = register.Signal, From = register.Type, Lowest = operand.Lowest - register.Lowest }
        : operand;
}
