using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>
/// One adder for a + (b + c) where c is one bit: it is the carry into the sum of a and b. {a, 1} + {b, c} has that sum above its lowest bit, in a way that
/// every synthesis tool reads as one chain.
/// </summary>
internal sealed class CarryIns
{
    private readonly Dictionary<string, Definition> known;
    private readonly ILookup<string, Operand> read;
    private readonly List<Definition> made = [];

    private CarryIns(LoweredProgram program)
    {
        known = program.Definitions.ToDictionary(definition => definition.Name, StringComparer.Ordinal);
        read = program.Operands.ToLookup(operand => operand.Signal.Name, StringComparer.Ordinal);
    }

    /// <summary>The program with one adder in place of two wherever one of them adds a bit; the same where none does.</summary>
    public static LoweredProgram In(LoweredProgram program)
    {
        var carries = new CarryIns(program);
        foreach (Definition definition in program.Definitions)
        {
            carries.Add(definition);
        }

        return carries.made.Count == program.Definitions.Length ? program : new LoweredProgram(program.Kernel, [.. carries.made], program.Result).WithoutUnread();
    }

    private void Add(Definition definition)
    {
        if (definition.Primitive is Sum sum && (Parts(sum.Left, sum.Right) ?? Parts(sum.Right, sum.Left)) is (Operand one, Operand other, Operand carry)
            && ((string[])["_left", "_right", "_wide"]).All(suffix => !known.ContainsKey(definition.Name + suffix)))
        {
            int bits = definition.Type.Bits;
            Operand left = Define(definition.Name + "_left", new Concatenation(one with { Bits = bits }, new Operand(Signal.Literal(1), Unsigned(1), 0, 1, Signed: false, Cast: false), 1), bits + 1);
            Operand right = Define(definition.Name + "_right", new Concatenation(other with { Bits = bits }, carry with { Bits = 1 }, 1), bits + 1);
            Operand wide = Define(definition.Name + "_wide", new Sum(left, right), bits + 1, "the lowest bit of one operand is the carry in");
            made.Add(definition with { Primitive = new Slice(wide with { Lowest = 1, Bits = bits }, bits) });
            return;
        }

        made.Add(definition);
    }

    // a, b and c of a + (b + c), where nothing else reads the sum in brackets and none of its bits is cut off.
    private (Operand One, Operand Other, Operand Carry)? Parts(Operand one, Operand added) =>
        one.Signal.IsLiteral || added.Lowest != 0 || added.Bits < added.From.Bits || !known.TryGetValue(added.Signal.Name, out Definition? inner) || inner.Primitive is not Sum sum || read[added.Signal.Name].Skip(1).Any() ? null
        : IsBit(sum.Right) && IsWhole(sum.Left) ? (one, sum.Left, sum.Right)
        : IsBit(sum.Left) && IsWhole(sum.Right) ? (one, sum.Right, sum.Left)
        : null;

    private static bool IsBit(Operand operand) => !operand.Signal.IsLiteral && operand is { Lowest: 0, From: { Bits: 1, Signed: false } };

    private static bool IsWhole(Operand operand) => !operand.Signal.IsLiteral && operand.Lowest == 0 && operand.Bits >= operand.From.Bits;

    private Operand Define(string name, Primitive primitive, int bits, string remark = "")
    {
        IntegerType type = Unsigned(bits);
        made.Add(new Definition(name, type, type, primitive, remark));
        return new Operand(new Signal(name, new ValueRange(type.Min, type.Max)), type, 0, bits, Signed: false, Cast: false);
    }

    private static IntegerType Unsigned(int bits) => new(signed: false, bits);
}
