using HwAct.Lowering;

namespace HwAct.Costs;

/// <summary>About how many instructions of a 32-bit core a primitive in machine words takes.</summary>
internal sealed class InstructionCount : IPrimitiveVisitor<int>
{
    /// <summary>How many times as many a value beyond 32 bits takes, which lives in a register pair.</summary>
    public const int PerRegisterPair = 3;

    // A compare and a move that depends on it.
    private const int Chosen = 2;

    // An address and a load.
    private const int Loaded = 2;

    // A load, a compare and a step, for each breakpoint.
    private const int Passed = 3;

    // Of a network: the number of a signal, the signal, a shift and an or for each input of a table; the table, its bit, a store and a step.
    private const int Gathered = 5;
    private const int Stepped = 7;

    /// <summary>About how many a program takes for a code.</summary>
    public static int Of(LoweredProgram program)
    {
        var count = new InstructionCount();
        return program.Definitions.Sum(definition => definition.Primitive.Accept(count) * (definition.Type.Bits > 32 ? PerRegisterPair : 1));
    }

    /// <inheritdoc/>
    public int Visit(Sum sum) => 1;

    /// <inheritdoc/>
    public int Visit(Difference difference) => 1;

    /// <inheritdoc/>
    public int Visit(Negation negation) => 1;

    /// <inheritdoc/>
    public int Visit(Product product) => 1;

    /// <inheritdoc/>
    public int Visit(Magnitude magnitude) => Chosen;

    /// <inheritdoc/>
    public int Visit(Inversion inversion) => Chosen;

    /// <inheritdoc/>
    public int Visit(Multiple multiple) => Chosen + 2;

    /// <inheritdoc/>
    public int Visit(Concatenation concatenation) => 1;

    /// <inheritdoc/>
    public int Visit(Comparison comparison) => 1;

    /// <inheritdoc/>
    public int Visit(Selection selection) => Chosen;

    /// <inheritdoc/>
    public int Visit(ShiftUp shift) => 1;

    /// <inheritdoc/>
    public int Visit(ShiftDown shift) => 1;

    /// <inheritdoc/>
    public int Visit(Slice slice) => slice.Source.Bits == slice.Bits ? 0 : 1;

    /// <inheritdoc/>
    public int Visit(Read read) => Loaded;

    /// <inheritdoc/>
    public int Visit(Count count) => Passed * count.Table.Entries.Length;

    /// <inheritdoc/>
    public int Visit(Network network) =>
        (network.Logic.Luts.Length * (Stepped + (Gathered * network.Logic.LutInputs))) + (Gathered * (network.Logic.Inputs + network.Logic.Outputs.Length));

    /// <inheritdoc/>
    public int Visit(Register register) => throw new NotSupportedException("Software has no clock.");
}
