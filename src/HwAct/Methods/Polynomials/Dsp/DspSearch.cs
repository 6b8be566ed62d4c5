using System.Numerics;
using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>Tries lengths of segments and fraction bits, each with c1 and c0 as rough as every segment allows, and keeps the coefficients of the fewest bits.</summary>
internal static class DspSearch
{
    // The signed operand of a multiplier of every family, and of one that has more.
    private static readonly int[] InnerBits = [18, 25];

    private const int MostSegments = 128;
    private const int LeastSegments = 2;
    private const int LeastCount = 4;
    private const int MostSlope = 14;
    private const int MostGuardBits = 4;

    // As far as fewer fraction bits are possible at all, so many more are tried.
    private const int MoreShifts = 3;

    /// <summary>The design of the fewest bits within a bound; null where there is none.</summary>
    public static DspDesign? Cheapest(IdealCodes reference, double bound, int? placeBits, int? shift)
    {
        var frame = new ResidualFrame(reference, bound, isAdded: true);
        return InnerBits.Select(bits => Cheapest(frame, bits, placeBits, shift)).FirstOrDefault(design => design is not null);
    }

    private static DspDesign? Cheapest(ResidualFrame frame, int innerBits, int? placeBits, int? shift)
    {
        for (int guardBits = 0; guardBits <= Math.Min(MostGuardBits, frame.BaseFractionBits); guardBits++)
        {
            if (frame.AllowedAt(guardBits) is { IsOpen: true } allowed && Designs(frame, allowed, guardBits, placeBits, shift).Where(design => design.InnerBits <= innerBits).MinBy(design => design.Weight) is DspDesign design)
            {
                return design;
            }
        }

        return null;
    }

    private static IEnumerable<DspDesign> Designs(ResidualFrame frame, AllowedIntervals all, int guardBits, int? placeBits, int? shift)
    {
        int cut = frame.Folding.IsUnfolded ? Math.Min(Math.Max(LeastCount - 1, all.LeastCut), all.Count - 1) : all.Count - 1;
        int start = frame.Folding.IsUnfolded ? Math.Max(0, Math.Min(all.GreatestStart, cut - LeastCount + 1)) : 0;
        AllowedIntervals allowed = all.Window(start, cut);
        int count = frame.Folding.IsUnfolded ? allowed.Count : (int)Math.Min(allowed.Count, BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastCount, allowed.LeastCut)));
        long? settled = count < allowed.Count ? Settled(allowed, count) : null;
        for (int bits = placeBits ?? 1; bits <= (placeBits ?? DspPolynomialDeclaration.PlaceBits.Max); bits++)
        {
            int segments = (count + (1 << bits) - 1) >> bits;
            if (segments is > MostSegments or < LeastSegments)
            {
                continue;
            }

            int tried = 0;
            for (int fraction = shift ?? 8; fraction <= (shift ?? DspPolynomialDeclaration.Shift.Max) && tried < MoreShifts; fraction++)
            {
                LongWork.Continue();
                if (Design(new DspShape(bits, fraction, 0, 0, guardBits)) is DspDesign design)
                {
                    tried++;
                    yield return design;
                }
            }

            // c1 as rough as it can be, then c0.
            DspDesign? Design(DspShape shape)
            {
                for (int slope = MostSlope; slope >= 0; slope--)
                {
                    DspShape rough = shape with { Slope = slope };
                    if (Fitted(frame, allowed, rough, start, segments, count) is ImmutableArray<DspSegment> fitted)
                    {
                        return new DspDesign(frame, rough with { Offset = Math.Min(shape.Shift, fitted.Min(segment => segment.MostOffsetBits)) }, start, cut, count, settled, fitted);
                    }
                }

                return null;
            }
        }
    }

    private static ImmutableArray<DspSegment>? Fitted(ResidualFrame frame, AllowedIntervals allowed, DspShape shape, int start, int segments, int count)
    {
        // Positions beyond the count are those of no segment.
        AllowedIntervals kept = count < allowed.Count ? new AllowedIntervals(allowed.Low[..count], allowed.High[..count]) : allowed;
        var fitted = ImmutableArray.CreateBuilder<DspSegment>(segments);
        for (int at = 0; at < segments; at++)
        {
            if (DspSegment.Of(kept, position => Math.ScaleB(frame.ResidualAt(start + position), shape.GuardBits), shape, at << shape.PlaceBits) is not DspSegment segment)
            {
                return null;
            }

            fitted.Add(segment);
        }

        return fitted.MoveToImmutable();
    }

    // 0 where that serves.
    private static long Settled(AllowedIntervals allowed, int count)
    {
        (long low, long high) = (allowed.Low[count..].Max(), allowed.High[count..].Min());
        return Math.Clamp(0, low, high);
    }
}
