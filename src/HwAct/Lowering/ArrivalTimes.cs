using System.Numerics;
using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>
/// When each bit of a primitive's result is there after a clock, in picoseconds. Carry chains are followed bit by bit, so that chains one after
/// another overlap; every other bit is some levels of LUTs behind the bits that it depends on. Wiring takes no time.
/// </summary>
/// <param name="delays">The delays of the device.</param>
/// <param name="there">What is known of operands.</param>
/// <param name="bareCarry">What a result takes more that is nothing but a carry.</param>
internal sealed class ArrivalTimes(DeviceDelays delays, Arrivals there, long bareCarry) : IPrimitiveVisitor<long[]>
{
    // The address of so large a table goes to more LUTs than are near each other.
    private const long ManyBits = 1024;

    private readonly int lutInputs = delays.Inputs;

    /// <inheritdoc/>
    /// <remarks>Where neither operand has a bit, the sum is the bare carry, which leaves the chain through a LUT of its own.</remarks>
    public long[] Visit(Sum sum)
    {
        SumRows rows = RowsOf(sum);
        long[] sums = rows.Levels > 0 ? Chain([.. rows.Latest.Select((bit, index) => Math.Max(bit, rows.Latest[Math.Max(index - 1, 0)]) + (rows.Levels * (long)delays.Level))], 0)
            : Chain(rows.Latest, Math.Max(LowZeros(sum.Left), LowZeros(sum.Right)));
        return [.. sums.Select((made, bit) => rows.Latest[bit] == 0 && made > 0 ? made + bareCarry : made)];
    }

    /// <inheritdoc/>
    /// <remarks>What is taken off is inverted on its way into the chain; where a LUT makes it, in that.</remarks>
    public long[] Visit(Difference difference)
    {
        long[] bits = Latest(there.Of(difference.Left), Inverted(there.Of(difference.Right)));
        return Chain(bits, LowZeros(difference.Right));
    }

    /// <inheritdoc/>
    public long[] Visit(Negation negation) => Chain(there.Of(negation.Source), 0);

    /// <inheritdoc/>
    public long[] Visit(Magnitude magnitude)
    {
        long[] source = there.Of(magnitude.Source);
        return Chain([.. source.Select(bit => Math.Max(bit, source[^1]))], 0);
    }

    /// <inheritdoc/>
    public long[] Visit(Inversion inversion)
    {
        if (inversion.IsAlways)
        {
            return Inverted(there.Of(inversion.Source));
        }

        (long condition, int inputs) = ConditionOf(inversion.Condition, 1);
        return Levels(there.Of(inversion.Source), there.IsOpen(inversion.Source), condition, inputs);
    }

    /// <inheritdoc/>
    public long[] Visit(Multiple multiple)
    {
        long[] place = there.Of(multiple.Place);
        long digit = there.Of(multiple.Digit).Max();
        return [.. Enumerable.Range(0, multiple.Bits + 1).Select(bit =>
            Math.Max(digit, Math.Max(place[Math.Min(bit, place.Length - 1)], place[Math.Max(0, bit - 1)])) + delays.Level)];
    }

    /// <inheritdoc/>
    /// <remarks>Rows are added three at a time without carries, then in one chain; or it is a DSP block.</remarks>
    public long[] Visit(Product product)
    {
        (long[] left, long[] right) = (there.Of(product.Left), there.Of(product.Right));
        int bits = left.Length + right.Length;
        if (delays.Multiplier is Multiplier multiplier && multiplier.Takes(product))
        {
            return [.. Enumerable.Repeat(Math.Max(left.Max(), right.Max()) + delays.Level + multiplier.Delay, bits)];
        }

        int rows = product.Right.Signal.IsLiteral ? OnesIn(product.Right)
            : product.Left.Signal.IsLiteral ? OnesIn(product.Left)
            : Math.Min(left.Length, right.Length);
        long start = Math.Max(left.Max(), right.Max()) + (LevelsOfRows(rows) * delays.TableLevel);
        return Chain([.. Enumerable.Repeat(start, bits)], 0);
    }

    /// <inheritdoc/>
    public long[] Visit(Concatenation concatenation) =>
        [.. there.Of(concatenation.Low).Concat(Enumerable.Repeat(0L, concatenation.Bits)).Take(concatenation.Bits), .. there.Of(concatenation.High)];

