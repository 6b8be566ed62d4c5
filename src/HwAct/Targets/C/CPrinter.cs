using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>
/// Prints definitions in machine words as C. Every expression is computed in a type that holds its operands and its result, so
/// nothing overflows, and no construct has an implementation-defined result.
/// </summary>
internal sealed class CPrinter : IPrimitiveVisitor<string>
{
    private readonly KernelProgram kernel;
    private readonly Definition definition;
    private readonly IReadOnlyDictionary<string, string> within;

    private CPrinter(KernelProgram kernel, Definition definition, IReadOnlyDictionary<string, string> within)
    {
        this.kernel = kernel;
        this.definition = definition;
        this.within = within;
    }

    /// <summary>The declarations of local variables. What is only shifted up for a sum needs none.</summary>
    public static IEnumerable<(string Remark, string Code)> Of(LoweredProgram program)
    {
        var shifted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Definition local in program.Definitions)
        {
            string text = local.Primitive.Accept(new CPrinter(program.Kernel, local, shifted));
            if (IsWithin(program, local))
            {
                shifted[local.Name] = $"({text})";
            }
            else
            {
                yield return (local.Remark, $"const {CType.Storage(local.Type)} {local.Name} = {text};");
            }
        }
    }

    /// <summary>An operand: the name of a local variable or port, or a literal.</summary>
    public static string Text(Operand operand)
    {
        string name = operand.Signal.IsLiteral ? CLiteral.Operand(operand.Signal.Value, operand.Signed, operand.Bits) : operand.Signal.Name;
        return operand.Cast ? $"({CType.Storage(new IntegerType(operand.Signed, operand.Bits))}){name}" : name;
    }

    /// <inheritdoc/>
    public string Visit(Sum sum) => Narrowed($"{Term(sum.Left)} + {Term(sum.Right)}");

    /// <inheritdoc/>
    public string Visit(Difference difference) => Narrowed($"{Term(difference.Left)} - {Term(difference.Right)}");

    /// <inheritdoc/>
    public string Visit(Negation negation) => Narrowed($"-{Text(negation.Source)}");

    /// <inheritdoc/>
    public string Visit(Product product) => Narrowed($"{Text(product.Left)} * {Text(product.Right)}");

    /// <inheritdoc/>
    public string Visit(Magnitude magnitude) => $"({magnitude.Source.Signal.Name} < 0) ? (0u - {Text(magnitude.Source)}) : {Text(magnitude.Source)}";

    /// <inheritdoc/>
    public string Visit(Inversion inversion) => throw new NotSupportedException("Software chooses between two values.");

    /// <inheritdoc/>
    public string Visit(Multiple multiple) => throw new NotSupportedException("Software chooses between two values.");

    /// <inheritdoc/>
    public string Visit(Concatenation concatenation) => concatenation.High.Signed
        ? $"({Text(concatenation.High)} * {CLiteral.Operand(1L << concatenation.Bits, signed: true, concatenation.High.Bits)}) + {Text(concatenation.Low)}"
        : $"({Text(concatenation.High)} << {concatenation.Bits}) | {Text(concatenation.Low)}";

    /// <inheritdoc/>
    /// <remarks>What is below is a borrow, which needs no branch.</remarks>
    public string Visit(Comparison comparison) => comparison is { Relation: Relation.Less, Left: { Signed: false, Bits: 32 }, Right.Signed: false }
        && comparison.Left.Signal.Range.Max <= int.MaxValue && comparison.Right.Signal.Range.Max <= int.MaxValue
        ? $"({Text(comparison.Left)} - {Text(comparison.Right)}) >> 31"
        : comparison is { Relation: Relation.Less, Left: { Signed: true, Bits: 32, Signal.Port: null }, Right.Signal: { IsLiteral: true, Value: 0 } }
        ? $"(uint32_t){Text(comparison.Left)} >> 31"
        : $"{Condition(comparison)} ? {Chosen(1)} : {Chosen(0)}";

    /// <inheritdoc/>
    public string Visit(Selection selection) => selection.WhenTrue.Signal.IsLiteral && selection.WhenFalse.Signal.IsLiteral
        ? $"{Condition(selection.Condition)} ? {Chosen(selection.WhenTrue.Signal.Value)} : {Chosen(selection.WhenFalse.Signal.Value)}"
        : $"{Condition(selection.Condition)} ? {Text(selection.WhenTrue)} : {Text(selection.WhenFalse)}";

    /// <inheritdoc/>
    /// <remarks>A literal has the width of int, which may be 16 bits.</remarks>
    public string Visit(ShiftUp shift) => $"{(shift.Source.Signal.IsLiteral ? $"({CType.Storage(definition.Type)})" : "")}{Text(shift.Source)} << {Amount(shift.Amount)}";

    /// <inheritdoc/>
    public string Visit(ShiftDown shift) => shift.Floor == Floor.Sign
        ? $"({shift.Source.Signal.Name} < 0) ? (-1) : 0"
        : Narrowed($"{Text(shift.Source)} >> {Amount(shift.Amount)}");

    /// <inheritdoc/>
    public string Visit(Slice slice) => slice.Source.Bits == slice.Bits ? Text(slice.Source)
        : slice.Source.Bits > definition.Type.Bits ? $"({CType.Storage(definition.Type)})({Text(slice.Source)} & {CLiteral.Mask(slice.Bits)})"
        : $"{Text(slice.Source)} & {CLiteral.Mask(slice.Bits)}";

    /// <inheritdoc/>
    public string Visit(Read read)
    {
        string table = CNames.Table(kernel, read.Table);
        string from = read.Offset == 0 ? table : string.Create(CultureInfo.InvariantCulture, $"(&{table}[{read.Offset}])");
        string text = $"HWACT_READ({CType.Storage(read.Table.Type)}, {from}, {Text(read.Address)})";
        return MachineWords.Takes(definition.Type, read.Table.Type) ? text : $"({CType.Storage(definition.Type)}){text}";
    }

    /// <inheritdoc/>
    public string Visit(Count count) => $"{CNames.RankFunction(kernel, count.Table)}({Text(count.Source)})";

    /// <inheritdoc/>
    public string Visit(Network network)
    {
        string call = $"{CNames.Network(kernel, definition.Name)}({Text(network.Source)})";
        return network.Logic.Type.Signed == definition.Type.Signed ? call : $"({CType.Storage(definition.Type)}){call}";
    }

    /// <inheritdoc/>
    public string Visit(Register register) => throw new NotSupportedException("Software has no clock.");

    private static bool IsWithin(LoweredProgram program, Definition local)
    {
        bool isShifted = local.Primitive is ShiftUp { Amount.Signal.IsLiteral: true } or Product { Right.Signal: { IsLiteral: true, Value: > 0 } };
        Operand[] reads = [.. program.Operands.Where(operand => operand.Signal.Name == local.Name)];
        return isShifted && local.Remark.Length == 0 && local.Computed == local.Type && reads is [{ Cast: false }]
            && program.Primitives.Any(reader => reader is Sum or Difference && reader.Operands.Contains(reads[0]));
    }

    private string Term(Operand operand) => within.TryGetValue(operand.Signal.Name, out string? text) ? text : Text(operand);

    private static string Condition(Comparison comparison)
    {
        string sign = comparison.Relation switch
        {
            Relation.Less => "<",
            Relation.Greater => ">",
            Relation.Equal => "==",
            _ => "!=",
        };
        return $"({Text(comparison.Left)} {sign} {Text(comparison.Right)})";
    }

    private static string Amount(Operand amount) => amount.Signal.IsLiteral ? amount.Signal.Value.ToString(CultureInfo.InvariantCulture) : Text(amount);

    // A choice of two literals is as narrow as they are: the word is said.
    private string Chosen(long value) => $"({CType.Storage(definition.Type)}){CLiteral.Operand(value, definition.Type.Signed, definition.Type.Bits)}";

    private string Narrowed(string text) =>
        definition.Computed.Bits > definition.Type.Bits ? $"({CType.Storage(definition.Type)})({text})" : text;
}
