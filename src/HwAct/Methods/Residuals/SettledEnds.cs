using HwAct.Ideals;

namespace HwAct.Methods;

/// <summary>
/// Where an odd residual that is all there is ends at both ends of a full-scale type: at 2^b − 1 on one side, and at −2^b, which is not its negative, on the other.
/// </summary>
internal static class SettledEnds
{
    /// <summary>The last position, among the multiples of a granule, from which on inverted bits serve where the negative does not; null where there is none.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="bound">The bound in output LSB.</param>
    /// <param name="usual">The frame of the bound, in which the other side is the negative everywhere.</param>
    /// <param name="granule">Of what the position is a multiple.</param>
    public static int? From(IdealCodes reference, double bound, ResidualFrame usual, int granule)
    {
        if (!usual.Folding.IsOdd || !usual.IsAlone)
        {
            return null;
        }

        AllowedIntervals opposite = usual.AllowedAt(0);
        long most = reference.Specification.Output.MaxCode;
        int first = 0;
        while (first < opposite.Count && opposite.Low[first] <= most)
        {
            first++;
        }

        int settled = first / granule * granule;
        AllowedIntervals inverted = new ResidualFrame(reference, bound, Fold.Symmetry, settled).AllowedAt(0);
        return first < opposite.Count && settled > 0 && inverted.IsOpen ? settled : null;
    }
}
