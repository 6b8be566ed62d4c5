using HwAct.Ideals;
using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>The ways to bring codes of both signs to one position that rows are tried with.</summary>
internal static class LogicFolds
{
    /// <summary>The folds, and from which position on the other side is inverted bit by bit.</summary>
    public static IEnumerable<(Fold Fold, int ComplementFrom)> Of(IdealCodes reference, double bound)
    {
        var usual = new ResidualFrame(reference, bound);
        yield return (Fold.Symmetry, int.MaxValue);
        if (usual.Folding.IsUnfolded)
        {
            yield break;
        }

        if (usual.Folding.IsOdd && usual.IsAlone)
        {
            yield return (Fold.Symmetry, 0);
            // A few high bits tell.
            int granule = 1 << Math.Max(0, new ValueRange(0, usual.Folding.Positions - 1).Type.Bits - 4);
            if (SettledEnds.From(reference, bound, usual, granule) is int settled)
            {
                yield return (Fold.Symmetry, settled);
            }
        }

        if (reference.Specification.Activation.Symmetry != Activations.Symmetry.NegativeSide)
        {
            yield return (Fold.Complement, int.MaxValue);
        }

        yield return (Fold.None, int.MaxValue);
    }
}
