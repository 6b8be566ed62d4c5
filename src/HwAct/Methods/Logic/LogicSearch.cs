using HwAct.Costs;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// Tries every way to fold, every length of segments, every number of dropped bits and digits, lines and parabolas, each with the fewest fraction bits that leave
/// every row a slope and an offset, and keeps the kernel that takes the least.
/// </summary>
internal sealed class LogicSearch
{
    private const int MostShift = 14;
    private const int MostDigits = 8;
    private const int MostDropped = 3;
    private const int LeastRows = 2;
    private const int MostWorse = 2;

    private readonly IdealCodes reference;
    private readonly LogicOptions options;
    private readonly double bound;
    private readonly List<Trial> trials = [];
    private int hardest;

    private LogicSearch(IdealCodes reference, double bound, LogicOptions options) => (this.reference, this.bound, this.options) = (reference, bound, options);

    /// <summary>The cheapest kernel that keeps a bound; null where there is none of these shapes.</summary>
    /// <remarks>Of the best shapes it is the rows found among many words, which change least: the model of LUTs is too rough to tell two sets of
    /// rows of one shape apart.</remarks>
    public static LogicDesign? Cheapest(IdealCodes reference, double bound, LogicOptions options)
    {
        (LogicDesign[] many, LogicDesign[] few) = Found(reference, bound, options);
        LogicDesign? cheapest = many.Concat(few.Skip(many.Length)).MinBy(design => design.Weight);
        return cheapest is null || options.Effort != SearchEffort.Thorough || options.InBlocks ? cheapest : NetworkSearches.Cheapest(reference, bound, options, [.. many, .. few]);
    }

    /// <summary>Every kernel that is compared, the best shapes twice: with few words of a row and with many.</summary>
    public static IReadOnlyList<LogicDesign> All(IdealCodes reference, double bound, LogicOptions options)
    {
        (LogicDesign[] many, LogicDesign[] few) = Found(reference, bound, options);
        return [.. many, .. few];
    }

    // The best first, and of these the same shapes with many words.
    private static (LogicDesign[] Many, LogicDesign[] Few) Found(IdealCodes reference, double bound, LogicOptions options)
    {
        var search = new LogicSearch(reference, bound, options);
        foreach ((Fold fold, int complementFrom) in LogicFolds.Of(reference, bound))
        {
            search.Try(fold, complementFrom);
        }

        Trial[] best = [.. search.trials.OrderBy(trial => trial.First.Weight)];
        return ([.. best.Take(options.Finalists).Select(trial => trial.Again())], [.. best.Select(trial => trial.First)]);
    }

    private void Try(Fold fold, int complementFrom)
    {
        var frame = new ResidualFrame(reference, bound, fold, complementFrom);
        var corridors = new Corridor?[MostShift + 2];
        for (int shift = 0; shift < corridors.Length; shift++)
        {
            corridors[shift] = Corridor.Of(frame.AllowedAt(shift), shift, mayEnd: fold != Fold.None && !frame.Folding.IsUnfolded);
        }

        if (corridors.FirstOrDefault(corridor => corridor is not null) is not Corridor any)
        {
            return;
        }

        // From the longest segments on: where shorter ones have cost more twice, still shorter ones do. A table of the residual itself, without
        // any line, is a kind of its own.
        int before = trials.Count;
        double least = double.PositiveInfinity;
        int worse = 0;
        for (int placeBits = options.PlaceBits ?? any.CountedBits; placeBits >= (options.PlaceBits ?? 0) && !Parabolas.AreAsked(options); placeBits--)
        {
            int rows = ((any.Count - 1) >> placeBits) + 1;
            bool isTried = options.PlaceBits is not null || (rows is >= LeastRows and <= LogicOptions.MostRows && (worse < MostWorse || placeBits == 0));
            if (isTried && Try(frame, corridors, fold, placeBits, Drops(placeBits), [Degree.Line]) is double cost)
            {
                worse = cost < least ? 0 : worse + 1;
                least = Math.Min(least, cost);
            }
        }

        LogicDesign? line = trials.Skip(before).MinBy(trial => trial.First.Weight)?.First;
        foreach (int placeBits in Parabolas.PlaceBits(options, line, any))
        {
            Try(frame, corridors, fold, placeBits, line is null ? Drops(placeBits) : [line.Shape.Dropped], [.. Parabolas.Degrees(options, placeBits)]);
        }
    }