    /// <inheritdoc/>
    public long[] Visit(Comparison comparison)
    {
        (long decided, int inputs) = ConditionOf(comparison, 0);
        return [decided + (inputs > 1 ? delays.Level : 0)];
    }

    /// <inheritdoc/>
    public long[] Visit(Selection selection)
    {
        bool isWired = selection.WhenTrue.Signal.IsLiteral && selection.WhenFalse.Signal.IsLiteral;
        int read = (selection.WhenTrue.Signal.IsLiteral ? 0 : 1) + (selection.WhenFalse.Signal.IsLiteral ? 0 : 1);
        (long condition, int inputs) = ConditionOf(selection.Condition, read);
        long[] values = Latest(there.Of(selection.WhenTrue), there.Of(selection.WhenFalse));
        bool[] open = read == 1 ? there.IsOpen(selection.WhenTrue.Signal.IsLiteral ? selection.WhenFalse : selection.WhenTrue) : new bool[values.Length];
        return isWired && inputs == 1 ? [.. values.Select(_ => condition)] : Levels(values, open, condition, inputs);
    }

    /// <inheritdoc/>
    public long[] Visit(ShiftUp shift) => shift.Amount.Signal.IsLiteral
        ? [.. Enumerable.Repeat(0L, (int)shift.Amount.Signal.Value), .. there.Of(shift.Source)]
        : Barrel(shift.Source, shift.Amount);

    /// <inheritdoc/>
    public long[] Visit(ShiftDown shift) => Barrel(shift.Source, shift.Amount);

    /// <inheritdoc/>
    public long[] Visit(Slice slice) => there.Of(slice.Source);

    /// <inheritdoc/>
    public long[] Visit(Read read)
    {
        long[] address = there.Of(read.Address);
        return OfTable(read.Table, address.Count(bit => bit > DeviceDelays.WiredOne), address.Max(), delays);
    }

    /// <inheritdoc/>
    /// <remarks>c ≤ x is c − x: what is counted is inverted on its way into the chains.</remarks>
    public long[] Visit(Count count)
    {
        long[] source = there.Of(count.Source);
        int bits = BitOperations.Log2((uint)(count.Limits.Length + count.Passed)) + 1;
        long compared = Chain([.. source.Select(bit => bit + delays.Inverter)], 0)[^1] + delays.BareCarry;
        long start = compared + (LevelsOfRows(count.Limits.Length) * delays.TableLevel);
        return count.Limits.Length == 1 ? [.. Enumerable.Repeat(compared, 64)] : [.. Chain([.. Enumerable.Repeat(start, bits)], 0), .. Enumerable.Repeat(0L, 64 - bits)];
    }

    /// <inheritdoc/>
    public long[] Visit(Network network)
    {
        var signals = new List<long>(new long[network.Logic.Inputs]);
        foreach ((int bit, Operand read) in network.Logic.BitsRead.Zip(network.Reads))
        {
            signals[bit] = there.Of(read)[0];
        }

        foreach (Lut lut in network.Logic.Luts)
        {
            signals.Add(lut.Inputs.IsEmpty ? 0 : lut.Inputs.Max(input => signals[input]) + delays.Level);
        }

        return [.. network.Logic.Outputs.Select(output => signals[output])];
    }

    /// <inheritdoc/>
    public long[] Visit(Register register) => [.. there.Of(register.Source).Select(_ => (long)delays.Register)];

    /// <summary>When each column of a table is there that is logic.</summary>
    /// <param name="table">The table.</param>
    /// <param name="free">How many address bits are not wired.</param>
    /// <param name="address">When the last of them is there.</param>
    /// <param name="delays">The delays of the device.</param>
    public static long[] OfTable(Table table, int free, long address, DeviceDelays delays)
    {
        long start = address + (table.RomBits >= ManyBits ? delays.Spread : 0);
        return [.. TableLevels.Of(table, free, delays.Inputs).Select(levels => levels == 0 ? DeviceDelays.WiredOne : start + (levels * (long)delays.TableLevel))];
    }

    /// <summary>What a sum adds.</summary>
    public SumRows RowsOf(Sum sum)
    {
        SumRows[] rows = [.. new[] { sum.Left, sum.Right }.Select(operand => there.RowsOf(operand) ?? new SumRows(1, there.Of(operand)))];
        return new SumRows(rows.Sum(row => row.Count), Latest(rows[0].Latest, rows[1].Latest));
    }

