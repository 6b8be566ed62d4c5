using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>
/// The steps of a kernel on Helium in lanes of 32 bits, which hold whatever a word does: for what lanes of 16 bits are too narrow. A lane reads its own entry of a table, and a step is an
/// instruction, as on the core itself, for four codes.
/// </summary>
internal sealed class HeliumLanes : IPrimitiveVisitor<string?>
{
    private const int Lanes = 4;

    private readonly LoweredProgram program;
    private readonly Dictionary<string, (Operand Source, long Factor)> scaled = new(StringComparer.Ordinal);
    private Definition definition;

    private HeliumLanes(LoweredProgram program)
    {
        this.program = program;
        definition = program.Definitions[0];
        foreach (Definition sum in program.Definitions)
        {
            if ((sum.Primitive switch { Sum { Left: var left, Right: var right } => Scaled(right) ?? Scaled(left), Difference { Right: var right } => Scaled(right), _ => null }) is (string name, var value))
            {
                scaled[name] = value;
            }
        }
    }

    /// <summary>The form of a kernel; null where one of its steps cannot be had.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="formats">What the codes on its ports mean, as far as it is known.</param>
    public static VectorForm? Of(KernelProgram kernel, ImmutableArray<Quantization> formats)
    {
        LoweredProgram words = MachineWords.Of(kernel, formats);
        return kernel.Output.Type.StorageBits <= 32 && !words.Definitions.IsEmpty && !words.Result.Signal.IsLiteral ? new HeliumLanes(words).Form() : null;
    }

    private VectorForm? Form()
    {
        IntegerType output = program.Kernel.Output.Type;
        var lines = program.Kernel.Inputs.Except(program.UnreadPorts)
            .Select(port => $"const {Vector(port.Type.Signed)} {port.Name} = vldr{Letter(port.Type)}q_{Suffix(port.Type.Signed)}({VectorForm.From(program.Kernel, port)});").ToList();
        foreach (Definition one in program.Definitions.Where(one => !scaled.ContainsKey(one.Name)))
        {
            definition = one;
            if (one.Type.StorageBits > 32 || one.Primitive.Accept(this) is not string value)
            {
                return null;
            }

            lines.Add($"const {Vector(one.Type.Signed)} {one.Name} = {value};");
        }

        return new VectorForm(
            VectorUnit.Helium,
            "Helium: the same steps in lanes of 32 bits.",
            Lanes,
            [],
            [.. lines, "", $"vstr{Letter(output)}q_{Suffix(output.Signed)}(output, {As(program.Result, output.Signed)});"]);
    }

    /// <inheritdoc/>
    public string? Visit(Sum sum) => scaled.TryGetValue(sum.Right.Signal.Name, out var right) ? Multiplied(sum.Left, right.Source, right.Factor)
        : scaled.TryGetValue(sum.Left.Signal.Name, out var left) ? Multiplied(sum.Right, left.Source, left.Factor)
        : sum.Left.Signal.IsLiteral ? Of("vaddq", sum.Right, sum.Left)
        : Of("vaddq", sum.Left, sum.Right);

    /// <inheritdoc/>
    public string? Visit(Difference difference) => scaled.TryGetValue(difference.Right.Signal.Name, out var right) ? Multiplied(difference.Left, right.Source, -right.Factor)
        : Of("vsubq", difference.Left, difference.Right);

    /// <inheritdoc/>
    public string? Visit(Negation negation) => $"vnegq_s32({As(negation.Source, signed: true)})";

    /// <inheritdoc/>
    public string? Visit(Product product) => product.Left.Signal.IsLiteral ? Of("vmulq", product.Right, product.Left) : Of("vmulq", product.Left, product.Right);

    /// <inheritdoc/>
    public string? Visit(Magnitude magnitude) => Own($"vabsq_s32({As(magnitude.Source, signed: true)})", signed: true);

    /// <inheritdoc/>
    public string? Visit(Inversion inversion) => null;

    /// <inheritdoc/>
    public string? Visit(Multiple multiple) => null;