    private int[] Drops(int placeBits) => options.Dropped is int asked ? [asked] : [.. Enumerable.Range(0, Math.Max(1, Math.Min(MostDropped + 1, placeBits)))];

    // The least cost with segments of that length; null where there is no shape.
    private double? Try(ResidualFrame frame, Corridor?[] corridors, Fold fold, int placeBits, IEnumerable<int> drops, Degree[] degrees)
    {
        int before = trials.Count;
        foreach (int dropped in drops.Where(dropped => dropped == 0 || dropped < placeBits))
        {
            var kept = new List<(int Shift, int Digits)>();
            foreach (Degree degree in degrees)
            {
                Try(frame, corridors, fold, placeBits, dropped, degree, kept);
            }
        }

        return trials.Count == before ? null : trials.Skip(before).Min(trial => trial.First.Weight);
    }

    private void Try(ResidualFrame frame, Corridor?[] corridors, Fold fold, int placeBits, int dropped, Degree degree, List<(int Shift, int Digits)> kept)
    {
        int fewest = int.MaxValue;
        int most = placeBits == 0 ? 0 : MostDigits;
        if ((degree.IsBent && placeBits - dropped < MiddleSquares.LeastPlaceBits) || LeastShift(corridors, placeBits, dropped, most, degree) is not int possible)
        {
            return;
        }

        // More digits are worth their adders where they save fraction bits.
        for (int digits = Math.Min(1, most); digits <= most && fewest > possible; digits++)
        {
            LongWork.Continue();
            if (LeastShift(corridors, placeBits, dropped, digits, degree) is not int shift || shift >= fewest)
            {
                continue;
            }

            // So are more digits of curvatures and bits of squares, where they save fraction bits or digits of slopes.
            fewest = shift;
            if (kept.Exists(before => before.Shift <= shift && before.Digits <= digits))
            {
                continue;
            }

            kept.Add((shift, digits));
            Build(frame, corridors[shift]!, fold, degree.Shape(placeBits, shift, dropped, digits, corridors[shift]!.Width));
        }
    }

    private int? LeastShift(Corridor?[] corridors, int placeBits, int dropped, int digits, Degree degree)
    {
        for (int shift = options.Shift ?? 0; shift <= (options.Shift ?? (placeBits == 0 ? 0 : MostShift)); shift++)
        {
            if (shift < corridors.Length && corridors[shift] is Corridor corridor && IsPossible(corridor, degree.Shape(placeBits, shift, dropped, digits, corridor.Width)))
            {
                return shift;
            }
        }

        return null;
    }

    // Where a row has no choice with one shape, it mostly has none with the next: that is looked at first.
    private bool IsPossible(Corridor corridor, LogicShape shape)
    {
        int last = (corridor.Count - 1) >> shape.PlaceBits;
        if (hardest <= last && !new RowChoices(corridor, shape, hardest).Any)
        {
            return false;
        }

        for (int row = last; row >= 0; row--)
        {
            if (!new RowChoices(corridor, shape, row).Any)
            {
                hardest = row;
                return false;
            }
        }

        return true;
    }

    private void Build(ResidualFrame frame, Corridor corridor, Fold fold, LogicShape shape)
    {
        if (Design(LogicOptions.FewWords) is LogicDesign design)
        {
            trials.Add(new Trial(design, () => Design(options.MostWords)!));
        }

        LogicDesign? Design(int mostWords)
        {
            if (RowSearch.Best(corridor, shape, mostWords) is not long[] rows)
            {
                return null;
            }

            KernelProgram kernel = frame.Write(
                shape.Shift, 0, frame.Folding.Positions - 1, (builder, position) => LogicWriter.Write(builder, position, corridor, shape, rows, options.InBlocks));
            return options.InBlocks
                ? new LogicDesign(kernel, shape, fold, rows.Length, LutCount.OfLogic(kernel), BlockRams.Of(kernel))
                : new LogicDesign(kernel, shape, fold, rows.Length, LutCount.Of(kernel));
        }
    }

    private sealed record Trial(LogicDesign First, Func<LogicDesign> Again);
}
