namespace HwAct.Lowering;

/// <summary>The same primitives of other operands.</summary>
/// <param name="other">What is read in place of an operand.</param>
internal sealed class Rewiring(Func<Operand, Operand> other) : IPrimitiveVisitor<Primitive>
{
    /// <inheritdoc/>
    public Primitive Visit(Sum sum) => new Sum(other(sum.Left), other(sum.Right));

    /// <inheritdoc/>
    public Primitive Visit(Difference difference) => new Difference(other(difference.Left), other(difference.Right));

    /// <inheritdoc/>
    public Primitive Visit(Negation negation) => new Negation(other(negation.Source));

    /// <inheritdoc/>
    public Primitive Visit(Product product) => new Product(other(product.Left), other(product.Right));

    /// <inheritdoc/>
    public Primitive Visit(Magnitude magnitude) => new Magnitude(other(magnitude.Source));

    /// <inheritdoc/>
    public Primitive Visit(Inversion inversion) => new Inversion(Of(inversion.Condition), other(inversion.Source));

    /// <inheritdoc/>
    public Primitive Visit(Multiple multiple) => new Multiple(other(multiple.Digit), other(multiple.Place), multiple.Bits);

    /// <inheritdoc/>
    public Primitive Visit(Concatenation concatenation) => new Concatenation(other(concatenation.High), other(concatenation.Low), concatenation.Bits);

    /// <inheritdoc/>
    public Primitive Visit(Comparison comparison) => Of(comparison);

    /// <inheritdoc/>
    public Primitive Visit(Selection selection) => new Selection(Of(selection.Condition), other(selection.WhenTrue), other(selection.WhenFalse));

    /// <inheritdoc/>
    public Primitive Visit(ShiftUp shift) => new ShiftUp(other(shift.Source), other(shift.Amount));

    /// <inheritdoc/>
    public Primitive Visit(ShiftDown shift) => new ShiftDown(other(shift.Source), other(shift.Amount), shift.Floor);

    /// <inheritdoc/>
    public Primitive Visit(Slice slice) => new Slice(other(slice.Source), slice.Bits);

    /// <inheritdoc/>
    public Primitive Visit(Read read) => new Read(read.Table, other(read.Address), read.Offset);

    /// <inheritdoc/>
    public Primitive Visit(Count count) => new Count(count.Table, other(count.Source), count.Passed, count.Limits);

    /// <inheritdoc/>
    public Primitive Visit(Network network) => new Network(network.Logic, other(network.Source), [.. network.Reads.Select(other)]);

    /// <inheritdoc/>
    public Primitive Visit(Register register) => new Register(other(register.Source), register.Rank);

    private Comparison Of(Comparison comparison) => new(other(comparison.Left), comparison.Relation, other(comparison.Right));
}