    /// <inheritdoc/>
    public string? Visit(Concatenation concatenation) => $"vaddq_{Suffix()}(vshlq_n_{Suffix()}({As(concatenation.High)}, {Text(concatenation.Bits)}), {As(concatenation.Low)})";

    /// <inheritdoc/>
    public string? Visit(Comparison comparison) => Difference(comparison) is string difference ? Own($"vshrq_n_u32({difference}, 31)", signed: false)
        : Condition(comparison) is string condition ? $"vpselq_{Suffix()}({All(1, definition.Type.Signed)}, {All(0, definition.Type.Signed)}, {condition})" : null;

    /// <inheritdoc/>
    public string? Visit(Selection selection)
    {
        Comparison condition = selection.Condition;
        bool signed = Sign(condition);
        bool isSame = Same(condition.Left, selection.WhenTrue) && Same(condition.Right, selection.WhenFalse);
        if ((isSame || (Same(condition.Left, selection.WhenFalse) && Same(condition.Right, selection.WhenTrue))) && condition.Relation is Relation.Less or Relation.Greater)
        {
            return Own($"v{((condition.Relation == Relation.Less) == isSame ? "min" : "max")}q_{Suffix(signed)}({As(condition.Left, signed)}, {As(condition.Right, signed)})", signed);
        }

        return Condition(condition) is string chosen ? $"vpselq_{Suffix()}({As(selection.WhenTrue)}, {As(selection.WhenFalse)}, {chosen})" : null;
    }

    /// <inheritdoc/>
    public string? Visit(ShiftUp shift) => shift.Amount.Signal is { IsLiteral: true, Value: >= 0 and < 32 and var amount } ? $"vshlq_n_{Suffix()}({As(shift.Source)}, {Text(amount)})" : null;

    /// <inheritdoc/>
    public string? Visit(ShiftDown shift)
    {
        // But for the sign alone nothing negative is shifted: it was raised by a bias before.
        return shift.Floor == Floor.Sign ? Own($"vshrq_n_s32({As(shift.Source, signed: true)}, 31)", signed: true)
            : shift.Amount.Signal is { IsLiteral: true, Value: > 0 and <= 31 and var amount } ? Own($"vshrq_n_u32({As(shift.Source, signed: false)}, {Text(amount)})", signed: false)
            : null;
    }

    /// <inheritdoc/>
    public string? Visit(Slice slice) => definition.Type.Signed || slice.Bits >= 32 || slice.Source.Signal.Range is { Min: >= 0 } range && range.Max < 1L << slice.Bits
        ? As(slice.Source)
        : $"vandq_{Suffix()}({As(slice.Source)}, {All((1L << slice.Bits) - 1, signed: false)})";

    /// <inheritdoc/>
    public string? Visit(Read read)
    {
        if (read.Table.Type.StorageBits > 32)
        {
            return null;
        }

        string table = CNames.Table(program.Kernel, read.Table);
        string at = read.Offset == 0 ? table : $"&{table}[{Text(read.Offset)}]";
        string gather = read.Table.Type.StorageBits == 8 ? "vldrbq_gather_offset" : $"vldr{Letter(read.Table.Type)}q_gather_shifted_offset";
        return Own($"{gather}_{Suffix(read.Table.Type.Signed)}({at}, {As(read.Address, signed: false)})", read.Table.Type.Signed);
    }

    /// <inheritdoc/>
    public string? Visit(Count count) => null;

    /// <inheritdoc/>
    public string? Visit(Network network) => null;

    /// <inheritdoc/>
    public string? Visit(Register register) => null;

    // A product with a constant that only a sum reads is taken in it.
    private (string Name, (Operand Source, long Factor) Value)? Scaled(Operand operand)
    {
        if (program.ReadOnce(operand) is not { Type.StorageBits: <= 32 } one)
        {
            return null;
        }

        return one.Primitive switch
        {
            Product { Left.Signal.IsLiteral: false, Right.Signal: { IsLiteral: true, Value: var factor } } product => (one.Name, (product.Left, factor)),
            ShiftUp { Source.Signal.IsLiteral: false, Amount.Signal: { IsLiteral: true, Value: >= 0 and < 31 and var amount } } shift => (one.Name, (shift.Source, 1L << (int)amount)),
            _ => null,
        };
    }

