using System.Numerics;
using HwAct.Activations;
using HwAct.Costs;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>Tries every fold, length of rows, width of increments and number of fraction bits, and keeps the kernel that takes the least: block RAM first of all,
/// for a row more or a bit more may need another.</summary>
internal static class PackedTableSearch
{
    // Tables beyond are larger than any that a kernel of so few codes may have.
    private const int MostBlocks = 64;

    // An address has a bit at least.
    private const int LeastCount = 2;

    // A word of C.
    private const int MostRowBits = 32;

    // Of the shapes with the fewest blocks, so many are built and counted; each fraction bit more is a bit of every row more.
    private const int MostBuilt = 12;

    /// <summary>The kernel that takes the least within a bound; null where there is none.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="bound">The bound in output LSB.</param>
    /// <param name="options">What is asked for.</param>
    public static PackedTableDesign? Cheapest(IdealCodes reference, double bound, PackedTableOptions options) => Frames(reference, bound)
        .SelectMany(frame => Shapes(frame.Frame, options).Select(rows => (frame.Frame, frame.Fold, Rows: rows, Blocks: Blocks(rows))))
        .Where(trial => trial.Blocks <= MostBlocks || options.PlaceBits is not null)
        .OrderBy(trial => trial.Blocks).ThenBy(trial => trial.Rows.Shape.Shift).ThenBy(trial => trial.Rows.Shape.IncrementBits)
        .Take(MostBuilt)
        .Select(trial => Build(trial.Frame, trial.Fold, trial.Rows))
        .MinBy(design => design.Weight);

    private static IEnumerable<(ResidualFrame Frame, Fold Fold)> Frames(IdealCodes reference, double bound)
    {
        var usual = new ResidualFrame(reference, bound, isAdded: true);
        yield return (usual, Fold.Symmetry);
        if (usual.Folding.IsUnfolded)
        {
            yield break;
        }

        if (reference.Specification.Activation.Symmetry != Symmetry.NegativeSide)
        {
            yield return (new ResidualFrame(reference, bound, Fold.Complement, isAdded: true), Fold.Complement);
        }

        yield return (new ResidualFrame(reference, bound, Fold.None, isAdded: true), Fold.None);
    }

    private static IEnumerable<PackedRows> Shapes(ResidualFrame frame, PackedTableOptions options)
    {
        for (int shift = options.Shift ?? 0; shift <= (options.Shift ?? Math.Min(PackedTableDeclaration.MostShift, frame.BaseFractionBits)); shift++)
        {
            AllowedIntervals all = frame.AllowedAt(shift);
            if (!all.IsOpen)
            {
                continue;
            }

            (int start, int cut) = Window(frame, all);
            AllowedIntervals allowed = all.Window(start, cut);
            int count = frame.Folding.IsUnfolded ? allowed.Count : (int)Math.Min(allowed.Count, BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastCount, allowed.LeastCut)));
            for (int placeBits = options.PlaceBits ?? 0; placeBits <= (options.PlaceBits ?? PackedTableDeclaration.MostPlaceBits) && 2 << placeBits <= count; placeBits++)
            {
                (int least, int most) = placeBits == 0 ? (0, 0) : (1, PackedTableDeclaration.MostIncrementBits);
                for (int bits = options.IncrementBits ?? least; bits >= least && bits <= Math.Min(most, options.IncrementBits ?? most); bits++)
                {
                    LongWork.Continue();
                    if (PackedRows.Of(allowed, new PackedShape(placeBits, bits, shift), count) is PackedRows rows && RowBits(rows) <= MostRowBits)
                    {
                        yield return rows;
                    }
                }
            }
        }
    }

    // What is unfolded is cut at both ends; what is folded has a power of two of positions, and a value that serves beyond.
    private static (int Start, int Cut) Window(ResidualFrame frame, AllowedIntervals all)
    {
        int cut = frame.Folding.IsUnfolded ? Math.Max(all.LeastCut, LeastCount - 1) : all.Count - 1;
        return (frame.Folding.IsUnfolded ? Math.Min(all.GreatestStart, cut - LeastCount + 1) : 0, cut);
    }

    private static int Blocks(PackedRows rows) => BlockRams.Of(rows.Shape.RowsOf(rows.Count), RowBits(rows));

    private static int RowBits(PackedRows rows) => rows.Shape.AllIncrements + BitOperations.Log2((ulong)(rows.Range.Max - rows.Range.Min + 1));

    private static PackedTableDesign Build(ResidualFrame frame, Fold fold, PackedRows rows)
    {
        int shift = rows.Shape.Shift;
        (int start, int cut) = Window(frame, frame.AllowedAt(shift));
        long[] words = rows.Words((position, value) => frame.ScoreAt(start + position, value, shift));
        KernelProgram kernel = frame.Write(shift, start, cut, (builder, position) => PackedTableWriter.Write(builder, position, rows, words));
        return new PackedTableDesign(kernel, rows.Shape, words.Length, RowBits(rows), fold, BlockRams.Of(kernel), BlockRams.Weight(kernel));
    }
}
