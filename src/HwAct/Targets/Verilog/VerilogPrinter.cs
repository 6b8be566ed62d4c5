using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>Prints primitives in exact widths as the lines of Verilog expressions.</summary>
internal sealed class VerilogPrinter : IPrimitiveVisitor<string[]>
{
    private readonly IntegerType type;

    private VerilogPrinter(IntegerType type) => this.type = type;

    /// <summary>The expression that drives a wire.</summary>
    public static string[] Of(Definition definition) => definition.Primitive.Accept(new VerilogPrinter(definition.Type));

    /// <summary>An operand at the width that it is read at, extended or cut explicitly.</summary>
    public static string Text(Operand operand)
    {
        string bits = !operand.Signal.IsLiteral ? Bits(operand)
            : operand.Signed && !operand.Cast ? VerilogLiteral.Signed(operand.Signal.Value, operand.Bits)
            : VerilogLiteral.Modular(operand.Signal.Value, operand.Bits);
        return operand.Cast ? $"$signed({bits})" : bits;
    }

    /// <summary>Some bits of a port or wire: <c>x</c>, <c>x[7]</c>, <c>x[7:4]</c>.</summary>
    public static string Select(string name, IntegerType type, int lowest, int bits) => bits == type.Bits ? name
        : bits == 1 ? string.Create(CultureInfo.InvariantCulture, $"{name}[{lowest}]")
        : string.Create(CultureInfo.InvariantCulture, $"{name}[{lowest + bits - 1}:{lowest}]");

    /// <inheritdoc/>
    public string[] Visit(Sum sum) => [$"{Text(sum.Left)} + {Text(sum.Right)}"];

    /// <inheritdoc/>
    public string[] Visit(Difference difference) => [$"{Text(difference.Left)} - {Text(difference.Right)}"];

    /// <inheritdoc/>
    public string[] Visit(Negation negation) => [$"-{Text(negation.Source)}"];

    /// <inheritdoc/>
    public string[] Visit(Product product) => [$"{Factor(product.Left)} * {Factor(product.Right)}"];

    /// <inheritdoc/>
    /// <remarks>A module of its own drives the wire.</remarks>
    public string[] Visit(Magnitude magnitude) => [];

    /// <inheritdoc/>
    public string[] Visit(Inversion inversion) => inversion.IsAlways ? [$"~{Text(inversion.Source)}"] : [$"{Text(inversion.Source)} ^ {Repeat(type.Bits, Condition(inversion.Condition))}"];

