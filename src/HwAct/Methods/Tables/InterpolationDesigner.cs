using HwAct.Ideals;
using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>A table that was found.</summary>
/// <param name="Frame">The frame at the bound that the table keeps.</param>
/// <param name="Shape">Segments and guard bits.</param>
/// <param name="EntryBits">The width that entries were searched in, which those that were found need not fill.</param>
/// <param name="Entries">The entries.</param>
internal sealed record Found(ResidualFrame Frame, Interpolation Shape, int EntryBits, ImmutableArray<long> Entries)
{
    public long RomBits => Entries.Length * (long)IntegerType.Holding(Entries.Min(), Entries.Max()).Bits;
}

/// <summary>Chooses segment width, number of segments and guard bits of an interpolated table.</summary>
internal static class InterpolationDesigner
{
    private const int MostEntryGuardBits = 12;
    private const double Resolution = 1.0 / 512;

    // Up to this bound the candidates of an entry lie as near to each other as entries do.
    private const double WideBound = 64;

    /// <summary>The table with the fewest ROM bits that keeps a bound, or null where none is found. A wide bound leaves more entries than
    /// are tried; where none of those serves, what keeps half the bound does.</summary>
    public static Found? SmallestWithin(IdealCodes reference, double maxErrorLsb, int? segments, int? entryBits)
    {
        for (double bound = maxErrorLsb; ; bound /= 2)
        {
            if (Smallest(reference, bound, segments, entryBits) is Found found)
            {
                return found;
            }

            if (bound <= WideBound)
            {
                return null;
            }
        }
    }

    /// <summary>The table with the fewest ROM bits that keeps a bound, or null where none does.</summary>
    public static Found? Smallest(IdealCodes reference, double maxErrorLsb, int? segments, int? entryBits)
    {
        var frame = new ResidualFrame(reference, maxErrorLsb);
        var allowedByBits = new Dictionary<int, AllowedIntervals>();
        Interpolation? best = null;
        long bestBits = long.MaxValue;
        foreach (Interpolation shape in Shapes(frame, allowedByBits, segments, entryBits))
        {
            EntryRange range = EntryRange.Of(frame, shape);
            long bits = (shape.Segments + 1L) * (entryBits ?? range.Bits);
            if (bits < bestBits && Search(frame, shape, allowedByBits, range, entryBits).IsFeasible())
            {
                best = shape;
                bestBits = bits;
            }
        }

        if (best is not Interpolation found)
        {
            return null;
        }

        EntryRange width = EntryRange.Of(frame, found);
        return new Found(frame, found, entryBits ?? width.Bits, Search(frame, found, allowedByBits, width, entryBits).Best());
    }

    /// <summary>The table with the least maximum error, to a resolution of 1/512 LSB, or null where the entries cannot hold the
    /// residual at all.</summary>
    public static Found? MostExact(IdealCodes reference, int? segments, int? entryBits) => LeastBound.Find(
        bound => Smallest(reference, bound, segments, entryBits), Math.ScaleB(1, reference.Specification.Output.Type.Bits), Resolution);

    // From wide segments to narrow ones, and from few guard bits to many: the cheap come first.
    private static IEnumerable<Interpolation> Shapes(
        ResidualFrame frame, Dictionary<int, AllowedIntervals> allowedByBits, int? segments, int? entryBits)
    {
        int positions = frame.Folding.Positions;
        for (int width = BitLength.Of(positions); width >= 0; width--)
        {
            for (int guard = 0; guard <= MostEntryGuardBits; guard++)
            {
                LongWork.Continue();
                AllowedIntervals allowed = AllowedOf(frame, allowedByBits, guard + width);
                if (!allowed.IsOpen || Fit(frame, allowed, width, guard, segments) is not Interpolation shape)
                {
                    continue;
                }

                // A fixed entry width wants the guard bits that just fill it: fewer waste it, more do not fit.
                int bits = EntryRange.Of(frame, shape).Bits;
                if (entryBits is int wanted ? bits <= wanted && (bits == wanted || guard == MostEntryGuardBits || EntryRange.Of(frame, shape with { EntryGuardBits = guard + 1 }).Bits > wanted) : bits <= 32)
                {
                    yield return shape;
                }
            }
        }
    }

    // The fewest segments of a width that reach from where the residual starts to where it ends.
    private static Interpolation? Fit(ResidualFrame frame, AllowedIntervals allowed, int width, int guard, int? segments)
    {
        int size = 1 << width;
        int positions = frame.Folding.Positions;
        int start = 0;
        if (frame.Folding.IsUnfolded)
        {
            // A node stands on n = 0, where a residual without symmetry has its kink.
            int zero = (int)-frame.Folding.Origin;
            start = zero < 0 || zero >= positions ? allowed.GreatestStart : zero - ((zero - Math.Min(zero, allowed.GreatestStart) + size - 1) / size * size);
        }

        if (start < 0)
        {
            return null;
        }

        int needed = Math.Max(1, (allowed.LeastCut - start + size) / size);
        int count = segments ?? needed;
        bool wasteful = segments is not null && count > 2 * needed && width > 0;
        return count < needed || wasteful ? null : new Interpolation(start, count, width, guard);
    }

    private static EntrySearch Search(
        ResidualFrame frame, Interpolation shape, Dictionary<int, AllowedIntervals> allowedByBits, EntryRange range, int? entryBits)
    {
        long least = range.Signed ? new IntegerType(true, entryBits ?? range.Bits).Min : 0;
        long most = new IntegerType(range.Signed, entryBits ?? range.Bits).Max;
        return new EntrySearch(frame, shape, AllowedOf(frame, allowedByBits, shape.GuardBits), least, most);
    }

    private static AllowedIntervals AllowedOf(ResidualFrame frame, Dictionary<int, AllowedIntervals> allowedByBits, int guardBits)
    {
        if (!allowedByBits.TryGetValue(guardBits, out AllowedIntervals? allowed))
        {
            allowed = frame.AllowedAt(guardBits);
            allowedByBits.Add(guardBits, allowed);
        }

        return allowed;
    }

    /// <summary>Width and sign that the entries of a shape need to come near the residual.</summary>
    private readonly record struct EntryRange(bool Signed, int Bits)
    {
        // Far beyond any entry, and far from where it no longer fits a word.
        private const double WidestResidual = 1L << 50;

        public static EntryRange Of(ResidualFrame frame, Interpolation shape)
        {
            double lsb = Math.ScaleB(1, shape.EntryGuardBits);
            (double low, double high) = frame.ResidualRange;
            bool signed = low < -0.5;
            if (Math.Max(-low, high) * lsb > WidestResidual)
            {
                return new EntryRange(signed, Bits: 64);
            }

            IntegerType type = IntegerType.Holding(signed ? (long)Math.Floor(low * lsb) : 0, (long)Math.Ceiling((high + 0.5) * lsb));
            return new EntryRange(signed, Math.Max(2, type.Bits));
        }
    }
}
