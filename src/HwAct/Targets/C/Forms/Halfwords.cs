using System.Text.RegularExpressions;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>
/// The steps of a kernel on a vector unit in lanes of 16 bits. A step that needs more bits is never made: what reads only its upper bits gets them
/// from terms shifted before they are added, and of a product from the instruction that keeps its upper half.
/// </summary>
internal sealed class Halfwords
{
    private const int Bits = 16;

    private readonly KernelProgram kernel;
    private readonly HalfwordUnit unit;
    private readonly IntegerCodes passed;
    private readonly ImmutableArray<Table> stored;
    private readonly Dictionary<Step, Lane?> lanes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, RowLookUp> rows = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Text)> lines = [];

    private Halfwords(KernelProgram kernel, HalfwordUnit unit, IntegerCodes passed)
    {
        (this.kernel, this.unit, this.passed) = (kernel, unit, passed);
        stored = SoftwareForm.Of(kernel).Tables;
    }

    /// <summary>The form of a kernel; null where one of its steps cannot be had in lanes of 16 bits.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="format">What the codes of its input mean, where that is known.</param>
    public static VectorForm? Of(KernelProgram kernel, HalfwordUnit unit, Quantization? format) =>
        kernel.Inputs.Length == 1 && kernel.Inputs[0].Type.StorageBits <= Bits && kernel.Output.Type.StorageBits <= Bits && kernel.Result is not (Input or Constant)
            ? new Halfwords(kernel, unit, StoredCodes.Of(kernel.Inputs[0], format)).Form()
            : null;

    private VectorForm? Form()
    {
        if (Of(kernel.Result) is not { } result || unit.Store(kernel.Output.Type, As(result, kernel.Output.Type.Signed)) is not string store)
        {
            return null;
        }

        string[] body = [.. Read(store)];
        RowLookUp[] read = [.. rows.Where(row => body.Any(line => Names(line, row.Key + @"\d*"))).Select(row => row.Value)];
        return new VectorForm(unit.Unit, $"{unit.Name}: the same steps in lanes of 16 bits.", unit.Lanes, [.. read.SelectMany(row => row.Before)], [.. body, "", store])
        {
            Prepare = [.. read.SelectMany(row => row.Prepare)],
        };
    }

    // What was tried on a way that led nowhere is left out.
    private IEnumerable<string> Read(string store)
    {
        List<string> kept = [store];
        foreach ((string name, string text) in Enumerable.Reverse(lines))
        {
            if (kept.Any(line => Names(line, name)))
            {
                kept.Add(text);
            }
        }

        return Enumerable.Reverse(kept).SkipLast(1);
    }

    private static bool Names(string line, string name) => Regex.IsMatch(line, $@"[(, ]{name}[,);]", RegexOptions.None, TimeSpan.FromSeconds(1));

    // Lanes that hold the very value of a step.
    private Lane? Of(Step step) => Any(step) is { Kind: LaneKind.Exact } lane ? lane : null;

    private Lane? Sign(Step step) => Any(step) is { Kind: LaneKind.Sign } lane ? lane : null;

    private Lane? Any(Step step)
    {
        if (!lanes.TryGetValue(step, out Lane? lane))
        {
            lanes[step] = lane = (Fits(kernel.RangeOf(step)) ? Made(step) : null) ?? Saturated(step);
        }

        return lane;
    }

    // A value that lanes cannot hold, as the nearest that they can: it serves where a limit follows, or only the sign counts.
    private Lane? Saturated(Step step) => step switch
    {
        ShiftRight or Add { Right: Constant } or Subtract { Right: Constant } when Parts(step) is (Lane whole, Lane rest) => NearestSum(step.Name, whole, rest),
        Add sum when Signed(sum.Left) is { } a && Signed(sum.Right) is { } b => Nearest(step.Name, unit.SaturatedSum(As(a, signed: true), As(b, signed: true))),
        Subtract rest when Signed(rest.Left) is { } a && Signed(rest.Right) is { } b => Nearest(step.Name, unit.SaturatedDifference(As(a, signed: true), As(b, signed: true))),
        Add sum when Of(sum.Left) is { Range.Min: >= 0 } a && Signed(sum.Right) is { } b => NearestSum(step.Name, a, b),
        Subtract rest when Of(rest.Left) is { Range.Min: >= 0 } a && Signed(rest.Right) is { Range.Min: > short.MinValue } b => NearestSum(
            step.Name, a, DefinedAs(step.Name + "_opposite", new(-b.Range.Max, -b.Range.Min), unit.Difference(unit.All(0, signed: true), As(b, signed: true), signed: true), signed: true)),
        Minimum or Maximum => Limited((Binary)step),
        _ => null,
    };

    private Lane? Signed(Step step) => Of(step) is { Range: { Min: >= short.MinValue, Max: <= short.MaxValue } } lane ? lane : null;

    private Lane Nearest(string name, string value) =>
        DefinedAs(name, new(short.MinValue, short.MaxValue), value, signed: true) with { Kind = LaneKind.Nearest };

    // ⌊(m·c + p·2^s) / 2^16⌋, and a constant: what m gains by the upper half of its product with c, and ⌊((lower half >> s) + p) / 2^(16 − s)⌋.
    private (Lane Whole, Lane Part)? Parts(Step step)
    {
        switch (step)
        {
            case Add { Right: Constant more } sum when Parts(sum.Left) is (Lane whole, Lane rest):
                return Moved(step.Name, whole, rest, more.Value);
            case Subtract { Right: Constant less } sum when Parts(sum.Left) is (Lane whole, Lane rest):
                return Moved(step.Name, whole, rest, -less.Value);
            case ShiftRight { Right: Constant { Value: Bits }, Left: Add { Left: Multiply or ShiftLeft, Right: ShiftLeft { Right: Constant { Value: > 0 and < Bits } up } moved } sum }
                when Of(sum.Left.Operands[0]) is { Range.Min: >= 0 } m && sum.Left.Operands[1] is Constant { Value: > 0 and < 2 << Bits } factor && Of(moved.Left) is { } p:
                return Halves(step.Name, m, sum.Left is Multiply ? factor.Value : 1L << (int)Math.Min(factor.Value, 62), p, (int)up.Value);
            default:
                return null;
        }
    }

    private (Lane Whole, Lane Part)? Halves(string name, Lane m, long factor, Lane p, int up)
    {
        long times = factor >> Bits;
        var fraction = new ValueRange(p.Range.Min, p.Range.Max + (1L << (Bits - up)) - 1);
        var whole = new ValueRange(0, (long)(((Int128)m.Range.Max * factor) >> Bits));
        if (times > 1 || whole.Max > ushort.MaxValue || fraction.Min < short.MinValue || fraction.Max > short.MaxValue)
        {
            return null;
        }

        string value = As(m, signed: false);
        string part = unit.All(factor & 0xFFFF, signed: false);
        string upper = unit.UpperHalf(value, part);
        Lane high = DefinedAs(name + "_whole", whole, times == 0 ? upper : unit.Sum(value, upper, signed: false), signed: false);
        string lower = unit.Cast(unit.ShiftDown(unit.Product(value, part, signed: false), up, signed: false), from: false, to: true);
        Lane rest = DefinedAs(name + "_part", fraction, unit.Sum(lower, As(p, signed: true), signed: true), signed: true);
        int down = Bits - up;
        return (high, DefinedAs(name + "_rest", new(fraction.Min >> down, fraction.Max >> down), unit.ShiftDown(As(rest, signed: true), down, signed: true), signed: true));
    }

    private (Lane Whole, Lane Part)? Moved(string name, Lane whole, Lane rest, long by)
    {
        var range = new ValueRange(rest.Range.Min + by, rest.Range.Max + by);
        return range.Min < short.MinValue || range.Max > short.MaxValue ? null
            : (whole, DefinedAs(name + "_rest", range, unit.Sum(As(rest, signed: true), unit.All(by, signed: true), signed: true), signed: true));
    }

    // What is whole, less so much that the rest is not negative, is beyond the lanes only where the sum is.
    private Lane? NearestSum(string name, Lane whole, Lane rest)
    {
        long less = Math.Max(0, -rest.Range.Min);
        if (less + rest.Range.Max > short.MaxValue)
        {
            return null;
        }

        string limited = unit.Smaller(As(whole, signed: false), unit.All(short.MaxValue + less, signed: false), signed: false);
        string lowered = unit.Cast(less == 0 ? limited : unit.Difference(limited, unit.All(less, signed: false), signed: false), from: false, to: true);
        string raised = less == 0 ? As(rest, signed: true) : unit.Sum(As(rest, signed: true), unit.All(less, signed: true), signed: true);
        return Nearest(name, unit.SaturatedSum(lowered, raised));
    }

    // Of what is as near as lanes come the part inside a limit is exact; a limit at the very end of the lanes is kept already.
    private Lane? Limited(Binary step)
    {
        if (step.Right is not Constant { Value: >= short.MinValue and <= short.MaxValue } limit || Any(step.Left) is not { Kind: LaneKind.Nearest } a)
        {
            return null;
        }

        bool isUpper = step is Minimum;
        ValueRange range = kernel.RangeOf(step);
        bool signed = a.Range.Min < 0;
        ValueRange left = isUpper ? a.Range with { Max = Math.Min(a.Range.Max, limit.Value) } : a.Range with { Min = Math.Max(a.Range.Min, limit.Value) };
        Lane lane = left == a.Range ? a : DefinedAs(step.Name, left, (isUpper ? (Func<string, string, bool, string>)unit.Smaller : unit.Larger)(As(a, signed), unit.All(limit.Value, signed), signed), signed);
        return lane with { Range = Fits(range) ? range : left, Kind = Fits(range) && left.Contains(range) ? LaneKind.Exact : LaneKind.Nearest };
    }

    // max(x + z, c) = max(x, c − z) + z, where x + z alone would pass the lanes.
    private Lane? RaisedAfter(Maximum step, ValueRange range)
    {
        (Step Value, long More)? moved = step.Left switch
        {
            Add { Right: Constant more } sum => (sum.Left, more.Value),
            Subtract { Right: Constant less } rest => (rest.Left, -less.Value),
            _ => null,
        };
        return moved is (Step value, long by) && step.Right is Constant limit && Signed(value) is { } a && limit.Value - by is >= short.MinValue and <= short.MaxValue
            ? Defined(step.Name, range, unit.Cast(unit.Sum(unit.Larger(As(a, signed: true), unit.All(limit.Value - by, signed: true), signed: true), unit.All(by, signed: true), signed: true), from: true, range.Min < 0))
            : null;
    }

    private Lane? Made(Step step)
    {
        ValueRange range = kernel.RangeOf(step);
        bool signed = range.Min < 0;
        switch (step)
        {
            case Constant constant:
                return new Lane("", range, constant.Value);
            case Input input:
                return Entering(input.Port);
            case Add add when Of(add.Left) is { } a && Sign(add.Right) is { } b:
                return Defined(step.Name, range, unit.Difference(As(a, signed), As(b, signed), signed));
            case Subtract subtract when Of(subtract.Left) is { } a && Sign(subtract.Right) is { } b:
                return Defined(step.Name, range, unit.Sum(As(a, signed), As(b, signed), signed));
            case Less { Right: Constant { Value: 0 } } less when Any(less.Left) is { Kind: LaneKind.Exact or LaneKind.Nearest, Range: { Min: < 0 } } a:
                return DefinedAs(step.Name, range, unit.ShiftDown(As(a, signed: true), Bits - 1, signed: true), signed: true) with { Kind = LaneKind.Sign };
            case InvertIf invert when Sign(invert.Condition) is { } a && Of(invert.Source) is { } b:
                return Defined(step.Name, range, unit.Differing(As(b, signed), As(a, signed), signed));
            case Select { WhenTrue: Constant yes, WhenFalse: Constant no } select when Sign(select.Condition) is { } a:
                string chosen = unit.And(As(a, signed: false), unit.All((yes.Value - no.Value) & 0xFFFF, signed: false));
                return Defined(step.Name, range, unit.Cast(no.Value == 0 ? chosen : unit.Sum(chosen, unit.All(no.Value & 0xFFFF, signed: false), signed: false), from: false, signed));
            case Add add when Of(add.Left) is { } a && Of(add.Right) is { } b:
                return Defined(step.Name, range, unit.Sum(As(a, signed), As(b, signed), signed));
            case Subtract subtract when Of(subtract.Left) is { } a && Of(subtract.Right) is { } b:
                return Defined(step.Name, range, unit.Difference(As(a, signed), As(b, signed), signed));
            case Multiply multiply when Of(multiply.Left) is { } a && Of(multiply.Right) is { } b:
                return Defined(step.Name, range, unit.Product(As(a, signed), As(b, signed), signed));
            case RoundingHighMultiply high:
                return RoundedProduct(high, range);
            case ShiftLeft { Right: Constant { Value: >= 0 and < Bits } amount } shift when Of(shift.Left) is { } a:
                return Defined(step.Name, range, unit.ShiftUp(As(a, signed), (int)amount.Value, signed));
            case ShiftRight { Right: Constant { Value: > 0 and <= 31 } amount } shift:
                return Upper(shift.Left, (int)amount.Value, step.Name)
                    ?? (Parts(step) is (Lane whole, Lane rest) ? Defined(step.Name, range, unit.Sum(As(whole, signed), As(rest, signed), signed)) : null);
            case Minimum minimum:
                return Chosen(unit.Smaller, step.Name, range, minimum) ?? Limited(minimum);
            case Maximum maximum:
                return Chosen(unit.Larger, step.Name, range, maximum) ?? RaisedAfter(maximum, range) ?? Limited(maximum);
            case Absolute absolute when Any(absolute.Source) is { Kind: LaneKind.Nearest } a:
                return DefinedAs(step.Name, new(0, short.MaxValue + 1), unit.Cast(unit.Magnitude(As(a, signed: true)), from: true, to: false), signed: false) with { Kind = LaneKind.Nearest };
            case Absolute absolute when Of(absolute.Source) is { Range.Max: <= short.MaxValue } a:
                return Defined(step.Name, range, unit.Cast(unit.Magnitude(As(a, signed: true)), from: true, signed));
            case LowBits { Bits: < Bits } low when Of(low.Source) is { } a:
                return Defined(step.Name, range, unit.And(As(a, signed: false), unit.AllBits(CLiteral.Mask(low.Bits))));
            case Lookup lookup:
                return Gathered(lookup, range);
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
        Line(port.Name, $"const {unit.Vector(port.Type.Signed)} {port.Name} = {value};");
        return new Lane(port.Name, new ValueRange(port.Codes.Min, port.Codes.Max), null) { IsSigned = port.Type.Signed };
    }

    private Lane? Chosen(Func<string, string, bool, string> choose, string name, ValueRange range, Binary step)
    {
        if (Of(step.Left) is not { } a || Of(step.Right) is not { } b)
        {
            return null;
        }

        bool signed = Math.Min(a.Range.Min, b.Range.Min) < 0;
        return signed && Math.Max(a.Range.Max, b.Range.Max) > short.MaxValue
            ? null
            : Defined(name, range, unit.Cast(choose(As(a, signed), As(b, signed), signed), signed, range.Min < 0));
    }

    // A table that software keeps with other entries is not this one.
    private Lane? Gathered(Lookup lookup, ValueRange range)
    {
        // An entry at a constant distance is read from there by the same index.
        (Step index, long distance) = lookup.Source is Add { Right: Constant { Value: > 0 } far } sum && kernel.RangeOf(sum.Left).Min >= 0 ? (sum.Left, far.Value) : (lookup.Source, 0);
        Table table = lookup.Table;
        if (table.Type.StorageBits > Bits || !stored.Any(one => one.Name == table.Name && one.Type == table.Type && one.Entries.SequenceEqual(table.Entries)))
        {
            return null;
        }

        string name = CNames.Table(kernel, table);
        bool signed = table.Type.Signed;
        if (!unit.Gathers)
        {
            return distance == 0 && table.Type.StorageBits == Bits && table.Entries.Length <= unit.MostEntries && Addresses(index) is string bytes
                ? Shuffled(lookup, name, bytes, range)
                : null;
        }

        string at = distance == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"&{name}[{distance}]");
        return Of(index) is { } address
            ? Defined(lookup.Name, range, unit.Cast(unit.Gather(table.Type, at, As(address, signed: false)), signed, range.Min < 0))
            : null;
    }

    // The places of both bytes of an entry.
    private string? Addresses(Step index)
    {
        if (Of(index) is not { } address)
        {
            return null;
        }

        string name = index.Name + "_bytes";
        Line(name, $"const {unit.ByteVector} {name} = {unit.ByteAddresses(As(address, signed: false))};");
        return name;
    }

    private Lane Shuffled(Lookup lookup, string table, string bytes, ValueRange range)
    {
        string row = lookup.Table.Name + "_row";
        int count = (lookup.Table.Entries.Length + HalfwordUnit.RowEntries - 1) / HalfwordUnit.RowEntries;
        rows[row] = unit.Rows(row, table, lookup.Table.Entries.Length, lookup.Table.Type);
        string value = unit.Shuffle(row, count, bytes, Line);
        return Defined(lookup.Name, range, unit.Cast(value, from: true, range.Min < 0));
    }

    // The floor of a step divided by 2^amount.
    private Lane? Upper(Step step, int amount, string name)
    {
        if (amount < Bits && Of(step) is { } whole)
        {
            bool signed = whole.Range.Min < 0;
            return Defined(name, new ValueRange(whole.Range.Min >> amount, whole.Range.Max >> amount), unit.ShiftDown(As(whole, signed), amount, signed));
        }

        return step switch
        {
            Add { Left: Multiply product, Right: Constant half } when amount > 0 && half.Value == 1L << (amount - 1) => UpperProduct(product, amount, name, unit.RoundedHighProduct, half.Value),
            Add add => UpperSum(add.Left, add.Right, amount, name) ?? UpperSum(add.Right, add.Left, amount, name),
            Multiply product => UpperProduct(product, amount, name, unit.HighProduct, 0),
            _ => null,
        };
    }

    // Low bits that one term has not are the other's alone: they carry nothing.
    private Lane? UpperSum(Step even, Step other, int amount, string name)
    {
        if (even is not ShiftLeft { Right: Constant { Value: > 0 } moved } shift || Of(shift.Left) is not { } term || kernel.RangeOf(even) is var all && !Fits(new(all.Min >> (int)Math.Min(amount, moved.Value), all.Max >> (int)Math.Min(amount, moved.Value))))
        {
            return null;
        }

        int common = (int)Math.Min(amount, moved.Value);
        if (Upper(other, common, other.Name + "_upper") is not { } rest)
        {
            return null;
        }

        ValueRange first = new(all.Min >> common, all.Max >> common);
        ValueRange range = new(first.Min + rest.Range.Min, first.Max + rest.Range.Max);
        if (!Fits(range))
        {
            return null;
        }

        bool signed = range.Min < 0;
        string left = moved.Value == common ? As(term, signed) : unit.ShiftUp(As(term, signed), (int)(moved.Value - common), signed);
        string sum = unit.Sum(left, As(rest, signed), signed);
        return amount == common
            ? Defined(name, range, sum)
            : Defined(name, new(range.Min >> (amount - common), range.Max >> (amount - common)), unit.ShiftDown(sum, amount - common, signed));
    }

    // ⌊p·q / 2^n⌋ is the upper half of 2·p·(q·2^(15 − n)).
    private Lane? UpperProduct(Multiply product, int amount, string name, Func<string, string, string?> high, long half)
    {
        (Step p, Step q) = kernel.RangeOf(product.Right).Min >= 0 ? (product.Left, product.Right) : (product.Right, product.Left);
        if (kernel.RangeOf(q).Min < 0 || Of(p) is not { Range.Max: <= short.MaxValue } a || Raised(q, amount) is not string b || high(As(a, signed: true), b) is not string value)
        {
            return null;
        }

        ValueRange range = kernel.RangeOf(product);
        return DefinedAs(name, new((range.Min + half) >> amount, (range.Max + half) >> amount), value, signed: true);
    }

    private Lane? RoundedProduct(RoundingHighMultiply step, ValueRange range)
    {
        (Step p, Step q) = kernel.RangeOf(step.Right).Min >= 0 ? (step.Left, step.Right) : (step.Right, step.Left);
        if (kernel.RangeOf(q).Min < 0 || Of(p) is not { Range.Max: <= short.MaxValue } a || Raised(q, step.Bits) is not string b)
        {
            return null;
        }

        string name = q.Name + "_q15";
        if (step.Bits < Bits - 1 && q is not Constant)
        {
            Line(name, $"const {unit.Vector(signed: true)} {name} = {b};");
            b = name;
        }

        return DefinedAs(step.Name, range, unit.RoundedHighProduct(As(a, signed: true), b), signed: true);
    }

    // What is never negative, so far up that 2^amount is 1 in Q15.
    private string? Raised(Step q, int amount)
    {
        int up = Bits - 1 - amount;
        if (up < 0 || kernel.RangeOf(q).Max << up > short.MaxValue || Of(q) is not { } b)
        {
            return null;
        }

        return q is LowBits { Bits: < Bits } low && low.Bits + up < Bits && Of(low.Source) is { } source
            ? unit.Cast(unit.ShiftDown(unit.ShiftUp(As(source, signed: false), Bits - low.Bits, signed: false), Bits - low.Bits - up, signed: false), from: false, to: true)
            : up == 0 ? As(b, signed: true)
            : b.Constant is long value ? unit.All(value << up, signed: true)
            : unit.ShiftUp(As(b, signed: true), up, signed: true);
    }

    private Lane Defined(string name, ValueRange range, string value) => DefinedAs(name, range, value, range.Min < 0);

    private Lane DefinedAs(string name, ValueRange range, string value, bool signed)
    {
        string local = name == kernel.Name ? name + "_" : name;
        Line(local, $"const {unit.Vector(signed)} {local} = {value};");
        return new Lane(local, range, null) { IsSigned = signed };
    }

    // What several steps read is defined once, and so is what is come to by two ways.
    private void Line(string name, string text)
    {
        if (lines.All(line => line.Name != name))
        {
            lines.Add((name, text));
        }
    }

    private static bool Fits(ValueRange range) => range is { Min: >= short.MinValue, Max: <= short.MaxValue } or { Min: >= 0, Max: <= ushort.MaxValue };

    private string As(Lane lane, bool signed) => lane.Constant is long value ? unit.All(value, signed) : unit.Cast(lane.Name, lane.IsSigned, signed);

    /// <summary>A vector of lanes: a local variable, or a constant.</summary>
    private sealed record Lane(string Name, ValueRange Range, long? Constant)
    {
        /// <summary>Whether the variable is declared with signed lanes.</summary>
        public bool IsSigned { get; init; }

        /// <summary>What lanes hold of a step.</summary>
        public LaneKind Kind { get; init; }
    }

    private enum LaneKind
    {
        /// <summary>Its value.</summary>
        Exact,

        /// <summary>Its value, or the nearest end of the lanes.</summary>
        Nearest,

        /// <summary>All bits where it is 1, and none where it is 0.</summary>
        Sign,
    }
}
