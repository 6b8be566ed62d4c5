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
    private readonly bool isWithin;

    private CPrinter(KernelProgram kernel, Definition definition, IReadOnlyDictionary<string, string> within, bool isWithin)
    {
        this.kernel = kernel;
        this.definition = definition;
        this.within = within;
        this.isWithin = isWithin;
    }

    /// <summary>The declarations of local variables. What is only shifted up for a sum needs none.</summary>
    /// <param name="program">The program.</param>
    /// <param name="others">Steps that some cores take instead, those first that others lie in.</param>
    public static IEnumerable<(string Remark, string Code)> Of(LoweredProgram program, ImmutableArray<OtherSteps> others) =>
        Of(program, program.Definitions, others, new Dictionary<string, string>(StringComparer.Ordinal));

    private static IEnumerable<(string Remark, string Code)> Of(
        LoweredProgram program, ImmutableArray<Definition> definitions, ImmutableArray<OtherSteps> others, Dictionary<string, string> shifted)
    {
        HashSet<string> later = [.. others.SelectMany(other => other.Inner).Select(inner => inner.Name)];
        foreach (Definition local in definitions.Where(local => !later.Contains(local.Name)))
        {
            if (others.FirstOrDefault(other => other.Last.Name == local.Name) is OtherSteps other)
            {
                yield return ("", other.Condition);
                foreach ((string, string) line in other.Lines)
                {
                    yield return line;
                }

                yield return ("", "#else");
                foreach ((string, string) line in Of(program, other.Inner.Add(local), others.Remove(other), shifted))
                {
                    yield return line;
                }

                yield return ("", "#endif");
                continue;
            }

            bool isPart = IsWithin(program, local);
            string text = local.Primitive.Accept(new CPrinter(program.Kernel, local, shifted, isPart));
            if (isPart)
            {
                shifted[local.Name] = $"({text})";
            }
            else
            {
                yield return (local.Remark, Declared(local, text));
            }
        }
    }

    /// <summary>An operand: the name of a local variable or port, or a literal.</summary>
    public static string Text(Operand operand)
    {
        var type = new IntegerType(operand.Signed, operand.Bits);
        return operand.Signal.IsLiteral
            ? type is { Signed: false, Bits: < 32 } && operand.Signal.Value < 0 ? $"({CType.Local(type)}){CLiteral.Operand(operand.Signal.Value, signed: true, 32)}" : CLiteral.Operand(operand.Signal.Value, operand.Signed, operand.Bits)
            : operand.Cast ? $"({CType.Local(type)}){operand.Signal.Name}" : operand.Signal.Name;
    }

    /// <summary>What leaves, in the type of the output codes.</summary>
    public static string Returned(Operand operand) => operand.Cast ? $"({CType.Storage(new IntegerType(operand.Signed, operand.Bits))}){operand.Signal.Name}" : Text(operand);

    /// <inheritdoc/>
    /// <remarks>gcc warns of a signed number that is made unsigned where it is the right one of two.</remarks>
    public string Visit(Sum sum) => sum.Right is { Cast: true, Signed: false, From.Signed: true }
        ? Narrowed($"{Term(sum.Right)} + {Term(sum.Left)}")
        : Narrowed($"{Term(sum.Left)} + {Term(sum.Right)}");

    /// <inheritdoc/>
    public string Visit(Difference difference) => Narrowed($"{Term(difference.Left)} - {Term(difference.Right)}");

    /// <inheritdoc/>
    public string Visit(Negation negation) => Narrowed($"-{Text(negation.Source)}");

    /// <inheritdoc/>
    public string Visit(Product product) => ByteProduct.Is(product)
        ? ByteProduct.Text(product, product.Left.Signal.Name)
        : Narrowed($"{Text(product.Left)} * {Text(product.Right)}");

    /// <inheritdoc/>
    public string Visit(Magnitude magnitude) => Choice($"({magnitude.Source.Signal.Name} < 0)", Whole($"(0u - {Text(magnitude.Source)})"), Text(magnitude.Source));

    /// <inheritdoc/>
    public string Visit(Inversion inversion) => throw new NotSupportedException("Software chooses between two values.");

    /// <inheritdoc/>
    public string Visit(Multiple multiple) => throw new NotSupportedException("Software chooses between two values.");

    /// <inheritdoc/>
    public string Visit(Concatenation concatenation) => concatenation.High.Signed
        ? Narrowed($"({Text(concatenation.High)} * {CLiteral.Operand(1L << concatenation.Bits, signed: true, concatenation.High.Bits)}) + {Text(concatenation.Low)}")
        : Narrowed($"({Text(concatenation.High)} << {concatenation.Bits}) | {Text(concatenation.Low)}");

    /// <inheritdoc/>
    /// <remarks>What is below is a borrow, which needs no branch.</remarks>
    public string Visit(Comparison comparison) => IsBorrow(comparison)
        ? $"({CType.Local(definition.Type)})HWACT_BELOW({Text(comparison.Left)}, {Text(comparison.Right)})"
        : Choice(Condition(comparison), Chosen(1), Chosen(0));

    /// <inheritdoc/>
    public string Visit(Selection selection) => selection.WhenTrue.Signal.IsLiteral && selection.WhenFalse.Signal.IsLiteral
        ? Choice(Condition(selection.Condition), Chosen(selection.WhenTrue.Signal.Value), Chosen(selection.WhenFalse.Signal.Value))
        : Choice(Condition(selection.Condition), Text(selection.WhenTrue), Text(selection.WhenFalse));

    /// <inheritdoc/>
    /// <remarks>A literal has the width of int, which may be 16 bits.</remarks>
    public string Visit(ShiftUp shift) => Narrowed($"{(shift.Source.Signal.IsLiteral ? $"({CType.Local(definition.Type)})" : "")}{Text(shift.Source)} << {Amount(shift.Amount)}");

    /// <inheritdoc/>
    public string Visit(ShiftDown shift) => shift.Floor == Floor.Sign
        ? Choice($"({shift.Source.Signal.Name} < 0)", Chosen(-1), Chosen(0))
        : Narrowed(ByteShift.Text(shift, Text(shift.Source), Amount(shift.Amount)));

    /// <inheritdoc/>
    /// <remarks>The conversion to an unsigned type of as many bits leaves those; that of a fast one leaves them and more.</remarks>
    public string Visit(Slice slice) => slice.Source.Bits == slice.Bits
        ? slice.Source.Cast ? Whole($"({CType.Name(signed: false, slice.Bits)}){slice.Source.Signal.Name}") : Text(slice.Source)
        : Narrowed($"{Text(slice.Source)} & {CLiteral.Mask(slice.Bits)}");

    /// <inheritdoc/>
    public string Visit(Read read)
    {
        string table = CNames.Table(kernel, read.Table);
        string from = read.Offset == 0 ? table : string.Create(CultureInfo.InvariantCulture, $"(&{table}[{read.Offset}])");
        string text = $"HWACT_READ({CType.Storage(read.Table.Type)}, {from}, {Text(read.Address)})";
        return MachineWords.Takes(definition.Type, read.Table.Type) ? text : $"({CType.Local(definition.Type)}){text}";
    }

    /// <inheritdoc/>
    public string Visit(Count count) => Whole($"{CNames.RankFunction(kernel, count.Table)}({Text(count.Source)})");

    /// <inheritdoc/>
    public string Visit(Network network)
    {
        string call = $"{CNames.Network(kernel, definition.Name)}({Text(network.Source)})";
        return network.Logic.Type.Signed == definition.Type.Signed ? Whole(call) : $"({CType.Local(definition.Type)}){call}";
    }

    /// <inheritdoc/>
    public string Visit(Register register) => throw new NotSupportedException("Software has no clock.");

    /// <summary>Whether a comparison is printed as a borrow.</summary>
    public static bool IsBorrow(Comparison comparison) => comparison is { Relation: Relation.Less, Left.Signed: false, Right.Signed: false }
        && comparison.Left.Signal.Range.Max <= int.MaxValue && comparison.Right.Signal.Range.Max <= int.MaxValue;

    private static bool IsWithin(LoweredProgram program, Definition local)
    {
        bool isShifted = local.Primitive is ShiftUp { Amount.Signal.IsLiteral: true } or Product { Right.Signal: { IsLiteral: true, Value: > 0 } };
        Operand[] reads = [.. program.Operands.Where(operand => operand.Signal.Name == local.Name)];
        return isShifted && local.Remark.Length == 0 && local.Computed == local.Type && reads is [{ Cast: false }]
            && program.Primitives.Any(reader => reader is Sum or Difference && reader.Operands.Contains(reads[0]));
    }

    private string Term(Operand operand) => within.TryGetValue(operand.Signal.Name, out string? text) ? text : Text(operand);

    private static string Declared(Definition local, string text) => $"const {CType.Local(local.Type)} {local.Name} = {text};";

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
    private string Chosen(long value) => $"({CType.Local(definition.Type)}){CLiteral.Operand(value, definition.Type.Signed, definition.Type.Bits)}";

    // C computes in int at least: what is narrower than that is made so.
    private string Narrowed(string text) => isWithin ? text
        : definition.Computed.Bits > definition.Type.Bits || definition.Type.StorageBits < 32 ? $"({CType.Local(definition.Type)})({text})" : text;

    // Both arms become an int where they are narrower, so what is chosen is made narrow again.
    private string Choice(string condition, string whenTrue, string whenFalse) => Whole(definition.Type.StorageBits < 32 ? $"({condition} ? {whenTrue} : {whenFalse})" : $"{condition} ? {whenTrue} : {whenFalse}");

    private string Whole(string term) => definition.Type.StorageBits < 32 ? $"({CType.Local(definition.Type)}){term}" : term;
}
