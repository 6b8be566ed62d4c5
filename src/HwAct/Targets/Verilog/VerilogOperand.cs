using System.Globalization;
using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Targets.Verilog;

/// <summary>
/// Prints operands at the width that an operation needs, extended or cut explicitly, and keeps account of the bits that are read,
/// so that bits which nothing reads can be named as such: linters then have nothing to say.
/// </summary>
internal sealed class VerilogOperand(PrintedProgram program)
{
    private readonly Dictionary<string, ulong> read = new(StringComparer.Ordinal);

    /// <summary>Type of the wire of a step; of a constant, the narrowest type that holds it.</summary>
    public IntegerType TypeOf(Step step) => program.Resolve(step) is Input input ? input.Port.Type : program.RangeOf(step).Type;

    /// <summary>The low <paramref name="bits"/> bits of a step's value, extended by its sign where it is narrower.</summary>
    public string Bits(Step step, int bits)
    {
        if (program.Resolve(step) is Constant constant)
        {
            return VerilogLiteral.Modular(constant.Value, bits);
        }

        return Extended(NameOf(step), TypeOf(step), 0, bits);
    }

    /// <summary>Bits of a step's value from <paramref name="lowest"/> upward.</summary>
    public string Slice(Step step, int lowest, int bits) => program.Resolve(step) is Constant constant
        ? VerilogLiteral.Modular(constant.Value >> Math.Min(lowest, 63), bits)
        : Extended(NameOf(step), TypeOf(step), lowest, bits);

    /// <summary>A step at its own width, signed where its range is.</summary>
    public string Whole(Step step)
    {
        IntegerType type = TypeOf(step);
        return program.Resolve(step) is not Constant constant ? Read(NameOf(step), type, 0, type.Bits)
            : type.Signed ? VerilogLiteral.Signed(constant.Value, type.Bits)
            : VerilogLiteral.Modular(constant.Value, type.Bits);
    }

    /// <summary>A step as an operand of a signed operation, at its own width; an unsigned one gains a zero sign bit.</summary>
    /// <remarks>The sign of a literal is an operator, which would be computed at the width of the whole expression.</remarks>
    public string Signed(Step step) => (program.Resolve(step), TypeOf(step)) switch
    {
        (Constant { Value: < 0 } constant, var type) => $"$signed({VerilogLiteral.Modular(constant.Value, type.Bits)})",
        (_, { Signed: true }) => Whole(step),
        (Constant constant, var type) => VerilogLiteral.Signed(constant.Value, type.Bits + 1),
        _ => $"$signed({{1'b0, {Whole(step)}}})",
    };

    /// <summary>A step as a signed operand of exactly <paramref name="bits"/> bits.</summary>
    public string SignedBits(Step step, int bits) => program.Resolve(step) is Constant constant ? VerilogLiteral.Signed(constant.Value, bits)
        : TypeOf(step) is { Signed: true } type && type.Bits == bits ? Whole(step)
        : $"$signed({Bits(step, bits)})";

    /// <summary>Bits of a named wire, extended by its sign beyond its width.</summary>
    public string Extended(string name, IntegerType type, int lowest, int bits)
    {
        int there = Math.Min(bits, type.Bits - lowest);
        if (there <= 0)
        {
            return type.Signed ? Repeat(bits, Read(name, type, type.Bits - 1, 1)) : VerilogLiteral.Zeros(bits);
        }

        string part = Read(name, type, lowest, there);
        int missing = bits - there;
        return missing == 0 ? part
            : !type.Signed ? $"{{{VerilogLiteral.Zeros(missing)}, {part}}}"
            : there == 1 ? Repeat(bits, part)
            : $"{{{Repeat(missing, Read(name, type, type.Bits - 1, 1))}, {part}}}";
    }

    /// <summary>The bits of a wire that nothing printed so far reads, as selects; none where all are read.</summary>
    public IEnumerable<string> Unread(string name, IntegerType type)
    {
        ulong mask = read.GetValueOrDefault(name);
        int bit = 0;
        while (bit < type.Bits)
        {
            int end = bit;
            while (end < type.Bits && (mask >> end & 1) == 0)
            {
                end++;
            }

            if (end > bit)
            {
                yield return Select(name, type, bit, end - bit);
            }

            bit = end + 1;
        }
    }

    private string NameOf(Step step) => program.Resolve(step).Name;

    private string Read(string name, IntegerType type, int lowest, int bits)
    {
        ulong mask = bits == 64 ? ulong.MaxValue : ((1UL << bits) - 1) << lowest;
        read[name] = read.GetValueOrDefault(name) | mask;
        return Select(name, type, lowest, bits);
    }

    private static string Select(string name, IntegerType type, int lowest, int bits) => bits == type.Bits ? name
        : bits == 1 ? string.Create(CultureInfo.InvariantCulture, $"{name}[{lowest}]")
        : string.Create(CultureInfo.InvariantCulture, $"{name}[{lowest + bits - 1}:{lowest}]");

    private static string Repeat(int count, string bit) => count == 1 ? bit : string.Create(CultureInfo.InvariantCulture, $"{{{count}{{{bit}}}}}");
}