    private string Multiplied(Operand sum, Operand source, long factor) => $"vmlaq_n_{Suffix()}({As(sum)}, {As(source)}, {Scalar(factor, definition.Type.Signed)})";

    private string Of(string operation, Operand left, Operand right) => right.Signal.IsLiteral
        ? $"{operation}_n_{Suffix()}({As(left)}, {Scalar(right.Signal.Value, definition.Type.Signed)})"
        : $"{operation}_{Suffix()}({As(left)}, {As(right)})";

    // The upper bit of left − right says that left is below, where that fits a lane: gcc 12 takes predicates through registers of the core.
    private static string? Difference(Comparison comparison)
    {
        (Operand left, Operand right) = (comparison.Left, comparison.Right);
        (ValueRange a, ValueRange b) = (left.Signal.Range, right.Signal.Range);
        return comparison.Relation != Relation.Less || a.Min - b.Max < int.MinValue || a.Max - b.Min > int.MaxValue ? null
            : right.Signal is { IsLiteral: true, Value: 0 } ? As(left, signed: false)
            : right.Signal.IsLiteral ? $"vsubq_n_u32({As(left, signed: false)}, {Scalar(right.Signal.Value, signed: false)})"
            : left.Signal.IsLiteral ? $"vaddq_n_u32(vmvnq_u32({As(right, signed: false)}), {Scalar(left.Signal.Value + 1, signed: false)})"
            : $"vsubq_u32({As(left, signed: false)}, {As(right, signed: false)})";
    }

    private static string? Condition(Comparison comparison)
    {
        bool signed = Sign(comparison);
        (string left, string right) = (AsIs(comparison.Left, signed), AsIs(comparison.Right, signed));
        return comparison.Relation switch
        {
            Relation.Equal => $"vcmpeqq_{Suffix(signed)}({left}, {right})",
            Relation.NotEqual => $"vcmpneq_{Suffix(signed)}({left}, {right})",
            Relation.Less => signed ? $"vcmpltq_s32({left}, {right})" : $"vcmphiq_u32({right}, {left})",
            _ => null,
        };
    }

    private static bool Sign(Comparison comparison) => comparison.Left.Signal.Range.Min < 0 || comparison.Right.Signal.Range.Min < 0;

    private static bool Same(Operand a, Operand b) => a.Signal.IsLiteral ? b.Signal.IsLiteral && a.Signal.Value == b.Signal.Value : a.Signal.Name == b.Signal.Name;

    private string Own(string value, bool signed) => Cast(value, signed, definition.Type.Signed);

    private string As(Operand operand) => AsIs(operand, definition.Type.Signed);

    private static string As(Operand operand, bool signed) => AsIs(operand, signed);

    private static string AsIs(Operand operand, bool signed) => operand.Signal.IsLiteral ? All(operand.Signal.Value, signed) : Cast(operand.Signal.Name, operand.From.Signed, signed);

    private static string Cast(string value, bool from, bool to) => from == to ? value : $"vreinterpretq_{Suffix(to)}_{Suffix(from)}({value})";

    private static string All(long value, bool signed) => $"vdupq_n_{Suffix(signed)}({Scalar(value, signed)})";

    private static string Scalar(long value, bool signed) => signed ? CLiteral.Operand(value, signed: true, 32) : CLiteral.Operand(value & uint.MaxValue, signed: false, 32);

    private static string Vector(bool signed) => signed ? "int32x4_t" : "uint32x4_t";

    private string Suffix() => Suffix(definition.Type.Signed);

    private static string Suffix(bool signed) => signed ? "s32" : "u32";

    private static string Letter(IntegerType type) => type.StorageBits switch { 8 => "b", 16 => "h", _ => "w" };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
