using System.Numerics;

namespace HwAct.Kernels;

/// <summary>
/// One single-assignment step of a kernel: an exact operation on integers. A step has no width of its own; the kernel proves
/// the range each step takes over every input code, and back ends choose wires and C types from that.
/// </summary>
/// <remarks>Steps are immutable nodes of a graph: two are the same only when they are the same object. All that is known of an
/// operation stands in the one file of its subclass: what it computes, what it can take, when it is none, and what it is made of.</remarks>
internal abstract class Step(string name, string remark)
{
    // One bit of room below long, so that back ends may negate or add a rounding constant without a thought.
    private static readonly Int128 Limit = Int128.One << 62;

    /// <summary>A lower-case C and Verilog identifier; empty for constants, which are printed in place.</summary>
    public string Name { get; } = name;

    /// <summary>Why the step is there, in a few words, printed beside it; may be empty.</summary>
    public string Remark { get; } = remark;

    /// <summary>The steps whose values this one reads, in order.</summary>
    public abstract ImmutableArray<Step> Operands { get; }

    /// <summary>The constants that the step computes with.</summary>
    public virtual IEnumerable<Constant> WiredConstants => Operands.OfType<Constant>();

    /// <summary>The table that the step reads; null for most.</summary>
    public virtual Table? Table => null;

    /// <summary>The network of look-up tables that the step is; null for most.</summary>
    public virtual LogicNetwork? Network => null;

    /// <summary>The number of bits that the operation is of: as many low ones are kept, joined or dropped; null for most.</summary>
    internal virtual int? KeptBits => null;

    /// <summary>Multiplications that the step takes; a shift is none.</summary>
    public virtual int Multiplications => 0;

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name} {Name}";

    /// <summary>What the step computes, as one line of a listing: <c>max(n, opposite)</c>.</summary>
    internal abstract string Expression { get; }

    /// <summary>The step as an operand in a listing.</summary>
    internal virtual string AsOperand => Name;

    /// <summary>Computes a block of values. <typeparamref name="T"/> is <see cref="int"/> where every step of the program fits 32 bits,
    /// which doubles the lanes, and <see cref="long"/> otherwise; the results are the same integers.</summary>
    /// <param name="operands">As many values of each operand.</param>
    /// <param name="to">Receives the values.</param>
    /// <exception cref="KernelException">A look-up leaves its table.</exception>
    internal abstract void Run<T>(Blocks<T> operands, Span<T> to)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>;

    /// <summary>Interval arithmetic: a quick, sound, but not always tight range from those of the operands. It shows that the step cannot
    /// overflow before it is run, and stands in for the exact range where two ports have too many pairs to run.</summary>
    /// <exception cref="KernelException">The range does not fit 63 bits.</exception>
    internal ValueRange RangeFrom(ReadOnlySpan<ValueRange> operands) => Fitting(Bound(operands));

    /// <summary>The operand that the step always equals, where the ranges of the operands alone show it; null otherwise.</summary>
    internal abstract Step? SameAs(ReadOnlySpan<ValueRange> operands);

    /// <summary>The same operation on other operands.</summary>
    internal abstract Step On(ImmutableArray<Step> operands);

    /// <summary>Says what the step is made of in primitives.</summary>
    /// <param name="to">What takes the primitives.</param>
    /// <param name="wire">The wire that the last primitive defines.</param>
    /// <param name="operands">What stands for each operand.</param>
    /// <returns>What stands for the step: in general, <paramref name="wire"/>.</returns>
    internal abstract Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands);

    /// <summary>Smallest and largest value, wherever they are; <see cref="RangeFrom"/> looks whether they fit.</summary>
    private protected abstract (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands);

    /// <summary>A range of this step, or of a part of it, that fits 63 bits.</summary>
    /// <exception cref="KernelException">It does not.</exception>
    private protected ValueRange Fitting((Int128 Min, Int128 Max) bound) => bound.Min >= -Limit && bound.Max <= Limit
        ? new ValueRange((long)bound.Min, (long)bound.Max)
        : throw new KernelException($"{this} could take {bound.Min} to {bound.Max}, which leaves 63 bits.");
}
