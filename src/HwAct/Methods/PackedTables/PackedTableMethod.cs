using HwAct.Ideals;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// A table of rows that fill block RAM: each row holds the residual of 2^place_bits neighboring positions as their least value and an increment for
/// each. P = least + increment, where an increment of one bit is the carry into the sum of base and residual.
/// </summary>
/// <remarks>Error budget: half an LSB goes to the one rounding; the values stored are any of the allowed intervals, and of these the nearest.</remarks>
internal sealed class PackedTableMethod : IMethod
{
    // Of the least bound, in output LSB.
    private const double Resolution = 1.0 / 64;

    /// <inheritdoc/>
    public MethodSignature Signature => PackedTableDeclaration.Signature;

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        var options = PackedTableOptions.Of(specification.Method);
        PackedTableDesign design = (specification.Bound.PromiseLsb is double bound
            ? PackedTableSearch.Cheapest(reference, bound, options)
            : LeastBound.Find(least => PackedTableSearch.Cheapest(reference, least, options), Math.ScaleB(1, specification.Output.Type.Bits), Resolution)) ?? throw Refusal.None(specification, "packed table");
        return new Design(
            design.Kernel,
            specification.Bound,
            [
                PackedTableDeclaration.PlaceBits.With(design.Shape.PlaceBits),
                PackedTableDeclaration.IncrementBits.With(design.Shape.IncrementBits),
                PackedTableDeclaration.Shift.With(design.Shape.Shift),
            ],
            [])
        {
            Derived =
            [
                new("rows", ParameterValue.Of(design.Rows)),
                new("row_bits", ParameterValue.Of(design.RowBits)),
                new("block_rams", ParameterValue.Of(design.Blocks)),
                new("fold", ParameterValue.Of(design.Fold.Word())),
            ],
        };
    }
}
