using System.Numerics;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>Prints primitives in exact widths as VHDL-2008: what a signal is assigned, one or more lines. Every operand is a vector of exactly the bits
/// that are read, of type unsigned where it is a pattern, signed where its sign counts.</summary>
internal sealed class VhdlPrinter : IPrimitiveVisitor<string[]>
{
    // Integers of VHDL have 32 bits.
    private const int IntegerBits = 31;

    private readonly string name;
    private readonly IntegerType type;

    private VhdlPrinter(Definition definition) => (name, type) = (definition.Name, definition.Type);

    /// <summary>What a wire or register is assigned.</summary>
    public static string[] Of(Definition definition) => definition.Primitive.Accept(new VhdlPrinter(definition));

    /// <summary>The type of a signal.</summary>
    public static string TypeOf(IntegerType type) => string.Create(CultureInfo.InvariantCulture, $"{(type.Signed ? "signed" : "unsigned")}({type.Bits - 1} downto 0)");

    /// <summary>An operand as a value of a type of as many bits.</summary>
    public static string As(IntegerType type, Operand operand) => type.Signed ? SignedText(operand) : UnsignedText(operand);

    /// <summary>A number as a vector.</summary>
    public static string Literal(long value, int bits, bool signed)
    {
        BigInteger modulus = BigInteger.One << bits;
        BigInteger pattern = ((value % modulus) + modulus) % modulus;
        BigInteger number = signed && pattern >= modulus / 2 ? pattern - modulus : pattern;
        string kind = signed ? "signed" : "unsigned";
        return BigInteger.Abs(number) < BigInteger.One << IntegerBits
            ? string.Create(CultureInfo.InvariantCulture, $"to_{kind}({number}, {bits})")
            : $"{kind}'(\"{string.Concat(Enumerable.Range(0, bits).Select(bit => (pattern >> (bits - 1 - bit)).IsEven ? '0' : '1'))}\")";
    }

    /// <inheritdoc/>
    public string[] Visit(Sum sum) => [Own($"{UnsignedText(sum.Left)} + {UnsignedText(sum.Right)}")];

    /// <inheritdoc/>
    public string[] Visit(Difference difference) => [Own($"{UnsignedText(difference.Left)} - {UnsignedText(difference.Right)}")];

    /// <inheritdoc/>
    public string[] Visit(Negation negation) => [Own($"{Literal(0, negation.Source.Bits, signed: false)} - {UnsignedText(negation.Source)}")];

    /// <inheritdoc/>
    public string[] Visit(Product product)
    {
        bool signed = product.Left.Signed || product.Right.Signed;
        string exact = signed ? $"unsigned({SignedText(product.Left)} * {SignedText(product.Right)})" : $"{UnsignedText(product.Left)} * {UnsignedText(product.Right)}";
        return [Own(string.Create(CultureInfo.InvariantCulture, $"resize({exact}, {type.Bits})"))];
    }

    /// <inheritdoc/>
    public string[] Visit(Magnitude magnitude) => [Own($"unsigned(abs {SignedText(magnitude.Source)})")];

    /// <inheritdoc/>
    public string[] Visit(Inversion inversion) => inversion.IsAlways ? [Own($"not {UnsignedText(inversion.Source)}")] :
        [Own($"not {UnsignedText(inversion.Source)}"), $"when {Condition(inversion.Condition)} else {Own(UnsignedText(inversion.Source))}"];

    /// <inheritdoc/>
    public string[] Visit(Multiple multiple)
    {
        string digit = UnsignedText(multiple.Digit);
        string inverted = type.Bits <= multiple.Bits
            ? Own($"not {UnsignedText(multiple.Place with { Bits = type.Bits })}")
            : Joined(Literal(0, type.Bits - multiple.Bits, signed: false), $"not {UnsignedText(multiple.Place)}");
        string doubled = type.Bits == 1 ? Literal(0, 1, type.Signed) : Joined(UnsignedText(multiple.Place with { Bits = type.Bits - 1 }), Literal(0, 1, signed: false));
        return
        [
            inverted,
            $"when {digit} = 3 else {doubled}",
            $"when {digit} = 2 else {Own(UnsignedText(multiple.Place with { Bits = type.Bits }))}",
            $"when {digit} = 1 else {Literal(0, type.Bits, type.Signed)}",
        ];
    }

    /// <inheritdoc/>
    public string[] Visit(Concatenation concatenation) => [Joined(UnsignedText(concatenation.High), UnsignedText(concatenation.Low))];

    /// <inheritdoc/>
    public string[] Visit(Comparison comparison) => [$"\"1\" when {Condition(comparison)} else \"0\""];

    /// <inheritdoc/>
    public string[] Visit(Selection selection) =>
        [Own(UnsignedText(selection.WhenTrue)), $"when {Condition(selection.Condition)} else {Own(UnsignedText(selection.WhenFalse))}"];

