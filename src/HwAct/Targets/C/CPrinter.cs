using HwAct.Kernels;
using HwAct.Lowering;

namespace HwAct.Targets;

/// <summary>
/// Prints definitions in machine words as C. Every expression is computed in a type that holds its operands and its result, so
/// nothing overflows, and no construct has an implementation-defined result.
/// </summary>
internal sealed class CPrinter : IPrimitiveVisitor<string>
{
    private readonly KernelProgram kernel;
    private readonly Definition definition;

    private CPrinter(KernelProgram kernel, Definition definition)
    {
        this.kernel = kernel;
        this.definition = definition;
    }

    /// <summary>The declaration of a local variable.</summary>
    public static string Of(KernelProgram kernel, Definition definition) =>
        $"const {CType.Storage(definition.Type)} {definition.Name} = {definition.Primitive.Accept(new CPrinter(kernel, definition))};";

    /// <summary>An operand: the name of a local variable or port, or a literal.</summary>
    public static string Text(Operand operand)
    {
        string name = operand.Signal.IsLiteral ? CLiteral.Operand(operand.Signal.Value) : operand.Signal.Name;
        return operand.Cast ? $"({CType.Name(operand.Signed, operand.Bits)}){name}" : name;
    }

    /// <inheritdoc/>
    public string Visit(Sum sum) => Narrowed($"{Text(sum.Left)} + {Text(sum.Right)}");

    /// <inheritdoc/>
    public string Visit(Difference difference) => Narrowed($"{Text(difference.Left)} - {Text(difference.Right)}");

    /// <inheritdoc/>
    public string Visit(Negation negation) => Narrowed($"-{Text(negation.Source)}");

    /// <inheritdoc/>
    public string Visit(Product product) => Narrowed($"{Text(product.Left)} * {Text(product.Right)}");

    /// <inheritdoc/>
    public string Visit(Magnitude magnitude) => Narrowed($"({magnitude.Source.Signal.Name} < 0) ? -{Text(magnitude.Source)} : {Text(magnitude.Source)}");

    /// <inheritdoc/>
    public string Visit(Inversion inversion) => Narrowed($"{Condition(inversion.Condition)} ? -1 - {Text(inversion.Source)} : {Text(inversion.Source)}");

    /// <inheritdoc/>
    public string Visit(Multiple multiple) => Narrowed(
        $"({multiple.Digit.Signal.Name} == 3) ? {CLiteral.Of((1L << multiple.Bits) - 1)} - {Text(multiple.Place)} : {Text(multiple.Digit)} * {Text(multiple.Place)}");

    /// <inheritdoc/>
    public string Visit(Concatenation concatenation) =>
        $"({Text(concatenation.High)} * {CLiteral.Of(1L << concatenation.Bits)}) + {Text(concatenation.Low)}";

    /// <inheritdoc/>
    public string Visit(Comparison comparison) => $"{Condition(comparison)} ? 1 : 0";

    /// <inheritdoc/>
    public string Visit(Selection selection) => Narrowed($"{Condition(selection.Condition)} ? {Text(selection.WhenTrue)} : {Text(selection.WhenFalse)}");

    /// <inheritdoc/>
    public string Visit(ShiftUp shift) => Narrowed($"{Text(shift.Source)} * (({CType.Storage(definition.Computed)})1 << {Text(shift.Amount)})");

    /// <inheritdoc/>
    public string Visit(ShiftDown shift)
    {
        string negative = $"({shift.Source.Signal.Name} < 0)";
        string plain = $"{Text(shift.Source)} >> {Text(shift.Amount)}";
        return shift.Floor switch
        {
            Floor.Sign => $"{negative} ? -1 : 0",
            Floor.Plain => Narrowed(plain),
            Floor.Complement => Narrowed($"~(~{plain})"),
            _ => Narrowed($"{negative} ? ~(~{plain}) : ({plain})"),
        };
    }

    /// <inheritdoc/>
    public string Visit(Slice slice)
    {
        string source = Text(slice.Source);
        return slice.Source.Signed ? Narrowed($"{source} & {CLiteral.Of((1L << slice.Bits) - 1)}")
            : slice.Source.Bits == slice.Bits ? source
            : $"({CType.Storage(definition.Type)})({source} & {CLiteral.Mask(slice.Bits)})";
    }

    /// <inheritdoc/>
    public string Visit(Read read)
    {
        string text = $"HWACT_READ({CType.Storage(read.Table.Type)}, {CNames.Table(kernel, read.Table)}, {Text(read.Address)})";
        return definition.Computed == definition.Type ? text : $"({CType.Storage(definition.Type)}){text}";
    }

    /// <inheritdoc/>
    public string Visit(Count count) => $"{CNames.RankFunction(kernel, count.Table)}({Text(count.Source)})";

    /// <inheritdoc/>
    /// <remarks>A function returns the pattern; that of a negative number is more by 2^bits.</remarks>
    public string Visit(Network network)
    {
        string pattern = $"{CNames.Network(kernel, definition.Name)}({Text(network.Source)})";
        string sign = CLiteral.Of(1L << (network.Logic.Type.Bits - 1));
        return network.Logic.Type.Signed ? $"(int32_t)({pattern} ^ {sign}u) - {sign}" : $"(int32_t){pattern}";
    }

    /// <inheritdoc/>
    public string Visit(Register register) => throw new NotSupportedException("Software has no clock.");

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

    private string Narrowed(string text) =>
        definition.Computed.Bits > definition.Type.Bits ? $"({CType.Storage(definition.Type)})({text})" : text;
}