    /// <inheritdoc/>
    public string[] Visit(Multiple multiple)
    {
        string digit = Text(multiple.Digit);
        string inverted = Inverted(multiple);
        return
        [
            $"({digit} == 2'd3) ? {inverted}",
            $": ({digit} == 2'd2) ? {(type.Bits == 1 ? VerilogLiteral.Zeros(1) : $"{{{Text(multiple.Place with { Bits = type.Bits - 1 })}, 1'd0}}")}",
            $": ({digit} == 2'd1) ? {Text(multiple.Place with { Bits = type.Bits })} : {VerilogLiteral.Zeros(type.Bits)}",
        ];
    }

    /// <summary>A multiple without a choice of zero, of which synthesis would make the reset of a register behind it: its route takes longer than the LUT.</summary>
    public static string[] Gated(Definition definition, Multiple multiple)
    {
        int bits = definition.Type.Bits;
        string digit = Text(multiple.Digit);
        return
        [
            $"({Repeat(bits, $"({digit} == 2'd1)")} & {Text(multiple.Place with { Bits = bits })})",
            .. bits == 1 ? Array.Empty<string>() : [$"| ({Repeat(bits, $"({digit} == 2'd2)")} & {{{Text(multiple.Place with { Bits = bits - 1 })}, 1'd0}})"],
            $"| ({Repeat(bits, $"({digit} == 2'd3)")} & {new VerilogPrinter(definition.Type).Inverted(multiple)})",
        ];
    }

    /// <inheritdoc/>
    public string[] Visit(Concatenation concatenation) => [$"{{{Text(concatenation.High)}, {Text(concatenation.Low)}}}"];

    /// <inheritdoc/>
    public string[] Visit(Comparison comparison) => [Condition(comparison)];

    /// <inheritdoc/>
    public string[] Visit(Selection selection) => [$"{Condition(selection.Condition)} ? {Text(selection.WhenTrue)} : {Text(selection.WhenFalse)}"];

    /// <inheritdoc/>
    public string[] Visit(ShiftUp shift) => shift.Amount.Signal is { IsLiteral: true } amount
        ? [$"{{{Text(shift.Source)}, {VerilogLiteral.Zeros((int)amount.Value)}}}"]
        : [$"{Text(shift.Source)} << {Text(shift.Amount)}"];

    /// <inheritdoc/>
    public string[] Visit(ShiftDown shift) => [$"{Text(shift.Source)} {(shift.Source.Signed ? ">>>" : ">>")} {Text(shift.Amount)}"];

    /// <inheritdoc/>
    public string[] Visit(Slice slice) => [Text(slice.Source)];

    /// <inheritdoc/>
    /// <remarks>The memory or function of the table drives the wire, further down in the module.</remarks>
    public string[] Visit(Read read) => [];

    /// <inheritdoc/>
    /// <remarks>A sum of comparisons.</remarks>
    public string[] Visit(Count count)
    {
        string[] terms =
        [
            .. count.Passed > 0 ? [VerilogLiteral.Modular(count.Passed, type.Bits)] : Array.Empty<string>(),
            .. count.Limits.Select(limit => Passes(count.Source, limit)),
        ];
        return [terms[0], .. terms.Skip(1).Select(term => "+ " + term)];
    }

    /// <inheritdoc/>
    /// <remarks>The block of the network drives the wire, further down in the module.</remarks>
    public string[] Visit(Network network) => [];

    /// <inheritdoc/>
    /// <remarks>What it takes over at a clock.</remarks>
    public string[] Visit(Register register) => [Text(register.Source)];

    /// <summary>A condition, in parentheses where it is more than a bit.</summary>
    public static string Condition(Comparison comparison)
    {
        string sign = comparison.Relation switch
        {
            Relation.Less => "<",
            Relation.Greater => ">",
            Relation.Equal => "==",
            _ => "!=",
        };

        // A single bit is its own condition.
        return comparison is { Relation: Relation.NotEqual, Left.Bits: 1 }
            ? Text(comparison.Left)
            : $"({Text(comparison.Left)} {sign} {Text(comparison.Right)})";
    }

    // Beside a signed factor an unsigned one has a zero for its sign, written as the one bit it is.
    private static string Factor(Operand factor) => factor is { Cast: true, Signal: { IsLiteral: false, Name: string name } }
        ? $"$signed({{1'b0, {name}}})"
        : Text(factor);

    private static string Bits(Operand operand)
    {
        (string name, IntegerType from, int lowest, int bits) = (operand.Signal.Name, operand.From, operand.Lowest, operand.Bits);
        int there = Math.Min(bits, from.Bits - lowest);
        if (there <= 0)
        {
            return from.Signed ? Repeat(bits, Select(name, from, from.Bits - 1, 1)) : VerilogLiteral.Zeros(bits);
        }

        string part = Select(name, from, lowest, there);
        int missing = bits - there;
        return missing == 0 ? part
            : !from.Signed ? $"{{{VerilogLiteral.Zeros(missing)}, {part}}}"
            : there == 1 ? Repeat(bits, part)
            : $"{{{Repeat(missing, Select(name, from, from.Bits - 1, 1))}, {part}}}";
    }

    private static string Repeat(int count, string bit) => count == 1 ? bit : string.Create(CultureInfo.InvariantCulture, $"{{{count}{{{bit}}}}}");

    private string Inverted(Multiple multiple) => type.Bits <= multiple.Bits
            ? $"~{Text(multiple.Place with { Bits = type.Bits })}"
            : $"{{{VerilogLiteral.Zeros(type.Bits - multiple.Bits)}, ~{Text(multiple.Place)}}}";

    private string Passes(Operand source, long limit)
    {
        string literal = source.Signed ? VerilogLiteral.Signed(limit, source.Bits) : VerilogLiteral.Modular(limit, source.Bits);
        string passes = $"{Text(source)} >= {literal}";
        return type.Bits == 1 ? $"({passes})" : $"{{{VerilogLiteral.Zeros(type.Bits - 1)}, {passes}}}";
    }
}