    // The first level makes the rows.
    private static int LevelsOfRows(int rows) => rows > 0 ? 1 + SumRows.LevelsTo(2, rows) : 0;

    private static int OnesIn(Operand literal) => BitOperations.PopCount((ulong)Math.Abs(literal.Signal.Value));

    private static long[] Latest(long[] left, long[] right) =>
        [.. Enumerable.Range(0, Math.Max(left.Length, right.Length)).Select(bit => Math.Max(bit < left.Length ? left[bit] : 0, bit < right.Length ? right[bit] : 0))];

    // What one more signal decides is decided by the LUT of the sum, where that has an input left and the signal comes from a register: the logic of another is in a LUT behind.
    private long[] Levels(long[] bits, bool[] open, long condition, int inputs)
    {
        int levels = inputs <= lutInputs ? 1 : 2;
        return [.. bits.Select((bit, index) => inputs == 2 && condition <= delays.Register + delays.Spread && index < open.Length && open[index]
            ? Math.Max(bit, condition + delays.Level)
            : Math.Max(bit, condition + ((levels - 1) * delays.Level)) + delays.Level)];
    }

    // What comes right from a register or memory has no LUT before it that could invert it.
    private long[] Inverted(long[] bits) => [.. bits.Select(bit => bit <= DeviceDelays.WiredOne ? DeviceDelays.WiredOne - bit
        : bit == delays.Register || bit == delays.Memory || bit == delays.Register + delays.Spread || bit == delays.Memory + delays.Spread ? bit + delays.Inverter : bit)];

    // Low bits of which one operand is wired zero are the other's.
    private long[] Chain(long[] bits, int passed)
    {
        var sums = new long[bits.Length];
        long carry = 0;
        for (int bit = 0; bit < bits.Length; bit++)
        {
            sums[bit] = bit < passed ? bits[bit]
                : bit == passed ? bits[bit] + delays.Level
                : Math.Max(bits[bit] + delays.Level, carry + delays.CarryOut);
            carry = bit < passed ? 0 : Math.Max(carry, bits[bit] + delays.CarryIn - delays.CarryStep) + delays.CarryStep;
        }

        return sums;
    }

    private static int LowZeros(Operand operand) => !operand.Signal.IsLiteral ? 0
        : operand.Signal.Value == 0 ? operand.Bits
        : BitOperations.TrailingZeroCount(operand.Signal.Value);

    private long[] Barrel(Operand source, Operand amount)
    {
        long[] choices = there.Of(amount);
        long start = Math.Max(there.Of(source).Max(), choices.Max());
        return [.. Enumerable.Repeat(start + ((long)choices.Count(bit => bit > DeviceDelays.WiredOne) * delays.Level), 64)];
    }

    // Whether a comparison is the carry of a difference; else it is LUTs.
    private bool IsOfCarry(Comparison comparison, int beside)
    {
        bool isWired = comparison.Right.Signal.IsLiteral || comparison.Left.Signal.IsLiteral;
        int bits = Math.Max(comparison.Left.Bits, comparison.Right.Bits);
        return comparison.Relation is Relation.Less or Relation.Greater && !(isWired && bits + beside <= lutInputs);
    }

    // When a condition is there as far as it is not decided in the LUT of what it decides, and how many inputs of that LUT are taken.
    private (long There, int Inputs) ConditionOf(Comparison comparison, int beside)
    {
        long[] bits = Latest(there.Of(comparison.Left), there.Of(comparison.Right));
        bool isWired = comparison.Right.Signal.IsLiteral || comparison.Left.Signal.IsLiteral;
        if (IsOfCarry(comparison, beside))
        {
            // a < b is a − b.
            Operand inverted = comparison.Relation == Relation.Less ? comparison.Right : comparison.Left;
            Operand other = comparison.Relation == Relation.Less ? comparison.Left : comparison.Right;
            return (Chain(Latest(Inverted(there.Of(inverted)), there.Of(other)), 0)[^1] + delays.BareCarry, beside + 1);
        }

        int inputs = isWired ? bits.Length : 2 * bits.Length;
        if (inputs + beside <= lutInputs)
        {
            return (bits.Max(), inputs + beside);
        }

        int levels = 0;
        for (int left = inputs; left > 1; left = (left + lutInputs - 1) / lutInputs)
        {
            levels++;
        }

        return (bits.Max() + (levels * delays.TableLevel), beside + 1);
    }
}
