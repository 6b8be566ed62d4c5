using static HwAct.Lowering.OperandBits;

namespace HwAct.Lowering;

/// <summary>What a definition is made of, as several smaller ones between which registers fit. The last has its name; empty where it is not cut.</summary>
/// <param name="place">What is cut, and where.</param>
/// <param name="parts">Its parts.</param>
internal sealed class Cuts(CutPlace place, CutParts parts) : IPrimitiveVisitor<ImmutableArray<Definition>>
{
    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Sum sum) => new CarryChainCut(place, parts).Of(sum);

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Difference difference) => new CarryChainCut(place, parts).Of(difference);

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Negation negation) => new CarryChainCut(place, parts).Of(negation);

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Magnitude magnitude) => new CarryChainCut(place, parts).Of(magnitude);

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Inversion inversion) =>
        IsBit(inversion.Condition) ? [] : parts.Whole(new Inversion(new ComparisonCut(place, parts).Hoisted(inversion.Condition), inversion.Source));

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Selection selection) =>
        IsBit(selection.Condition) ? [] : parts.Whole(new Selection(new ComparisonCut(place, parts).Hoisted(selection.Condition), selection.WhenTrue, selection.WhenFalse));

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Multiple multiple) => [];

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Concatenation concatenation) => [];

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Slice slice) => [];

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Register register) => [];

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Comparison comparison) => new ComparisonCut(place, parts).Of(comparison);

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(ShiftUp shift) => new ShiftCut(place, parts).Of(shift);

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(ShiftDown shift) => new ShiftCut(place, parts).Of(shift);

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Product product) => new ProductCut(place, parts).Of(product);

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Read read) => new TableCut(place, parts).Of(read);

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Count count) => new ComparisonCut(place, parts).Of(count);

    /// <inheritdoc/>
    public ImmutableArray<Definition> Visit(Network network) => new NetworkCut(place, parts).Of(network);
}
