using HwAct.Kernels;
using HwAct.Lowering;

namespace HwAct.Targets;

/// <summary>
/// The line between two neighboring entries of 16 bits, left·2^n + (right − left)·f = left·(2^n − f) + right·f: both entries are one word, which one instruction multiplies by both
/// weights and adds up.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="Address">Where the left entry is.</param>
/// <param name="Offset">What is added to that.</param>
/// <param name="Fraction">f, from 0 to 2^n.</param>
/// <param name="Left">The left entry.</param>
/// <param name="Inner">The right entry, the difference and its product with f.</param>
internal sealed record PairProduct(Table Table, Operand Address, long Offset, Operand Fraction, Definition Left, ImmutableArray<Definition> Inner)
{
    // Two reads, a difference and a multiplication, and what each form needs besides.
    private const int SavedOfSum = 3;
    private const int SavedOfShifted = 2;

    // A weight of 2^n is a signed halfword.
    private const int MostBits = 14;

    /// <summary>The steps that leave a definition, and the instructions that they save.</summary>
    public static (OtherSteps Steps, int Saved)? Of(LoweredProgram program, Definition last) => Whole(program, last) ?? Shifted(program, last);

    // left + c + ⌊((right − left)·f + r) / 2^n⌋ is ⌊(line + r + c·2^n) / 2^n⌋.
    private static (OtherSteps Steps, int Saved)? Whole(LoweredProgram program, Definition last)
    {
        if (last.Primitive is not Sum sum)
        {
            return null;
        }

        foreach ((Operand entry, Operand step) in new[] { (sum.Left, sum.Right), (sum.Right, sum.Left) })
        {
            (Definition? left, long moved) = Unmoved(program, Source(program, entry));
            (Definition? floor, long more) = Unmoved(program, Source(program, step));
            if (left is not null && floor is { Primitive: ShiftDown { Floor: Floor.Plain, Amount.Signal: { IsLiteral: true, Value: > 0 and <= MostBits and var bits } } shift } delta
                && Rounded(program, shift.Source) is (Definition product, long half) && Line(program, product, left, (int)bits) is PairProduct pair)
            {
                Definition[] inner = [left, .. pair.Inner, delta, .. Between(program, shift.Source, product), .. Between(program, entry, left), .. Between(program, step, delta)];
                return pair.Steps(program, last, inner, (int)bits, half + ((moved + more) << (int)bits), (int)bits, SavedOfSum);
            }
        }

        return null;
    }

    // ⌊(left·2^n + (right − left)·f) / 2^m⌋.
    private static (OtherSteps Steps, int Saved)? Shifted(LoweredProgram program, Definition last)
    {
        if (last.Primitive is not ShiftDown { Floor: Floor.Plain, Amount.Signal: { IsLiteral: true, Value: > 0 and <= 31 and var down } } shift || Source(program, shift.Source) is not { Primitive: Sum sum } line)
        {
            return null;
        }

        foreach ((Operand first, Operand second) in new[] { (sum.Left, sum.Right), (sum.Right, sum.Left) })
        {
            if (Source(program, first) is { Primitive: ShiftUp { Amount.Signal: { IsLiteral: true, Value: > 0 and <= MostBits and var bits } } up } raised && Source(program, up.Source) is { } left
                && Source(program, second) is { } product && Line(program, product, left, (int)bits) is PairProduct pair)
            {
                return pair.Steps(program, last, [left, .. pair.Inner, raised, line], (int)bits, 0, (int)down, SavedOfShifted);
            }
        }

        return null;
    }

    // (right − left)·f of entries that a halfword holds with a sign.
    private static PairProduct? Line(LoweredProgram program, Definition definition, Definition left, int bits)
    {
        if (definition.Primitive is not Product product || left.Primitive is not Read { Table: { Type.StorageBits: 16, Range: { Min: >= short.MinValue, Max: <= short.MaxValue } } table } read)
        {
            return null;
        }

        foreach ((Operand rise, Operand fraction) in new[] { (product.Left, product.Right), (product.Right, product.Left) })
        {
            if (!fraction.Signal.IsLiteral && fraction.Signal.Range is { Min: >= 0 } range && range.Max <= 1L << bits
                && Source(program, rise) is { Primitive: Difference difference } slope && difference.Right.Signal.Name == left.Name && Source(program, difference.Left) is { Primitive: Read other } right
                && other.Table == table && other.Offset == read.Offset + 1 && other.Address.Signal.Name == read.Address.Signal.Name && !read.Address.Signal.IsLiteral)
            {
                return new PairProduct(table, read.Address, read.Offset, fraction, left, [right, slope, definition]);
            }
        }

        return null;
    }

    private (OtherSteps Steps, int Saved)? Steps(LoweredProgram program, Definition last, IEnumerable<Definition> inner, int bits, long more, int down, int saved)
    {
        HashSet<string> names = [.. inner.Select(one => one.Name)];
        string pair = last.Name + "_pair";
        string sum = last.Name + "_sum";
        if (more is < int.MinValue / 2 or > int.MaxValue / 2 || program.Definitions.Any(one => one.Name == pair || one.Name == sum) || program.Result.Signal.Name is var result && names.Contains(result)
            || program.Definitions.Any(one => one != last && !names.Contains(one.Name) && one.Primitive.Operands.Any(operand => names.Contains(operand.Signal.Name))))
        {
            return null;
        }

        string table = CNames.Table(program.Kernel, Table);
        string at = Offset == 0 ? Address.Signal.Name : Text($"{Address.Signal.Name} + {Offset}u");
        string weights = Text($"((uint32_t){Fraction.Signal.Name} * 65535u) + {1L << bits}u");
        string product = more == 0 ? Text($"__smuad((int16x2_t){pair}, (int16x2_t)({weights}))") : Text($"__smlad((int16x2_t){pair}, (int16x2_t)({weights}), {more})");
        string type = CType.Local(last.Type);
        return (
            new OtherSteps(
                DspForm.Condition(program), last, [.. program.Definitions.Where(one => names.Contains(one.Name))],
                [
                    ("both entries", $"const uint32_t {pair} = *(const {CNames.Pair(program.Kernel)} *)(const void *)&{table}[{at}];"),
                    ("each by its weight", $"const int32_t {sum} = {product};"),
                    (last.Remark, Text($"const {type} {last.Name} = ({type})({sum} >> {down});")),
                ]),
            saved);
    }

    // What a step is moved by: a sum or difference with a constant, or nothing.
    private static (Definition? Entry, long Moved) Unmoved(LoweredProgram program, Definition? definition) => definition?.Primitive switch
    {
        Sum { Right.Signal: { IsLiteral: true, Value: var more } } sum => (Source(program, sum.Left), more),
        Difference { Right.Signal: { IsLiteral: true, Value: var less } } difference => (Source(program, difference.Left), -less),
        _ => (definition, 0),
    };

    private static (Definition Product, long Half)? Rounded(LoweredProgram program, Operand operand) => Source(program, operand) switch
    {
        { Primitive: Sum { Right.Signal: { IsLiteral: true, Value: var half } } sum } when Source(program, sum.Left) is { } product => (product, half),
        { } product => (product, 0),
        _ => null,
    };

    // The step that stands between two, if there is one.
    private static IEnumerable<Definition> Between(LoweredProgram program, Operand operand, Definition before) => Source(program, operand) is { } one && one != before ? [one] : [];

    private static Definition? Source(LoweredProgram program, Operand operand) => program.Definitions.FirstOrDefault(definition => definition.Name == operand.Signal.Name);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
