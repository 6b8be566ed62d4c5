using System.Text.RegularExpressions;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>
/// The steps of a kernel on Helium, eight codes at a time in lanes of 16 bits. A step that needs more bits is never made: what reads only its upper bits gets them
/// from terms shifted before they are added, and of a product from the instruction that keeps its upper half. <c>vqdmulh(p, q &lt;&lt; (15 − n))</c> is ⌊p·q / 2^n⌋ exactly.
/// </summary>
internal sealed class HeliumHalfwords
{
    private const int Bits = 16;

    private readonly KernelProgram kernel;
    private readonly IntegerCodes passed;
    private readonly Dictionary<Step, Lane?> lanes = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Name, string Text)> lines = [];

    private HeliumHalfwords(KernelProgram kernel, IntegerCodes passed) => (this.kernel, this.passed) = (kernel, passed);

    /// <summary>The form of a kernel; null where one of its steps cannot be had in lanes of 16 bits.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="format">What the codes of its input mean, where that is known.</param>
    public static VectorForm? Of(KernelProgram kernel, Quantization? format) =>
        kernel.Inputs.Length == 1 && kernel.Inputs[0].Type.StorageBits <= Bits && kernel.Output.Type.StorageBits <= Bits && kernel.Result is not (Input or Constant)
            ? new HeliumHalfwords(kernel, StoredCodes.Of(kernel.Inputs[0], format)).Form()
            : null;

    private VectorForm? Form()
    {
        if (Of(kernel.Result) is not { } result)
        {
            return null;
        }

        string type = Suffix(kernel.Output.Type.Signed);
        string store = $"vstr{Letter(kernel.Output.Type)}q_{type}(output, {As(result, kernel.Output.Type.Signed)});";
        return new VectorForm(VectorUnit.Helium, "Helium: the same steps in lanes of 16 bits.", 8, [], [.. Read(store), "", store]);
    }

    // What was tried on a way that led nowhere is left out.
    private IEnumerable<string> Read(string store)
    {
        List<string> kept = [store];
        foreach ((string name, string text) in Enumerable.Reverse(lines))
        {
            if (kept.Any(line => Regex.IsMatch(line, $@"[(, ]{name}[,)]", RegexOptions.None, TimeSpan.FromSeconds(1))))
            {
                kept.Add(text);
            }
        }

        return Enumerable.Reverse(kept).SkipLast(1);
    }

    private Lane? Of(Step step)
    {
        if (!lanes.TryGetValue(step, out Lane? lane))
        {
            lanes[step] = lane = Fits(kernel.RangeOf(step)) ? Made(step) : null;
        }

        return lane;
    }

    private Lane? Made(Step step)
    {
        ValueRange range = kernel.RangeOf(step);
        string type = Suffix(range.Min < 0);
        switch (step)
        {
            case Constant constant:
                return new Lane("", range, constant.Value);
            case Input input:
                return Entering(input.Port);
            case Add add when Of(add.Left) is { } a && Of(add.Right) is { } b:
                return Defined(step.Name, range, $"vaddq_{type}({As(a, range.Min < 0)}, {As(b, range.Min < 0)})");
            case Subtract subtract when Of(subtract.Left) is { } a && Of(subtract.Right) is { } b:
                return Defined(step.Name, range, $"vsubq_{type}({As(a, range.Min < 0)}, {As(b, range.Min < 0)})");
            case Multiply multiply when Of(multiply.Left) is { } a && Of(multiply.Right) is { } b:
                return Defined(step.Name, range, $"vmulq_{type}({As(a, range.Min < 0)}, {As(b, range.Min < 0)})");
            case ShiftLeft { Right: Constant { Value: >= 0 and < Bits } amount } shift when Of(shift.Left) is { } a:
                return Defined(step.Name, range, $"vshlq_n_{type}({As(a, range.Min < 0)}, {amount.Value})");
            case ShiftRight { Right: Constant { Value: > 0 and <= 31 } amount } shift:
                return Upper(shift.Left, (int)amount.Value, step.Name);
            case Minimum minimum:
                return Chosen("vminq", step.Name, range, minimum);
            case Maximum maximum:
                return Chosen("vmaxq", step.Name, range, maximum);
            case Absolute absolute when Of(absolute.Source) is { Range.Max: <= short.MaxValue } a:
                return Defined(step.Name, range, Cast($"vabsq_s16({As(a, signed: true)})", from: true, range.Min < 0));
            case LowBits { Bits: < Bits } low when Of(low.Source) is { } a:
                return Defined(step.Name, range, $"vandq_u16({As(a, signed: false)}, vdupq_n_u16({CLiteral.Mask(low.Bits)}))");
            case Lookup lookup:
                return Gathered(lookup, range);
            default:
                return null;
        }
    }

    // Codes that the port has not are taken as the nearest.
    private Lane Entering(Port port)
    {
        string type = Suffix(port.Type.Signed);
        string value = $"vldr{Letter(port.Type)}q_{type}(input)";
        value = passed.Max > port.Codes.Max ? $"vminq_{type}({value}, {All(port.Codes.Max, port.Type.Signed)})" : value;
        value = passed.Min < port.Codes.Min ? $"vmaxq_{type}({value}, {All(port.Codes.Min, port.Type.Signed)})" : value;
        lines.Add((port.Name, $"const {Vector(port.Type.Signed)} {port.Name} = {value};"));
        return new Lane(port.Name, new ValueRange(port.Codes.Min, port.Codes.Max), null) { IsSigned = port.Type.Signed };
    }

    private Lane? Chosen(string instruction, string name, ValueRange range, Binary step)
    {
        if (Of(step.Left) is not { } a || Of(step.Right) is not { } b)
        {
            return null;
        }

        bool signed = Math.Min(a.Range.Min, b.Range.Min) < 0;
        return signed && Math.Max(a.Range.Max, b.Range.Max) > short.MaxValue
            ? null
            : Defined(name, range, Cast($"{instruction}_{Suffix(signed)}({As(a, signed)}, {As(b, signed)})", signed, range.Min < 0));
    }

    private Lane? Gathered(Lookup lookup, ValueRange range)
    {
        // An entry at a constant distance is read from there by the same index.
        (Step index, long distance) = lookup.Source is Add { Right: Constant { Value: > 0 } far } sum && kernel.RangeOf(sum.Left).Min >= 0 ? (sum.Left, far.Value) : (lookup.Source, 0);
        if (Of(index) is not { } address || lookup.Table.Type.StorageBits > Bits)
        {
            return null;
        }

        string table = CNames.Table(kernel, lookup.Table);
        string at = distance == 0 ? table : string.Create(CultureInfo.InvariantCulture, $"&{table}[{distance}]");
        bool signed = lookup.Table.Type.Signed;
        string gather = lookup.Table.Type.StorageBits == Bits ? "vldrhq_gather_shifted_offset" : "vldrbq_gather_offset";
        return Defined(lookup.Name, range, Cast($"{gather}_{Suffix(signed)}({at}, {As(address, signed: false)})", signed, range.Min < 0));
    }

    // The floor of a step divided by 2^amount.
    private Lane? Upper(Step step, int amount, string name)
    {
        if (amount < Bits && Of(step) is { } whole)
        {
            bool signed = whole.Range.Min < 0;
            return Defined(name, new ValueRange(whole.Range.Min >> amount, whole.Range.Max >> amount), $"vshrq_n_{Suffix(signed)}({As(whole, signed)}, {amount})");
        }

        return step switch
        {
            Add { Left: Multiply product, Right: Constant half } when amount > 0 && half.Value == 1L << (amount - 1) => UpperProduct(product, amount, name, "vqrdmulhq_s16", half.Value),
            Add add => UpperSum(add.Left, add.Right, amount, name) ?? UpperSum(add.Right, add.Left, amount, name),
            Multiply product => UpperProduct(product, amount, name, "vqdmulhq_s16", 0),
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
        string left = moved.Value == common ? As(term, signed) : $"vshlq_n_{Suffix(signed)}({As(term, signed)}, {moved.Value - common})";
        string sum = $"vaddq_{Suffix(signed)}({left}, {As(rest, signed)})";
        return amount == common
            ? Defined(name, range, sum)
            : Defined(name, new(range.Min >> (amount - common), range.Max >> (amount - common)), $"vshrq_n_{Suffix(signed)}({sum}, {amount - common})");
    }

    private Lane? UpperProduct(Multiply product, int amount, string name, string instruction, long half)
    {
        (Step p, Step q) = kernel.RangeOf(product.Right).Min >= 0 ? (product.Left, product.Right) : (product.Right, product.Left);
        ValueRange factor = kernel.RangeOf(q);
        if (amount >= Bits || factor.Min < 0 || factor.Max << (Bits - 1 - amount) > short.MaxValue || Of(p) is not { Range.Max: <= short.MaxValue } a || Of(q) is not { } b)
        {
            return null;
        }

        ValueRange range = kernel.RangeOf(product);
        int up = Bits - 1 - amount;
        string moved = q is LowBits { Bits: < Bits } low && low.Bits + up < Bits && Of(low.Source) is { } source
            ? $"vreinterpretq_s16_u16(vshrq_n_u16(vshlq_n_u16({As(source, signed: false)}, {Bits - low.Bits}), {Bits - low.Bits - up}))"
            : up == 0 ? As(b, signed: true) : $"vshlq_n_s16({As(b, signed: true)}, {up})";
        return DefinedAs(name, new((range.Min + half) >> amount, (range.Max + half) >> amount), $"{instruction}({As(a, signed: true)}, {moved})", signed: true);
    }

    private Lane Defined(string name, ValueRange range, string value) => DefinedAs(name, range, value, range.Min < 0);

    private Lane DefinedAs(string name, ValueRange range, string value, bool signed)
    {
        string local = name == kernel.Name ? name + "_" : name;
        lines.Add((local, $"const {Vector(signed)} {local} = {value};"));
        return new Lane(local, range, null) { IsSigned = signed };
    }

    private static bool Fits(ValueRange range) => range is { Min: >= short.MinValue, Max: <= short.MaxValue } or { Min: >= 0, Max: <= ushort.MaxValue };

    private static string As(Lane lane, bool signed) => lane.Constant is long value ? All(value, signed) : Cast(lane.Name, lane.IsSigned, signed);

    private static string All(long value, bool signed) =>
        signed ? $"vdupq_n_s16({CLiteral.Of(value > short.MaxValue ? value - 65536 : value)})" : $"vdupq_n_u16({CLiteral.Of(value & 0xFFFF)}u)";

    private static string Cast(string value, bool from, bool to) => from == to ? value : $"vreinterpretq_{Suffix(to)}_{Suffix(from)}({value})";

    private static string Suffix(bool signed) => signed ? "s16" : "u16";

    private static string Vector(bool signed) => signed ? "int16x8_t" : "uint16x8_t";

    private static string Letter(IntegerType type) => type.StorageBits == 8 ? "b" : "h";

    /// <summary>A vector of lanes: a local variable, or a constant.</summary>
    private sealed record Lane(string Name, ValueRange Range, long? Constant)
    {
        /// <summary>Whether the variable is declared with signed lanes.</summary>
        public bool IsSigned { get; init; }
    }
}
