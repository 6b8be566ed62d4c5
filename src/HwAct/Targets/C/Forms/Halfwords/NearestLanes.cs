using HwAct.Kernels;

namespace HwAct.Targets;

/// <summary>Values beyond the lanes, as the nearest end, and the limits that make them exact again.</summary>
internal sealed class NearestLanes(StepLanes steps, HalfwordUnit unit, LaneLines lines, ProductParts parts)
{
    /// <summary>A value that lanes cannot hold, as the nearest that they can: it serves where a limit follows, or only the sign counts.</summary>
    public Lane? Of(Step step) => step switch
    {
        ShiftRight or Add { Right: Constant } or Subtract { Right: Constant } when parts.Of(step) is (Lane whole, Lane rest) => NearestSum(step.Name, whole, rest),
        Add sum when steps.Signed(sum.Left) is { } a && steps.Signed(sum.Right) is { } b => Nearest(step.Name, unit.SaturatedSum(lines.As(a, signed: true), lines.As(b, signed: true))),
        Subtract rest when steps.Signed(rest.Left) is { } a && steps.Signed(rest.Right) is { } b => Nearest(step.Name, unit.SaturatedDifference(lines.As(a, signed: true), lines.As(b, signed: true))),
        Add sum when steps.Of(sum.Left) is { Range.Min: >= 0 } a && steps.Signed(sum.Right) is { } b => NearestSum(step.Name, a, b),
        Subtract rest when steps.Of(rest.Left) is { Range.Min: >= 0 } a && steps.Signed(rest.Right) is { Range.Min: > short.MinValue } b => NearestSum(
            step.Name, a, lines.DefinedAs(step.Name + "_opposite", new(-b.Range.Max, -b.Range.Min), unit.Difference(unit.All(0, signed: true), lines.As(b, signed: true), signed: true), signed: true)),
        Minimum or Maximum => Limited((Binary)step),
        _ => null,
    };

    /// <summary>Of what is as near as lanes come the part inside a limit is exact; a limit at the very end of the lanes is kept already.</summary>
    public Lane? Limited(Binary step)
    {
        if (step.Right is not Constant { Value: >= short.MinValue and <= short.MaxValue } limit || steps.Any(step.Left) is not { Kind: LaneKind.Nearest } a)
        {
            return null;
        }

        bool isUpper = step is Minimum;
        ValueRange range = steps.RangeOf(step);
        bool signed = a.Range.Min < 0;
        ValueRange left = isUpper ? a.Range with { Max = Math.Min(a.Range.Max, limit.Value) } : a.Range with { Min = Math.Max(a.Range.Min, limit.Value) };
        Lane lane = left == a.Range ? a : lines.DefinedAs(step.Name, left, (isUpper ? (Func<string, string, bool, string>)unit.Smaller : unit.Larger)(lines.As(a, signed), unit.All(limit.Value, signed), signed), signed);
        return lane with { Range = Lane.Fits(range) ? range : left, Kind = Lane.Fits(range) && left.Contains(range) ? LaneKind.Exact : LaneKind.Nearest };
    }

    /// <summary>max(x + z, c) = max(x, c − z) + z, where x + z alone would pass the lanes.</summary>
    public Lane? RaisedAfter(Maximum step, ValueRange range)
    {
        (Step Value, long More)? moved = step.Left switch
        {
            Add { Right: Constant more } sum => (sum.Left, more.Value),
            Subtract { Right: Constant less } rest => (rest.Left, -less.Value),
            _ => null,
        };
        return moved is (Step value, long by) && step.Right is Constant limit && steps.Signed(value) is { } a && limit.Value - by is >= short.MinValue and <= short.MaxValue
            ? lines.Defined(step.Name, range, unit.Cast(unit.Sum(unit.Larger(lines.As(a, signed: true), unit.All(limit.Value - by, signed: true), signed: true), unit.All(by, signed: true), signed: true), from: true, range.Min < 0))
            : null;
    }

    private Lane Nearest(string name, string value) =>
        lines.DefinedAs(name, new(short.MinValue, short.MaxValue), value, signed: true) with { Kind = LaneKind.Nearest };

    // What is whole, less so much that the rest is not negative, is beyond the lanes only where the sum is.
    private Lane? NearestSum(string name, Lane whole, Lane rest)
    {
        long less = Math.Max(0, -rest.Range.Min);
        if (less + rest.Range.Max > short.MaxValue)
        {
            return null;
        }

        string limited = unit.Smaller(lines.As(whole, signed: false), unit.All(short.MaxValue + less, signed: false), signed: false);
        string lowered = unit.Cast(less == 0 ? limited : unit.Difference(limited, unit.All(less, signed: false), signed: false), from: false, to: true);
        string raised = less == 0 ? lines.As(rest, signed: true) : unit.Sum(lines.As(rest, signed: true), unit.All(less, signed: true), signed: true);
        return Nearest(name, unit.SaturatedSum(lowered, raised));
    }
}
