using System.Numerics;
using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>
/// When each bit of a primitive's result is there after a clock, in picoseconds. Carry chains are followed bit by bit, so that chains one after
/// another overlap; every other bit is some levels of LUTs behind the bits that it depends on. Wiring takes no time.
/// </summary>
/// <param name="delays">The delays of the device.</param>
/// <param name="arrivalOf">When each bit of an operand is there.</param>
internal sealed class ArrivalTimes(DeviceDelays delays, Func<Operand, long[]> arrivalOf) : IPrimitiveVisitor<long[]>
{
    // The address of so large a table goes to more LUTs than are near each other.
    private const long ManyBits = 1024;

    private readonly int lutInputs = delays.Inputs;

    /// <inheritdoc/>
    /// <remarks>Where neither operand has a bit, the sum is the bare carry, which leaves the chain through a LUT of its own.</remarks>
    public long[] Visit(Sum sum)
    {
        long[] bits = Latest(arrivalOf(sum.Left), arrivalOf(sum.Right));
        return [.. Chain(sum.Left, sum.Right).Select((there, bit) => bits[bit] == 0 && there > 0 ? there + delays.BareCarry : there)];
    }

    /// <inheritdoc/>
    /// <remarks>What is taken off is inverted on its way into the chain; where a LUT makes it, in that.</remarks>
    public long[] Visit(Difference difference)
    {
        long[] bits = Latest(arrivalOf(difference.Left), Inverted(arrivalOf(difference.Right)));
        return Chain(bits, LowZeros(difference.Right));
    }

    /// <inheritdoc/>
    public long[] Visit(Negation negation) => Chain(arrivalOf(negation.Source), 0);

    /// <inheritdoc/>
    public long[] Visit(Magnitude magnitude)
    {
        long[] source = arrivalOf(magnitude.Source);
        return Chain([.. source.Select(bit => Math.Max(bit, source[^1]))], 0);
    }

    /// <inheritdoc/>
    public long[] Visit(Inversion inversion)
    {
        if (inversion.IsAlways)
        {
            return Inverted(arrivalOf(inversion.Source));
        }

        (long condition, int inputs) = ConditionOf(inversion.Condition, 1);
        return Levels(arrivalOf(inversion.Source), condition, inputs);
    }

    /// <inheritdoc/>
    public long[] Visit(Multiple multiple)
    {
        long[] place = arrivalOf(multiple.Place);
        long digit = arrivalOf(multiple.Digit).Max();
        return [.. Enumerable.Range(0, multiple.Bits + 1).Select(bit =>
            Math.Max(digit, Math.Max(place[Math.Min(bit, place.Length - 1)], place[Math.Max(0, bit - 1)])) + delays.Level)];
    }

    /// <inheritdoc/>
    /// <remarks>Rows are added three at a time without carries, then in one chain; or it is a DSP block.</remarks>
    public long[] Visit(Product product)
    {
        (long[] left, long[] right) = (arrivalOf(product.Left), arrivalOf(product.Right));
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
        [.. arrivalOf(concatenation.Low).Concat(Enumerable.Repeat(0L, concatenation.Bits)).Take(concatenation.Bits), .. arrivalOf(concatenation.High)];

    /// <inheritdoc/>
    public long[] Visit(Comparison comparison)
    {
        (long there, int inputs) = ConditionOf(comparison, 0);
        return [there + (inputs > 1 ? delays.Level : 0)];
    }

    /// <inheritdoc/>
    public long[] Visit(Selection selection)
    {
        bool isWired = selection.WhenTrue.Signal.IsLiteral && selection.WhenFalse.Signal.IsLiteral;
        int read = (selection.WhenTrue.Signal.IsLiteral ? 0 : 1) + (selection.WhenFalse.Signal.IsLiteral ? 0 : 1);
        (long condition, int inputs) = ConditionOf(selection.Condition, read);
        long[] values = Latest(arrivalOf(selection.WhenTrue), arrivalOf(selection.WhenFalse));
        return isWired && inputs == 1 ? [.. values.Select(_ => condition)] : Levels(values, condition, inputs);
    }

    /// <inheritdoc/>
    public long[] Visit(ShiftUp shift) => shift.Amount.Signal.IsLiteral
        ? [.. Enumerable.Repeat(0L, (int)shift.Amount.Signal.Value), .. arrivalOf(shift.Source)]
        : Barrel(shift.Source, shift.Amount);

    /// <inheritdoc/>
    public long[] Visit(ShiftDown shift) => Barrel(shift.Source, shift.Amount);

    /// <inheritdoc/>
    public long[] Visit(Slice slice) => arrivalOf(slice.Source);

    /// <inheritdoc/>
    public long[] Visit(Read read)
    {
        long[] address = arrivalOf(read.Address);
        return OfTable(read.Table, address.Count(bit => bit > DeviceDelays.WiredOne), address.Max(), delays);
    }

    /// <inheritdoc/>
    /// <remarks>c ≤ x is c − x: what is counted is inverted on its way into the chains.</remarks>
    public long[] Visit(Count count)
    {
        long[] source = arrivalOf(count.Source);
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
            signals[bit] = arrivalOf(read)[0];
        }

        foreach (Lut lut in network.Logic.Luts)
        {
            signals.Add(lut.Inputs.IsEmpty ? 0 : lut.Inputs.Max(input => signals[input]) + delays.Level);
        }

        return [.. network.Logic.Outputs.Select(output => signals[output])];
    }

