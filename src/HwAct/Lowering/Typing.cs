using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>Decides types: what width and sign each wire has, and how operands and results are converted.</summary>
/// <param name="kernel">The kernel that is lowered.</param>
internal abstract class Typing(KernelProgram kernel) : ILowering
{
    private readonly List<Definition> definitions = [];

    /// <summary>The kernel that is lowered.</summary>
    protected KernelProgram Kernel => kernel;

    /// <inheritdoc/>
    public virtual Signal Entering(Wire wire, Port port) => new(port.Name, wire.Range, port.Type);

    /// <inheritdoc/>
    public abstract Signal Sum(Wire wire, Signal left, Signal right);

    /// <inheritdoc/>
    public abstract Signal Difference(Wire wire, Signal left, Signal right);

    /// <inheritdoc/>
    public abstract Signal Product(Wire wire, Signal left, Signal right);

    /// <inheritdoc/>
    public abstract Signal Magnitude(Wire wire, Signal value);

    /// <inheritdoc/>
    public abstract Signal Inversion(Wire wire, Signal condition, Signal value);

    /// <inheritdoc/>
    public abstract Signal Multiple(Wire wire, Signal digit, Signal place, int bits);

    /// <inheritdoc/>
    public abstract Signal Joined(Wire wire, Signal high, Signal low, int bits);

    /// <inheritdoc/>
    public abstract Signal Smaller(Wire wire, Signal left, Signal right);

    /// <inheritdoc/>
    public abstract Signal Larger(Wire wire, Signal left, Signal right);

    /// <inheritdoc/>
    public Signal Less(Wire wire, Signal left, Signal right) => Define(wire, Compared(left, Relation.Less, right));

    /// <inheritdoc/>
    public Signal Equal(Wire wire, Signal left, Signal right) => Define(wire, Compared(left, Relation.Equal, right));

    /// <inheritdoc/>
    public abstract Signal Selection(Wire wire, Signal condition, Signal whenTrue, Signal whenFalse);

    /// <inheritdoc/>
    public abstract Signal ShiftUp(Wire wire, Signal value, Signal amount);

    /// <inheritdoc/>
    public abstract Signal ShiftDown(Wire wire, Signal value, Signal amount);

    /// <inheritdoc/>
    public abstract Signal LowBits(Wire wire, Signal value, int bits);

    /// <inheritdoc/>
    public abstract Signal Read(Wire wire, Table table, Signal address);

    /// <inheritdoc/>
    public abstract Signal Network(Wire wire, LogicNetwork network, Signal value);

    /// <inheritdoc/>
    /// <remarks>Breakpoints that every value passes are a constant, those that none passes are left out.</remarks>
    public Signal Count(Wire wire, Table table, Signal value) => Define(
        wire,
        new Count(
            table,
            Own(value),
            table.Entries.Count(entry => entry <= value.Range.Min),
            [.. table.Entries.Where(entry => entry > value.Range.Min && entry <= value.Range.Max)]));

    /// <summary>Lowers the kernel, once.</summary>
    protected LoweredProgram Lower()
    {
        var known = new Dictionary<Step, Signal>(ReferenceEqualityComparer.Instance);
        HashSet<Step> read = [.. kernel.Steps.SelectMany(step => step.Operands), kernel.Result];
        foreach (Step step in kernel.Steps.Where(read.Contains))
        {
            known[step] = Standing(step);
        }

        return new LoweredProgram(kernel, [.. definitions], Leaving(Standing(kernel.Result), kernel.Output.Type));

        Signal Standing(Step step) => known.TryGetValue(step, out Signal signal)
            ? signal
            : step.Lower(this, new Wire(Local(step.Name), kernel.RangeOf(step), step.Remark), [.. step.Operands.Select(Standing)]);
    }

    /// <summary>The name of a wire. A kernel may be called as one of its steps is: the wire gives way, and no name of a user ends like that.</summary>
    protected string Local(string name) => name == kernel.Name ? name + "_" : name;

    /// <summary>The type of the wire for a range.</summary>
    protected abstract IntegerType TypeOf(Wire wire);

    /// <summary>An operand as it is.</summary>
    protected abstract Operand Own(Signal signal);

    /// <summary>Two operands brought to where they can be compared.</summary>
    protected abstract Comparison Compared(Signal left, Relation relation, Signal right);

    /// <summary>The value that leaves on a port.</summary>
    protected abstract Operand Leaving(Signal result, IntegerType type);

    /// <summary>Has a primitive drive a wire.</summary>
    /// <param name="wire">The wire.</param>
    /// <param name="primitive">The primitive.</param>
    /// <param name="computed">The type it is computed in; that of the wire where none is given.</param>
    protected Signal Define(Wire wire, Primitive primitive, IntegerType? computed = null)
    {
        Define(wire.Name, TypeOf(wire), primitive, wire.Remark, computed);
        return wire.Signal;
    }

    /// <summary>What drives a wire; nothing where it is a port or a literal.</summary>
    protected Definition? DefinitionOf(Signal signal) => definitions.Find(definition => definition.Name == signal.Name);

    /// <summary>Has a primitive drive a wire of a given type.</summary>
    protected void Define(string name, IntegerType type, Primitive primitive, string remark, IntegerType? computed = null) =>
        definitions.Add(new Definition(name, type, computed ?? type, primitive, remark));
}
