using HwAct.Ideals;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>A piecewise linear residual in its frame.</summary>
internal sealed record LinearDesign(ResidualFrame Frame, MinimalLinearDesign Minimal, int Start, int Cut);

/// <summary>
/// Chooses the arithmetic of a piecewise linear residual: first the fewest segments in a fine one, then the coarsest guard
/// bits and slopes that need no more segments, because those are the narrowest tables.
/// </summary>
internal sealed class LinearDesigner(IdealCodes reference, SegmentationKind segmentation, int? segments, SlopeKind slopes)
{
    // Guard bits that are fine enough, mostly; more where a base that is no whole number of LSB leaves narrow intervals.
    private static readonly int[] FineGuardBits = [4, 8, 12];

    // Wide enough for outputs much finer than the input; the table stores only what the slopes take.
    private const long SteepestSlope = 1L << 36;
    private const double Resolution = 1.0 / 256;

    /// <summary>The design with the fewest segments for a bound, or null where none has few enough.</summary>
    public LinearDesign? Smallest(double maxErrorLsb)
    {
        var frame = new ResidualFrame(reference, maxErrorLsb);
        if (FindFine(frame) is not LinearDesign best)
        {
            return null;
        }

        int shift = best.Minimal.Polynomial.Shifts[0];
        int fewest = best.Minimal.Polynomial.Segments;
        for (int guard = best.Minimal.Polynomial.GuardBits - 1; guard >= 0; guard--)
        {
            if (Find(frame, guard, shift) is not LinearDesign coarser || coarser.Minimal.Polynomial.Segments > fewest)
            {
                break;
            }

            best = coarser;
        }

        int kept = best.Minimal.Polynomial.GuardBits;
        for (shift--; shift >= 0; shift--)
        {
            if (Find(frame, kept, shift) is not LinearDesign coarser || coarser.Minimal.Polynomial.Segments > fewest)
            {
                break;
            }

            best = coarser;
        }

        return best;
    }

    /// <summary>The design with the least maximum error for the number of segments, to a resolution of 1/256 LSB.</summary>
    public LinearDesign MostExact()
    {
        LinearDesign? found = LeastBound.Find(
            bound => FindFine(new ResidualFrame(reference, bound)), Math.ScaleB(1, reference.Specification.Output.Type.Bits), Resolution);
        if (found is null)
        {
            string count = segments is null ? "straight segments" : string.Create(CultureInfo.InvariantCulture, $"{segments} straight {(segments == 1 ? "segment" : "segments")}");
            throw new DesignException(
                $"{count} with {BreakpointsParameter.Breakpoints.WordOf(segmentation)} breakpoints keep no bound here; more segments, free breakpoints, or method table are possible");
        }

        return Smallest(found.Frame.MaxErrorLsb)!;
    }

    private LinearDesign? FindFine(ResidualFrame frame) => FineGuardBits
        .Select(guard => Find(frame, guard, FineShift(frame.Folding.Positions)))
        .FirstOrDefault(design => design is not null);

    private LinearDesign? Find(ResidualFrame frame, int guardBits, int shift)
    {
        AllowedIntervals whole = frame.AllowedAt(guardBits);
        if (!whole.IsOpen)
        {
            return null;
        }

        int start = frame.Folding.IsUnfolded ? whole.GreatestStart : 0;
        int cut = Math.Max(start, whole.LeastCut);
        var options = new PiecewiseLinearOptions
        {
            GuardBits = guardBits,
            Shift = shift,
            MinSlope = -SteepestSlope,
            MaxSlope = SteepestSlope,
            Segmentation = segmentation,
            PowerOfTwoSlopes = slopes == SlopeKind.PowerOfTwo,
            MaxSegments = segments ?? int.MaxValue,
        };
        return MinimalPiecewiseLinear.Find(whole.Window(start, cut), options) is MinimalLinearDesign minimal
            ? new LinearDesign(frame, minimal, start, cut)
            : null;
    }

    // A slope is then off by less than half an LSB over all positions, and by a small part of that over a segment.
    private static int FineShift(int positions) => Math.Max(1, int.Log2(positions) - FineGuardBits[0] + 1);
}