    /// <inheritdoc/>
    public long[] Visit(Register register) => [.. arrivalOf(register.Source).Select(_ => (long)delays.Register)];

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

    // Three rows become two in a level of LUTs.
    private static int LevelsOfRows(int rows)
    {
        int levels = rows > 0 ? 1 : 0;
        for (int left = rows; left > 2; left = left - (left / 3))
        {
            levels++;
        }

        return levels;
    }

    private static int OnesIn(Operand literal) => BitOperations.PopCount((ulong)Math.Abs(literal.Signal.Value));

    private static long[] Latest(long[] left, long[] right) =>
        [.. Enumerable.Range(0, Math.Max(left.Length, right.Length)).Select(bit => Math.Max(bit < left.Length ? left[bit] : 0, bit < right.Length ? right[bit] : 0))];

    private long[] Levels(long[] bits, long condition, int inputs)
    {
        int levels = inputs <= lutInputs ? 1 : 2;
        return [.. bits.Select(bit => Math.Max(bit, condition + ((levels - 1) * delays.Level)) + delays.Level)];
    }

    // What comes right from a register or memory has no LUT before it that could invert it.
    private long[] Inverted(long[] bits) => [.. bits.Select(bit => bit <= DeviceDelays.WiredOne ? DeviceDelays.WiredOne - bit
        : bit == delays.Register || bit == delays.Memory || bit == delays.Register + delays.Spread || bit == delays.Memory + delays.Spread ? bit + delays.Inverter : bit)];

    // Low bits of which one operand is wired zero are the other's.
    private long[] Chain(Operand left, Operand right)
    {
        int passed = Math.Max(LowZeros(left), LowZeros(right));
        return Chain(Latest(arrivalOf(left), arrivalOf(right)), passed);
    }

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
        long[] choices = arrivalOf(amount);
        long start = Math.Max(arrivalOf(source).Max(), choices.Max());
        return [.. Enumerable.Repeat(start + ((long)choices.Count(bit => bit > DeviceDelays.WiredOne) * delays.Level), 64)];
    }

    // When a condition is there as far as it is not decided in the LUT of what it decides, and how many inputs of that LUT are taken.
    private (long There, int Inputs) ConditionOf(Comparison comparison, int beside)
    {
        long[] bits = Latest(arrivalOf(comparison.Left), arrivalOf(comparison.Right));
        bool isWired = comparison.Right.Signal.IsLiteral || comparison.Left.Signal.IsLiteral;
        if (comparison.Relation is Relation.Less or Relation.Greater && !(isWired && bits.Length + beside <= lutInputs))
        {
            // a < b is a − b.
            Operand inverted = comparison.Relation == Relation.Less ? comparison.Right : comparison.Left;
            Operand other = comparison.Relation == Relation.Less ? comparison.Left : comparison.Right;
            return (Chain(Latest(Inverted(arrivalOf(inverted)), arrivalOf(other)), 0)[^1] + delays.BareCarry, beside + 1);
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