    /// <inheritdoc/>
    public string[] Visit(ShiftUp shift)
    {
        string source = UnsignedText(shift.Source);
        return shift.Amount.Signal is not { IsLiteral: true } amount ? [Own($"shift_left({source}, to_integer({UnsignedText(shift.Amount)}))")]
            : amount.Value == 0 ? [Own(source)]
            : [Joined(source, Literal(0, (int)amount.Value, signed: false))];
    }

    /// <inheritdoc/>
    public string[] Visit(ShiftDown shift)
    {
        string amount = $"to_integer({UnsignedText(shift.Amount)})";
        return [Own(shift.Source.Signed ? $"unsigned(shift_right({SignedText(shift.Source)}, {amount}))" : $"shift_right({UnsignedText(shift.Source)}, {amount})")];
    }

    /// <inheritdoc/>
    public string[] Visit(Slice slice) => [Own(UnsignedText(slice.Source))];

    /// <inheritdoc/>
    public string[] Visit(Read read)
    {
        string word = $"{VhdlNames.OfTable(read.Table)}(to_integer({UnsignedText(read.Address)}))";
        return [read.Table.Type.Signed == type.Signed ? word : Own(read.Table.Type.Signed ? $"unsigned({word})" : word)];
    }

    /// <inheritdoc/>
    /// <remarks>A sum of comparisons.</remarks>
    public string[] Visit(Count count)
    {
        string source = count.Source.Signed ? SignedText(count.Source) : UnsignedText(count.Source);
        string[] terms =
        [
            .. count.Passed > 0 ? [Literal(count.Passed, type.Bits, signed: false)] : Array.Empty<string>(),
            .. count.Limits.Select(limit => string.Create(CultureInfo.InvariantCulture, $"one_if({source} >= {Literal(limit, count.Source.Bits, count.Source.Signed)}, {type.Bits})")),
        ];
        return type.Signed ? [$"signed({terms[0]}", .. terms.Skip(1).Select(term => "+ " + term), ")"] : [terms[0], .. terms.Skip(1).Select(term => "+ " + term)];
    }

    /// <inheritdoc/>
    /// <remarks>A function of the bits that are read.</remarks>
    public string[] Visit(Network network)
    {
        string bits = string.Join(" & ", network.Reads.Reverse().Select(UnsignedText));
        return [Own(string.Create(CultureInfo.InvariantCulture, $"resize({VhdlNetwork.FunctionOf(name)}(unsigned'({bits})), {type.Bits})"))];
    }

    /// <inheritdoc/>
    public string[] Visit(Register register) => [As(type, register.Source)];

    private static string Condition(Comparison comparison)
    {
        string sign = comparison.Relation switch
        {
            Relation.Less => "<",
            Relation.Greater => ">",
            Relation.Equal => "=",
            _ => "/=",
        };
        return comparison.Left.Signed
            ? $"{SignedText(comparison.Left)} {sign} {SignedText(comparison.Right)}"
            : $"{UnsignedText(comparison.Left)} {sign} {UnsignedText(comparison.Right)}";
    }

    private static string SignedText(Operand operand) => operand.Signal.IsLiteral ? Literal(operand.Signal.Value, operand.Bits, signed: true)
        : operand.From.Signed && operand.Bits == operand.From.Bits && operand.Lowest == 0 ? VhdlNames.Of(operand.Signal.Name)
        : $"signed({UnsignedText(operand)})";

    private static string UnsignedText(Operand operand)
    {
        if (operand.Signal.IsLiteral)
        {
            return Literal(operand.Signal.Value, operand.Bits, signed: false);
        }

        (string signal, IntegerType from, int lowest, int bits) = (VhdlNames.Of(operand.Signal.Name), operand.From, operand.Lowest, operand.Bits);
        int there = Math.Min(bits, from.Bits - lowest);
        if (there <= 0)
        {
            return from.Signed ? Extended($"{signal}({from.Bits - 1} downto {from.Bits - 1})") : Literal(0, bits, signed: false);
        }

        string part = there == from.Bits ? signal : string.Create(CultureInfo.InvariantCulture, $"{signal}({lowest + there - 1} downto {lowest})");
        return there < bits ? Extended(part)
            : from.Signed ? $"unsigned({part})"
            : part;

        string Extended(string what)
        {
            string resized = string.Create(CultureInfo.InvariantCulture, $"resize({what}, {bits})");
            return from.Signed ? $"unsigned({resized})" : resized;
        }
    }

    // Where a table of vectors is declared, two vectors beside each other could be two of its words: the type is said.
    private string Joined(string high, string low) => type.Signed ? $"signed(unsigned'({high} & {low}))" : $"{high} & {low}";

    private string Own(string pattern) => type.Signed ? $"signed({pattern})" : pattern;
}
