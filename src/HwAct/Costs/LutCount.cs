using System.Numerics;
using HwAct.Kernels;
using HwAct.Lowering;

namespace HwAct.Costs;

/// <summary>About how many LUT4 and carry cells a program in exact widths takes on an FPGA (iCE40; no multipliers, no memories).</summary>
/// <remarks>Adders, comparators and choices are counted bit by bit, only as far as something reads the bit; tables by what changes from
/// entry to entry.</remarks>
internal sealed class LutCount : IPrimitiveVisitor<LutCost>
{
    private readonly Dictionary<string, Definition> definitions;
    private readonly Dictionary<string, ulong> read = new(StringComparer.Ordinal);
    private readonly bool withTables;

    // Of the definition that is being counted.
    private ulong bits;

    private LutCount(LoweredProgram program, bool withTables) =>
        (definitions, this.withTables) = (program.Definitions.ToDictionary(definition => definition.Name, StringComparer.Ordinal), withTables);

    /// <summary>The count of a kernel.</summary>
    public static LutCost Of(KernelProgram kernel) => Of(kernel, withTables: true);

    /// <summary>The count of what is beside the tables, which are in block RAM.</summary>
    public static LutCost OfLogic(KernelProgram kernel) => Of(kernel, withTables: false);

    private static LutCost Of(KernelProgram kernel, bool withTables)
    {
        LoweredProgram program = ExactWidths.Of(kernel);
        var count = new LutCount(program, withTables);
        count.Read(program.Result, ulong.MaxValue);
        var total = default(LutCost);
        foreach (Definition definition in program.Definitions.Reverse())
        {
            // What nothing reads is not built.
            count.bits = count.read.GetValueOrDefault(definition.Name) & Low(definition.Type.Bits);
            if (count.bits != 0)
            {
                total += definition.Primitive.Accept(count);
            }
        }

        return total;
    }

    /// <inheritdoc/>
    public LutCost Visit(Sum sum) => Adder(sum.Left, sum.Right);

    /// <inheritdoc/>
    public LutCost Visit(Difference difference) => Adder(difference.Left, difference.Right);

    /// <inheritdoc/>
    public LutCost Visit(Negation negation) => Chain(negation.Source, 0);

    /// <inheritdoc/>
    public LutCost Visit(Magnitude magnitude) => Chain(magnitude.Source, 0);

    /// <inheritdoc/>
    public LutCost Visit(Inversion inversion)
    {
        Read(inversion.Source, bits);
        return Condition(inversion.Condition) + new LutCost(IsArithmetic(inversion.Source) ? 0 : Count(bits), 0);
    }

    /// <inheritdoc/>
    public LutCost Visit(Multiple multiple)
    {
        Read(multiple.Digit, 3);
        Read(multiple.Place, bits | (bits >> 1));
        return new LutCost(Count(bits), 0);
    }

    /// <inheritdoc/>
    public LutCost Visit(Product product)
    {
        Read(product.Left, ulong.MaxValue);
        Read(product.Right, ulong.MaxValue);
        (double left, double right) = (product.Left.Bits, product.Right.Bits);
        double rows = product.Right.Signal.IsLiteral ? NonZeroDigits(product.Right.Signal.Value) - 1
            : product.Left.Signal.IsLiteral ? NonZeroDigits(product.Left.Signal.Value) - 1
            : Math.Min(left, right) - 1;
        double columns = Math.Max(left, right) + 1;
        bool isConstant = product.Right.Signal.IsLiteral || product.Left.Signal.IsLiteral;
        return new LutCost((isConstant ? 1 : 1.9) * rows * columns, rows * columns);
    }

    /// <inheritdoc/>
    public LutCost Visit(Concatenation concatenation)
    {
        Read(concatenation.High, bits >> concatenation.Bits);
        Read(concatenation.Low, bits);
        return default;
    }

    /// <inheritdoc/>
    public LutCost Visit(Comparison comparison) => Condition(comparison);

    /// <inheritdoc/>
    public LutCost Visit(Selection selection)
    {
        Read(selection.WhenTrue, bits);
        Read(selection.WhenFalse, bits);
        bool isWired = selection.WhenTrue.Signal.IsLiteral && selection.WhenFalse.Signal.IsLiteral;
        return Condition(selection.Condition) + new LutCost(isWired ? 0 : Count(bits), 0);
    }

