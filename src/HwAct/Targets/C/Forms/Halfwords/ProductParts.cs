using HwAct.Kernels;

namespace HwAct.Targets;

/// <summary>Sums of a product and a finer term, whose halves lanes hold apart.</summary>
internal sealed class ProductParts(StepLanes steps, HalfwordUnit unit, LaneLines lines)
{
    /// <summary>⌊(m·c + p·2^s) / 2^16⌋, and a constant: what m gains by the upper half of its product with c, and ⌊((lower half >> s) + p) / 2^(16 − s)⌋.</summary>
    public (Lane Whole, Lane Part)? Of(Step step)
    {
        switch (step)
        {
            case Add { Right: Constant more } sum when Of(sum.Left) is (Lane whole, Lane rest):
                return Moved(step.Name, whole, rest, more.Value);
            case Subtract { Right: Constant less } sum when Of(sum.Left) is (Lane whole, Lane rest):
                return Moved(step.Name, whole, rest, -less.Value);
            case ShiftRight { Right: Constant { Value: Lane.Bits }, Left: Add { Left: Multiply or ShiftLeft, Right: ShiftLeft { Right: Constant { Value: > 0 and < Lane.Bits } up } moved } sum }
                when steps.Of(sum.Left.Operands[0]) is { Range.Min: >= 0 } m && sum.Left.Operands[1] is Constant { Value: > 0 and < 2 << Lane.Bits } factor && steps.Of(moved.Left) is { } p:
                return Halves(step.Name, m, sum.Left is Multiply ? factor.Value : 1L << (int)Math.Min(factor.Value, 62), p, (int)up.Value);
            default:
                return null;
        }
    }

    private (Lane Whole, Lane Part)? Halves(string name, Lane m, long factor, Lane p, int up)
    {
        long times = factor >> Lane.Bits;
        var fraction = new ValueRange(p.Range.Min, p.Range.Max + (1L << (Lane.Bits - up)) - 1);
        var whole = new ValueRange(0, (long)(((Int128)m.Range.Max * factor) >> Lane.Bits));
        if (times > 1 || whole.Max > ushort.MaxValue || fraction.Min < short.MinValue || fraction.Max > short.MaxValue)
        {
            return null;
        }

        string value = lines.As(m, signed: false);
        string part = unit.All(factor & 0xFFFF, signed: false);
        string upper = unit.UpperHalf(value, part);
        Lane high = lines.DefinedAs(name + "_whole", whole, times == 0 ? upper : unit.Sum(value, upper, signed: false), signed: false);
        string lower = unit.Cast(unit.ShiftDown(unit.Product(value, part, signed: false), up, signed: false), from: false, to: true);
        Lane rest = lines.DefinedAs(name + "_part", fraction, unit.Sum(lower, lines.As(p, signed: true), signed: true), signed: true);
        int down = Lane.Bits - up;
        return (high, lines.DefinedAs(name + "_rest", new(fraction.Min >> down, fraction.Max >> down), unit.ShiftDown(lines.As(rest, signed: true), down, signed: true), signed: true));
    }

    private (Lane Whole, Lane Part)? Moved(string name, Lane whole, Lane rest, long by)
    {
        var range = new ValueRange(rest.Range.Min + by, rest.Range.Max + by);
        return range.Min < short.MinValue || range.Max > short.MaxValue ? null
            : (whole, lines.DefinedAs(name + "_rest", range, unit.Sum(lines.As(rest, signed: true), unit.All(by, signed: true), signed: true), signed: true));
    }
}
