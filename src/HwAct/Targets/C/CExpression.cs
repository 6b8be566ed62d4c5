using HwAct.Kernels;
using HwAct.Kernels.Operations;
using HwAct.Kernels.Ranges;

namespace HwAct.Targets.C;

/// <summary>
/// Prints steps as C expressions. Every expression is computed in a type that holds its operands and its result, so nothing
/// overflows, and no construct has an implementation-defined result: negative values are neither shifted nor masked.
/// </summary>
internal sealed class CExpression(PrintedProgram program)
{
    /// <summary>The type of the local variable that holds a step.</summary>
    public CType TypeOf(Step step) => CType.For(program.RangeOf(step));

    /// <summary>The expression that initializes the local variable of a step.</summary>
    public string Of(Step step) => step switch
    {
        Add s => Sum(s),
        Subtract s => Difference(s),
        Multiply s => Arithmetic(s, "*", s.Left, s.Right),
        Minimum s => Choice(s, $"{Value(s.Left)} < {Value(s.Right)}", s.Left, s.Right),
        Maximum s => Choice(s, $"{Value(s.Left)} > {Value(s.Right)}", s.Left, s.Right),
        Less s => $"({Value(s.Left)} < {Value(s.Right)}) ? 1 : 0",
        Equal s => $"({Value(s.Left)} == {Value(s.Right)}) ? 1 : 0",
        Select s => Choice(s, $"{Value(s.Condition)} != 0", s.WhenTrue, s.WhenFalse),
        ShiftLeft s => Scale(s),
        ShiftRight s => Floor(s),
        LowBits s => Low(s),
        Lookup s => Read(s),
        Rank s => $"{CNames.RankFunction(program.Kernel, s.Table)}({Value(s.Source)})",
        _ => throw new KernelException($"{step} has no form in C."),
    };

    /// <summary>Whether a right shift is printed in the form that negative values need.</summary>
    public bool FloorsNegative(ShiftRight step) => program.RangeOf(step.Left).Min < 0 && !IsSign(step);

    /// <summary>A step as an operand: the name of its local variable, an input, or a literal.</summary>
    public string Value(Step step) => program.Resolve(step) switch
    {
        Constant constant => CLiteral.Operand(constant.Value),
        // An unsigned 16-bit input is an unsigned int where int has 16 bits; an unsigned 32-bit one is unsigned anywhere.
        Input { Port.Type: { Signed: false, StorageBits: >= 16 } } input => $"(int32_t){input.Name}",
        var other => other.Name,
    };

    private string Choice(Step step, string condition, Step whenTrue, Step whenFalse) => Narrowed(
        $"({condition}) ? {Value(whenTrue)} : {Value(whenFalse)}",
        CType.Wider(OperandType(whenTrue), OperandType(whenFalse)),
        TypeOf(step));

    private string Sum(Add step) => program.Resolve(step.Right) is Constant { Value: < 0 and > int.MinValue } negative
        ? Arithmetic(step, "-", step.Left, new Constant(-negative.Value))
        : Arithmetic(step, "+", step.Left, step.Right);

    private string Difference(Subtract step)
    {
        CType type = CType.Wider(TypeOf(step), OperandType(step.Right));
        return program.Resolve(step.Left) is Constant { Value: 0 }
            ? Narrowed($"-{In(type, step.Right)}", type, TypeOf(step))
            : Arithmetic(step, "-", step.Left, step.Right);
    }

    private string Arithmetic(Step step, string operation, Step left, Step right)
    {
        CType type = CType.Wider(TypeOf(step), CType.Wider(OperandType(left), OperandType(right)));
        bool promoted = IsLocalOf(right, type);
        string text = $"{(promoted ? Value(left) : In(type, left))} {operation} {Value(right)}";
        return Narrowed(text, type, TypeOf(step));
    }

    // left · 2^right: C leaves the left shift of a negative value undefined, and compilers shift anyway.
    private string Scale(ShiftLeft step)
    {
        if (program.Resolve(step.Right) is Constant by)
        {
            return Arithmetic(step, "*", step.Left, new Constant(1L << (int)by.Value));
        }

        CType power = program.RangeOf(step.Right).Max > 30 ? CType.Int64 : CType.Int32;
        CType type = CType.Wider(CType.Wider(power, TypeOf(step)), OperandType(step.Left));
        return Narrowed($"{Value(step.Left)} * (({type.Name})1 << {Value(step.Right)})", type, TypeOf(step));
    }

    // The right shift of a negative value is implementation-defined; ~v = -v - 1 is not negative and floors the same way.
    // Compilers see a single arithmetic shift in the pair.
    private string Floor(ShiftRight step)
    {
        ValueRange source = program.RangeOf(step.Left);
        if (IsSign(step))
        {
            return $"({Value(step.Left)} < 0) ? -1 : 0";
        }

        CType type = program.RangeOf(step.Right).Max > 31 ? CType.Int64 : OperandType(step.Left);
        string value = IsLocalOf(step.Left, type) ? Value(step.Left) : In(type, step.Left);
        string by = Value(step.Right);
        return source switch
        {
            { Min: >= 0 } => Narrowed($"{value} >> {by}", type, TypeOf(step)),
            { Max: < 0 } => Narrowed($"~(~{value} >> {by})", type, TypeOf(step)),
            _ => Narrowed($"({Value(step.Left)} < 0) ? ~(~{value} >> {by}) : ({value} >> {by})", type, TypeOf(step)),
        };
    }

    private bool IsSign(ShiftRight step) => program.RangeOf(step) is { Min: -1, Max: 0 } && program.Resolve(step.Right) is Constant;

    // Masking a negative value depends on its representation; its conversion to unsigned is defined to be modulo 2^width.
    private string Low(LowBits step)
    {
        CType source = OperandType(step.Source);
        string value = Value(step.Source);
        if (program.RangeOf(step.Source).Min >= 0)
        {
            return Narrowed($"{value} & {CLiteral.Of((1L << step.Bits) - 1)}", source, TypeOf(step));
        }

        if (step.Bits is 8 or 16)
        {
            return $"(uint{step.Bits}_t){value}";
        }

        CType type = step.Bits > 32 ? CType.Int64 : source;
        return $"({TypeOf(step).Name})(({type.UnsignedName}){value} & {CLiteral.Mask(step.Bits)})";
    }

    private string Read(Lookup step)
    {
        string stored = CType.Storage(step.Table.Type);
        string text = $"HWACT_READ({stored}, {CNames.Table(program.Kernel, step.Table)}, {Value(step.Source)})";
        return TypeOf(step).Takes(step.Table.Type) ? text : $"({TypeOf(step).Name}){text}";
    }

    private CType OperandType(Step step) => CType.For(program.RangeOf(step));

    // Literals and inputs have whatever type C gives them; a local variable has the type it was declared with.
    private bool IsLocalOf(Step step, CType type) => program.Resolve(step) is not (Constant or Input) && OperandType(step) == type;

    private string In(CType type, Step step) => IsLocalOf(step, type) ? Value(step)
        : program.Resolve(step) is Input input ? $"({type.Name}){input.Name}"
        : $"({type.Name}){Value(step)}";

    private static string Narrowed(string text, CType from, CType to) => from.Bits > to.Bits ? $"({to.Name})({text})" : text;
}
