using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>How the value of each operation is made in lanes that hold it.</summary>
internal sealed class ExactLanes(StepLanes steps, HalfwordUnit unit, LaneLines lines, IntegerCodes passed, NearestLanes nearest, ProductParts parts)
{
    private readonly UpperHalves uppers = new(steps, unit, lines);

    /// <summary>The lanes that hold the very value of a step; null where there is no way to it.</summary>
    public Lane? Of(Step step)
    {
        ValueRange range = steps.RangeOf(step);
        bool signed = range.Min < 0;
        switch (step)
        {
            case Constant constant:
                return new Lane("", range, constant.Value);
            case Input input:
                return Entering(input.Port);
            case Add add when steps.Of(add.Left) is { } a && steps.Sign(add.Right) is { } b:
                return lines.Defined(step.Name, range, unit.Difference(lines.As(a, signed), lines.As(b, signed), signed));
            case Subtract subtract when steps.Of(subtract.Left) is { } a && steps.Sign(subtract.Right) is { } b:
                return lines.Defined(step.Name, range, unit.Sum(lines.As(a, signed), lines.As(b, signed), signed));
            case Less { Right: Constant { Value: 0 } } less when steps.Any(less.Left) is { Kind: LaneKind.Exact or LaneKind.Nearest, Range: { Min: < 0 } } a:
                return lines.DefinedAs(step.Name, range, unit.ShiftDown(lines.As(a, signed: true), Lane.Bits - 1, signed: true), signed: true) with { Kind = LaneKind.Sign };
            case Less { Left: Constant { Value: <= short.MaxValue } limit } less when steps.Of(less.Right) is { } a && limit.Value - a.Range.Max >= short.MinValue && limit.Value - a.Range.Min <= short.MaxValue:
                string over = unit.Difference(unit.All(limit.Value, signed: true), lines.As(a, signed: true), signed: true);
                return lines.DefinedAs(step.Name, range, unit.ShiftDown(over, Lane.Bits - 1, signed: true), signed: true) with { Kind = LaneKind.Sign };
            case Select { WhenTrue: Constant { Value: 0 } } select when steps.Sign(select.Condition) is { } a && steps.Sign(select.WhenFalse) is { } b:
                return lines.DefinedAs(step.Name, range, unit.Without(lines.As(b, signed: true), lines.As(a, signed: true)), signed: true) with { Kind = LaneKind.Sign };
            case InvertIf invert when steps.Sign(invert.Condition) is { } a && steps.Of(invert.Source) is { } b:
                return lines.Defined(step.Name, range, unit.Differing(lines.As(b, signed), lines.As(a, signed), signed));
            case Select { WhenTrue: Constant yes, WhenFalse: Constant no } select when steps.Sign(select.Condition) is { } a:
                string chosen = unit.And(lines.As(a, signed: false), unit.All((yes.Value - no.Value) & 0xFFFF, signed: false));
                return lines.Defined(step.Name, range, unit.Cast(no.Value == 0 ? chosen : unit.Sum(chosen, unit.All(no.Value & 0xFFFF, signed: false), signed: false), from: false, signed));
            case Add add when steps.Of(add.Left) is { } a && steps.Of(add.Right) is { } b:
                return lines.Defined(step.Name, range, unit.Sum(lines.As(a, signed), lines.As(b, signed), signed));
            case Subtract subtract when steps.Of(subtract.Left) is { } a && steps.Of(subtract.Right) is { } b:
                return lines.Defined(step.Name, range, unit.Difference(lines.As(a, signed), lines.As(b, signed), signed));
            case Multiply multiply when steps.Of(multiply.Left) is { } a && steps.Of(multiply.Right) is { } b:
                return lines.Defined(step.Name, range, unit.Product(lines.As(a, signed), lines.As(b, signed), signed));
            case RoundingHighMultiply high:
                return uppers.Rounded(high, range);
            case ShiftLeft { Right: Constant { Value: >= 0 and < Lane.Bits } amount } shift when steps.Of(shift.Left) is { } a:
                return lines.Defined(step.Name, range, unit.ShiftUp(lines.As(a, signed), (int)amount.Value, signed));
            case ShiftRight { Right: Constant { Value: > 0 and <= 31 } amount } shift:
                return uppers.Of(shift.Left, (int)amount.Value, step.Name)
                    ?? (parts.Of(step) is (Lane whole, Lane rest) ? lines.Defined(step.Name, range, unit.Sum(lines.As(whole, signed), lines.As(rest, signed), signed)) : null);
            case Minimum minimum:
                return Chosen(unit.Smaller, step.Name, range, minimum) ?? nearest.Limited(minimum);
            case Maximum maximum:
                return Chosen(unit.Larger, step.Name, range, maximum) ?? nearest.RaisedAfter(maximum, range) ?? nearest.Limited(maximum);
            case Absolute absolute when steps.Any(absolute.Source) is { Kind: LaneKind.Nearest } a:
                return lines.DefinedAs(step.Name, new(0, short.MaxValue + 1), unit.Cast(unit.Magnitude(lines.As(a, signed: true)), from: true, to: false), signed: false) with { Kind = LaneKind.Nearest };
            case Absolute absolute when steps.Of(absolute.Source) is { Range.Max: <= short.MaxValue } a:
                return lines.Defined(step.Name, range, unit.Cast(unit.Magnitude(lines.As(a, signed: true)), from: true, signed));
            case LowBits { Bits: < Lane.Bits } low when steps.Of(low.Source) is { } a:
                return lines.Defined(step.Name, range, unit.And(lines.As(a, signed: false), unit.AllBits(CLiteral.Mask(low.Bits))));
            case Lookup lookup:
                return steps.Tables.Of(lookup, range);
            default:
                return null;
        }
    }

    // Codes that the port has not are taken as the nearest.
    private Lane? Entering(Port port)
    {
        if (unit.Load(port.Type) is not string value)
        {
            return null;
        }

        bool signed = port.Type.Signed;
        value = passed.Max > port.Codes.Max ? unit.Smaller(value, unit.All(port.Codes.Max, signed), signed) : value;
        value = passed.Min < port.Codes.Min ? unit.Larger(value, unit.All(port.Codes.Min, signed), signed) : value;
        lines.Add(port.Name, $"const {unit.Vector(port.Type.Signed)} {port.Name} = {value};");
        return new Lane(port.Name, new ValueRange(port.Codes.Min, port.Codes.Max), null) { IsSigned = port.Type.Signed };
    }

    private Lane? Chosen(Func<string, string, bool, string> choose, string name, ValueRange range, Binary step)
    {
        if (steps.Of(step.Left) is not { } a || steps.Of(step.Right) is not { } b)
        {
            return null;
        }

        bool signed = Math.Min(a.Range.Min, b.Range.Min) < 0;
        return signed && Math.Max(a.Range.Max, b.Range.Max) > short.MaxValue
            ? null
            : lines.Defined(name, range, unit.Cast(choose(lines.As(a, signed), lines.As(b, signed), signed), signed, range.Min < 0));
    }
}
