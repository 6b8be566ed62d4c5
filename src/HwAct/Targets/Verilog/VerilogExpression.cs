using HwAct.Kernels;
using HwAct.Kernels.Operations;
using HwAct.Kernels.Ranges;
using HwAct.Numerics;

namespace HwAct.Targets.Verilog;

/// <summary>
/// Prints steps as Verilog expressions of exactly the width of the step's wire. Sums and differences are computed modulo that
/// width, which is exact because the proven range fits it; products keep their operands narrow, so synthesis sees the small
/// multiplier; shifts by constants are part selects.
/// </summary>
internal sealed class VerilogExpression(PrintedProgram program, VerilogOperand operand)
{
    /// <summary>The lines of the expression that drives the wire of a step.</summary>
    /// <param name="step">Any step but a look-up, which reads a memory or a function.</param>
    /// <param name="bits">Width of the wire.</param>
    public string[] Of(Step step, int bits) => step switch
    {
        Add s => [Sum(s, bits)],
        Subtract s when program.Resolve(s.Left) is Constant { Value: 0 } => [$"-{operand.Bits(s.Right, bits)}"],
        Subtract s => [$"{operand.Bits(s.Left, bits)} - {operand.Bits(s.Right, bits)}"],
        Multiply s => [Product(s, bits)],
        Minimum s => [$"({Compare(s.Left, "<", s.Right)}) ? {operand.Bits(s.Left, bits)} : {operand.Bits(s.Right, bits)}"],
        Maximum s => [$"({Compare(s.Left, "<", s.Right)}) ? {operand.Bits(s.Right, bits)} : {operand.Bits(s.Left, bits)}"],
        Less s => [$"({Compare(s.Left, "<", s.Right)})"],
        Equal s => [$"({Compare(s.Left, "==", s.Right)})"],
        Select s => [$"{Condition(s.Condition)} ? {operand.Bits(s.WhenTrue, bits)} : {operand.Bits(s.WhenFalse, bits)}"],
        ShiftLeft s => [Scale(s, bits)],
        ShiftRight s when program.Resolve(s.Right) is Constant by => [operand.Slice(s.Left, (int)by.Value, bits)],
        ShiftRight s => [Shift(s)],
        LowBits s => [operand.Bits(s.Source, bits)],
        Rank s => Count(s, bits),
        _ => throw new KernelException($"{step} has no form in Verilog."),
    };

    /// <summary>The width at which a right shift by a step is computed; its wire may be narrower.</summary>
    public int ShiftWidth(ShiftRight step) => operand.TypeOf(step.Left).Bits;

    private string Sum(Add step, int bits) => program.Resolve(step.Right) is Constant { Value: < 0 and > long.MinValue } negative
        ? $"{operand.Bits(step.Left, bits)} - {VerilogLiteral.Modular(-negative.Value, bits)}"
        : $"{operand.Bits(step.Left, bits)} + {operand.Bits(step.Right, bits)}";

    private string Product(Multiply step, int bits)
    {
        IntegerType left = operand.TypeOf(step.Left);
        IntegerType right = operand.TypeOf(step.Right);
        bool signed = left.Signed || right.Signed;
        int widest = Math.Max(SignedBits(left, signed), SignedBits(right, signed));
        if (widest > bits)
        {
            return $"{operand.Bits(step.Left, bits)} * {operand.Bits(step.Right, bits)}";
        }

        return signed
            ? $"{operand.Signed(step.Left)} * {operand.Signed(step.Right)}"
            : $"{operand.Whole(step.Left)} * {operand.Whole(step.Right)}";
    }

    private static int SignedBits(IntegerType type, bool signed) => type.Bits + (signed && !type.Signed ? 1 : 0);

    private string Compare(Step left, string relation, Step right)
    {
        ValueRange a = program.RangeOf(left);
        ValueRange b = program.RangeOf(right);
        IntegerType common = IntegerType.Holding(Math.Min(a.Min, b.Min), Math.Max(a.Max, b.Max));
        int bits = Math.Max(common.Bits, Math.Max(operand.TypeOf(left).Bits, operand.TypeOf(right).Bits));
        return common.Signed
            ? $"{operand.SignedBits(left, bits)} {relation} {operand.SignedBits(right, bits)}"
            : $"{operand.Bits(left, bits)} {relation} {operand.Bits(right, bits)}";
    }

    private string Condition(Step step) => operand.TypeOf(step).Bits == 1
        ? operand.Whole(step)
        : $"({operand.Whole(step)} != {VerilogLiteral.Zeros(operand.TypeOf(step).Bits)})";

    private string Scale(ShiftLeft step, int bits)
    {
        if (program.Resolve(step.Right) is not Constant by)
        {
            return $"{operand.Bits(step.Left, bits)} << {operand.Whole(step.Right)}";
        }

        int zeros = (int)by.Value;
        return zeros < bits ? $"{{{operand.Bits(step.Left, bits - zeros)}, {VerilogLiteral.Zeros(zeros)}}}" : VerilogLiteral.Zeros(bits);
    }

    private string Shift(ShiftRight step) => operand.TypeOf(step.Left).Signed
        ? $"{operand.Whole(step.Left)} >>> {operand.Whole(step.Right)}"
        : $"{operand.Whole(step.Left)} >> {operand.Whole(step.Right)}";

    // A sum of comparisons: breakpoints that every value passes count as a constant, those that none passes are left out.
    private string[] Count(Rank step, int bits)
    {
        ValueRange range = program.RangeOf(step.Source);
        int passed = step.Table.Entries.Count(entry => entry <= range.Min);
        IntegerType type = operand.TypeOf(step.Source);
        List<string> terms = passed > 0 ? [VerilogLiteral.Modular(passed, bits)] : [];
        foreach (long entry in step.Table.Entries.Where(entry => entry > range.Min && entry <= range.Max))
        {
            string limit = type.Signed ? VerilogLiteral.Signed(entry, type.Bits) : VerilogLiteral.Modular(entry, type.Bits);
            string reached = $"{operand.Whole(step.Source)} >= {limit}";
            terms.Add(bits == 1 ? $"({reached})" : $"{{{VerilogLiteral.Zeros(bits - 1)}, {reached}}}");
        }

        return terms.Count == 0 ? [VerilogLiteral.Zeros(bits)] : [terms[0], .. terms.Skip(1).Select(term => "+ " + term)];
    }
}
