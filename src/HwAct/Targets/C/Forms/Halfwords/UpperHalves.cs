using HwAct.Kernels;

namespace HwAct.Targets;

/// <summary>Upper bits of steps that are wider than lanes: of terms shifted before they are added, and of products from the instruction that keeps their upper half.</summary>
internal sealed class UpperHalves(StepLanes steps, HalfwordUnit unit, LaneLines lines)
{
    /// <summary>The floor of a step divided by 2^amount.</summary>
    public Lane? Of(Step step, int amount, string name)
    {
        // One instruction multiplies, rounds and shifts; three do where lanes hold the product.
        if (step is Add { Left: Multiply rounded, Right: Constant half } && amount > 0 && half.Value == 1L << (amount - 1) && Product(rounded, amount, name, unit.RoundedHighProduct, half.Value) is { } upper)
        {
            return upper;
        }

        if (amount < Lane.Bits && steps.Of(step) is { } whole)
        {
            bool signed = whole.Range.Min < 0;
            return lines.Defined(name, new ValueRange(whole.Range.Min >> amount, whole.Range.Max >> amount), unit.ShiftDown(lines.As(whole, signed), amount, signed));
        }

        return step switch
        {
            Add add => Sum(add.Left, add.Right, amount, name) ?? Sum(add.Right, add.Left, amount, name),
            Multiply product => Product(product, amount, name, unit.HighProduct, 0),
            _ => null,
        };
    }

    /// <summary>A rounding high multiply.</summary>
    public Lane? Rounded(RoundingHighMultiply step, ValueRange range)
    {
        (Step p, Step q) = steps.RangeOf(step.Right).Min >= 0 ? (step.Left, step.Right) : (step.Right, step.Left);
        if (steps.RangeOf(q).Min < 0 || steps.Of(p) is not { Range.Max: <= short.MaxValue } a || Raised(q, step.Bits) is not string b)
        {
            return null;
        }

        string name = q.Name + "_q15";
        if (step.Bits < Lane.Bits - 1 && q is not Constant)
        {
            lines.Add(name, $"const {unit.Vector(signed: true)} {name} = {b};");
            b = name;
        }

        return lines.DefinedAs(step.Name, range, unit.RoundedHighProduct(lines.As(a, signed: true), b), signed: true);
    }

    // Low bits that one term has not are the other's alone: they carry nothing.
    private Lane? Sum(Step even, Step other, int amount, string name)
    {
        if (even is not ShiftLeft { Right: Constant { Value: > 0 } moved } shift || steps.Of(shift.Left) is not { } term || steps.RangeOf(even) is var all && !Lane.Fits(new(all.Min >> (int)Math.Min(amount, moved.Value), all.Max >> (int)Math.Min(amount, moved.Value))))
        {
            return null;
        }

        int common = (int)Math.Min(amount, moved.Value);
        if (Of(other, common, other.Name + "_upper") is not { } rest)
        {
            return null;
        }

        ValueRange first = new(all.Min >> common, all.Max >> common);
        ValueRange range = new(first.Min + rest.Range.Min, first.Max + rest.Range.Max);
        if (!Lane.Fits(range))
        {
            return null;
        }

        bool signed = range.Min < 0;
        string left = moved.Value == common ? lines.As(term, signed) : unit.ShiftUp(lines.As(term, signed), (int)(moved.Value - common), signed);
        string sum = unit.Sum(left, lines.As(rest, signed), signed);
        return amount == common
            ? lines.Defined(name, range, sum)
            : lines.Defined(name, new(range.Min >> (amount - common), range.Max >> (amount - common)), unit.ShiftDown(sum, amount - common, signed));
    }

    // ⌊p·q / 2^n⌋ is the upper half of 2·p·(q·2^(15 − n)).
    private Lane? Product(Multiply product, int amount, string name, Func<string, string, string?> high, long half)
    {
        (Step p, Step q) = steps.RangeOf(product.Right).Min >= 0 ? (product.Left, product.Right) : (product.Right, product.Left);
        if (steps.RangeOf(q).Min < 0 || steps.Of(p) is not { Range.Max: <= short.MaxValue } a || Raised(q, amount) is not string b || high(lines.As(a, signed: true), b) is not string value)
        {
            return null;
        }

        ValueRange range = steps.RangeOf(product);
        return lines.DefinedAs(name, new((range.Min + half) >> amount, (range.Max + half) >> amount), value, signed: true);
    }

    // What is never negative, so far up that 2^amount is 1 in Q15.
    private string? Raised(Step q, int amount)
    {
        int up = Lane.Bits - 1 - amount;
        if (up < 0 || steps.RangeOf(q).Max << up > short.MaxValue || steps.Of(q) is not { } b)
        {
            return null;
        }

        return q is LowBits { Bits: < Lane.Bits } low && low.Bits + up < Lane.Bits && steps.Of(low.Source) is { } source
            ? unit.Cast(unit.ShiftDown(unit.ShiftUp(lines.As(source, signed: false), Lane.Bits - low.Bits, signed: false), Lane.Bits - low.Bits - up, signed: false), from: false, to: true)
            : up == 0 ? lines.As(b, signed: true)
            : b.Constant is long value ? unit.All(value << up, signed: true)
            : unit.ShiftUp(lines.As(b, signed: true), up, signed: true);
    }
}