    /// <inheritdoc/>
    public LutCost Visit(ShiftUp shift)
    {
        if (shift.Amount.Signal.IsLiteral)
        {
            Read(shift.Source, bits >> (int)shift.Amount.Signal.Value);
            return default;
        }

        return Barrel(shift.Source, shift.Amount);
    }

    /// <inheritdoc/>
    public LutCost Visit(ShiftDown shift) => Barrel(shift.Source, shift.Amount);

    /// <inheritdoc/>
    public LutCost Visit(Slice slice)
    {
        Read(slice.Source, bits);
        return default;
    }

    /// <inheritdoc/>
    public LutCost Visit(Read read)
    {
        Read(read.Address, ulong.MaxValue);
        return withTables ? new LutCost(TableLuts.Of(read.Table, bits), 0) : default;
    }

    /// <inheritdoc/>
    public LutCost Visit(Count count)
    {
        Read(count.Source, ulong.MaxValue);
        return new LutCost(count.Limits.Length * 3, count.Limits.Length * count.Source.Bits);
    }

    /// <inheritdoc/>
    /// <remarks>Exactly: its tables stay what they are.</remarks>
    public LutCost Visit(Network network)
    {
        foreach (Operand bit in network.Operands)
        {
            Read(bit, 1);
        }

        return new LutCost(network.Logic.LutCount, 0);
    }

    /// <inheritdoc/>
    public LutCost Visit(Register register)
    {
        Read(register.Source, bits);
        return default;
    }

    private static ulong Low(int count) => count >= 64 ? ulong.MaxValue : (1UL << count) - 1;

    private static int Count(ulong pattern) => BitOperations.PopCount(pattern);

    // As canonical signed digits.
    private static int NonZeroDigits(long value) => BitOperations.PopCount((ulong)Math.Abs(value) ^ (3 * (ulong)Math.Abs(value)));

    // As far as the highest bit that is read; low bits of which one operand is wired zero are the other's.
    private LutCost Adder(Operand left, Operand right)
    {
        Read(left, Below(bits));
        Read(right, Below(bits));
        int passed = Math.Max(LowZeros(left), LowZeros(right));
        return new LutCost(Count(bits >> passed), Math.Max(0, Highest(bits) - passed));
    }

    private LutCost Chain(Operand source, int passed)
    {
        Read(source, ulong.MaxValue);
        return new LutCost(Count(bits), Math.Max(0, Highest(bits) - passed));
    }

    private LutCost Barrel(Operand source, Operand amount)
    {
        Read(source, ulong.MaxValue);
        Read(amount, ulong.MaxValue);
        return new LutCost(0.7 * Count(bits) * amount.Bits, 0);
    }

    private LutCost Condition(Comparison comparison)
    {
        Read(comparison.Left, ulong.MaxValue);
        Read(comparison.Right, ulong.MaxValue);
        int width = comparison.Left.Bits;
        bool isWired = comparison.Right.Signal.IsLiteral || comparison.Left.Signal.IsLiteral;
        return width == 1 ? default
            : comparison.Relation is Relation.Equal or Relation.NotEqual ? new LutCost((isWired ? width : 2 * width) / 3.0, 0)
            : new LutCost(isWired ? 2 : width / 2.0, width);
    }

    private int LowZeros(Operand operand)
    {
        if (operand.Signal.IsLiteral)
        {
            return operand.Signal.Value == 0 ? operand.Bits : BitOperations.TrailingZeroCount(operand.Signal.Value);
        }

        return operand.Lowest == 0 && definitions.GetValueOrDefault(operand.Signal.Name)?.Primitive is ShiftUp { Amount.Signal: { IsLiteral: true } amount }
            ? (int)amount.Value
            : 0;
    }

    private bool IsArithmetic(Operand operand) =>
        definitions.GetValueOrDefault(operand.Signal.Name)?.Primitive is Sum or Difference or Negation;

    private static int Highest(ulong pattern) => 63 - BitOperations.LeadingZeroCount(pattern);

    private static ulong Below(ulong pattern) => Low(Highest(pattern) + 1);

    // Bits of an operand, as bits of what it reads.
    private void Read(Operand operand, ulong pattern)
    {
        if (operand.Signal.IsLiteral)
        {
            return;
        }

        ulong shifted = (pattern & Low(operand.Bits)) << operand.Lowest;
        ulong own = Low(operand.From.Bits);
        ulong sign = (shifted & ~own) != 0 && operand.From.Signed ? 1UL << (operand.From.Bits - 1) : 0;
        read[operand.Signal.Name] = read.GetValueOrDefault(operand.Signal.Name) | (shifted & own) | sign;
    }
}
