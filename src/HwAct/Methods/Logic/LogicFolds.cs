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
            if (SettledFrom(reference, bound, usual) is int settled)
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

    // A residual of a full-scale type ends at −2^b on one side and at 2^b − 1 on the other. The last position, in a few high bits, before
    // that is so; null where it never is, or where inverted bits do not serve from there on.
    private static int? SettledFrom(IdealCodes reference, double bound, ResidualFrame usual)
    {
        AllowedIntervals opposite = usual.AllowedAt(0);
        long most = reference.Specification.Output.MaxCode;
        int first = 0;
        while (first < opposite.Count && opposite.Low[first] <= most)
        {
            first++;
        }

        int granule = 1 << Math.Max(0, new ValueRange(0, opposite.Count - 1).Type.Bits - 4);
        int settled = first / granule * granule;
        AllowedIntervals inverted = new ResidualFrame(reference, bound, Fold.Symmetry, settled).AllowedAt(0);
        return first < opposite.Count && settled > 0 && inverted.IsOpen ? settled : null;
    }
}
