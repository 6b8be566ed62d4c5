using HwAct.Kernels;
using HwAct.Lowering;

namespace HwAct.Methods;

/// <summary>Takes a program in exact widths apart into gates.</summary>
internal sealed class GateWriter : IPrimitiveVisitor<int[]>
{
    private readonly GateBuilder gates;
    private readonly Dictionary<string, int[]> signals = new(StringComparer.Ordinal);
    private int width;

    private GateWriter(GateBuilder gates) => this.gates = gates;

    /// <summary>The gates of a program of one input.</summary>
    /// <param name="program">The program.</param>
    /// <returns>The gates, and the signal of each bit of the result.</returns>
    public static (GateBuilder Gates, int[] Outputs) Of(LoweredProgram program)
    {
        Port port = program.Kernel.Inputs[0];
        var writer = new GateWriter(new GateBuilder(port.Type.Bits));
        writer.signals[port.Name] = [.. Enumerable.Range(0, port.Type.Bits)];
        foreach (Definition definition in program.Definitions)
        {
            writer.width = definition.Type.Bits;
            writer.signals[definition.Name] = definition.Primitive.Accept(writer);
        }

        return (writer.gates, writer.Bits(program.Result, program.Result.Bits));
    }

    /// <inheritdoc/>
    public int[] Visit(Sum sum) => gates.Add(Bits(sum.Left, width), Bits(sum.Right, width), GateBuilder.Zero, out _);

    /// <inheritdoc/>
    public int[] Visit(Difference difference) => gates.Add(Bits(difference.Left, width), Inverted(Bits(difference.Right, width)), GateBuilder.One, out _);

    /// <inheritdoc/>
    public int[] Visit(Negation negation) => gates.Add(Constant(0, width), Inverted(Bits(negation.Source, width)), GateBuilder.One, out _);

    /// <inheritdoc/>
    public int[] Visit(Magnitude magnitude)
    {
        int[] source = Bits(magnitude.Source, width);
        int sign = magnitude.Source.From.Signed ? Bits(magnitude.Source, magnitude.Source.Bits)[^1] : GateBuilder.Zero;
        int[] sum = gates.Add(source, [.. Enumerable.Repeat(sign, width)], GateBuilder.Zero, out _);
        return [.. sum.Select(bit => gates.Xor(bit, sign))];
    }

    /// <inheritdoc/>
    public int[] Visit(Inversion inversion)
    {
        int condition = Visit(inversion.Condition)[0];
        return [.. Bits(inversion.Source, width).Select(bit => gates.Xor(bit, condition))];
    }

    /// <inheritdoc/>
    public int[] Visit(Multiple multiple)
    {
        // 0, p[i], p[i−1] or ~p[i].
        const ulong Bit = 0x5CA0;
        int[] digit = Bits(multiple.Digit, 2);
        int[] place = Bits(multiple.Place, multiple.Bits);
        return [.. Enumerable.Range(0, width).Select(i => i < multiple.Bits
            ? gates.Gate(Bit, place[i], i > 0 ? place[i - 1] : GateBuilder.Zero, digit[0], digit[1])
            : i == multiple.Bits ? gates.And(place[i - 1], gates.And(digit[1], gates.Not(digit[0]))) : GateBuilder.Zero)];
    }

    /// <inheritdoc/>
    public int[] Visit(Product product)
    {
        int[] left = Bits(product.Left, width);
        int[] right = Bits(product.Right, width);
        int[] sum = Constant(0, width);
        for (int i = 0; i < width; i++)
        {
            int[] row = [.. Enumerable.Range(0, width).Select(k => k < i ? GateBuilder.Zero : gates.And(left[k - i], right[i]))];
            sum = gates.Add(sum, row, GateBuilder.Zero, out _);
        }

        return sum;
    }

    /// <inheritdoc/>
    public int[] Visit(Concatenation concatenation) =>
        Padded([.. Bits(concatenation.Low, concatenation.Bits), .. Bits(concatenation.High, concatenation.High.Bits)]);

    /// <inheritdoc/>
    public int[] Visit(Comparison comparison)
    {
        // One bit more, so that signs are numbers.
        int bits = Math.Max(comparison.Left.Bits, comparison.Right.Bits) + 1;
        int[] left = Widened(comparison.Left, bits);
        int[] right = Widened(comparison.Right, bits);
        return Padded(
        [
            comparison.Relation switch
            {
                Relation.Less => Less(left, right),
                Relation.Greater => Less(right, left),
                Relation.Equal => gates.Not(Differs(left, right)),
                _ => Differs(left, right),
            },
        ]);
    }

    /// <inheritdoc/>
    public int[] Visit(Selection selection)
    {
        int condition = Visit(selection.Condition)[0];
        int[] high = Bits(selection.WhenTrue, width);
        int[] low = Bits(selection.WhenFalse, width);
        return [.. high.Select((bit, i) => gates.Select(condition, bit, low[i]))];
    }

    /// <inheritdoc/>
    public int[] Visit(ShiftUp shift) => shift.Amount.Signal.IsLiteral
        ? [.. Constant(0, (int)shift.Amount.Signal.Value), .. Bits(shift.Source, width - (int)shift.Amount.Signal.Value)]
        : Barrel(Bits(shift.Source, width), shift.Amount, (bits, i, distance) => i >= distance ? bits[i - distance] : GateBuilder.Zero);

    /// <inheritdoc/>
    public int[] Visit(ShiftDown shift)
    {
        int[] source = Widened(shift.Source, Math.Max(width, shift.Source.Bits));
        return Barrel(source, shift.Amount, (bits, i, distance) => i + distance < bits.Length ? bits[i + distance] : shift.Source.Signed ? bits[^1] : GateBuilder.Zero)[..width];
    }

    /// <inheritdoc/>
    public int[] Visit(Slice slice) => Bits(slice.Source, width);

    /// <inheritdoc/>
    public int[] Visit(Read read)
    {
        int[] address = Bits(read.Address, read.Address.Bits);
        var known = new Dictionary<(int, string), int>();
        return [.. Enumerable.Range(0, width).Select(bit =>
        {
            char[] column = [.. Enumerable.Range(0, 1 << address.Length).Select(at =>
                (read.Table.Entries[Math.Min(at, read.Table.Entries.Length - 1)] >> bit & 1) == 0 ? '0' : '1')];
            return Column(new string(column), address.Length, address, known);
        })];
    }

    /// <inheritdoc/>
    public int[] Visit(Count count)
    {
        int[] sum = Constant(count.Passed, width);
        int bits = count.Source.Bits + 1;
        foreach (long limit in count.Limits)
        {
            int passes = gates.Not(Less(Widened(count.Source, bits), Constant(limit, bits)));
            sum = gates.Add(sum, Constant(0, width), passes, out _);
        }

        return sum;
    }

    /// <inheritdoc/>
    public int[] Visit(Register register) => throw new NotSupportedException("A network is searched before registers are placed.");

    /// <inheritdoc/>
    public int[] Visit(Network network)
    {
        List<int> made = [.. Bits(network.Source, network.Logic.Inputs)];
        foreach (Lut lut in network.Logic.Luts)
        {
            made.Add(Decomposed(lut.Table, [.. lut.Inputs.Select(input => made[input])]));
        }

        return Padded([.. network.Logic.Outputs.Select(output => made[output])]);
    }

    private static int[] Constant(long value, int bits) => [.. Enumerable.Range(0, bits).Select(i => GateBuilder.Constant((value >> Math.Min(i, 63) & 1) != 0))];

    private int[] Inverted(int[] bits) => [.. bits.Select(gates.Not)];

    private int[] Padded(int[] bits) => [.. Enumerable.Range(0, width).Select(i => i < bits.Length ? bits[i] : GateBuilder.Zero)];

    // The bits of an operand at some width: past its own, what its type says.
    private int[] Bits(Operand operand, int bits)
    {
        if (operand.Signal.IsLiteral)
        {
            return Constant(operand.Signal.Value, bits);
        }

        int[] own = signals[operand.Signal.Name];
        return [.. Enumerable.Range(operand.Lowest, bits).Select(i => i < own.Length ? own[i] : operand.From.Signed ? own[^1] : GateBuilder.Zero)];
    }

    // A number at more bits than it is read at.
    private int[] Widened(Operand operand, int bits)
    {
        int[] read = Bits(operand, operand.Bits);
        return [.. Enumerable.Range(0, bits).Select(i => i < read.Length ? read[i] : operand.Signed ? read[^1] : GateBuilder.Zero)];
    }

    private int Less(int[] left, int[] right)
    {
        int borrow = GateBuilder.Zero;
        for (int i = 0; i < left.Length - 1; i++)
        {
            borrow = gates.Gate(0xD4, left[i], right[i], borrow);
        }

        // The signs: a negative left is less.
        return gates.Gate(0xB2, left[^1], right[^1], borrow);
    }

    private int Differs(int[] left, int[] right) => left.Select((bit, i) => gates.Xor(bit, right[i])).Aggregate(GateBuilder.Zero, gates.Or);

    private int[] Barrel(int[] bits, Operand amount, Func<int[], int, int, int> moved)
    {
        int[] control = Bits(amount, amount.Bits);
        for (int i = 0; i < control.Length; i++)
        {
            int[] before = bits;
            bits = [.. before.Select((bit, at) => gates.Select(control[i], moved(before, at, i < 16 ? 1 << i : 1 << 16), bit))];
        }

        return bits;
    }

    // By its highest address bit, and so on; what is the same is one gate.
    private int Column(string column, int bits, int[] address, Dictionary<(int, string), int> known)
    {
        if (!column.Contains('1', StringComparison.Ordinal) || !column.Contains('0', StringComparison.Ordinal))
        {
            return GateBuilder.Constant(column[0] == '1');
        }

        if (!known.TryGetValue((bits, column), out int signal))
        {
            int half = column.Length / 2;
            signal = gates.Select(address[bits - 1], Column(column[half..], bits - 1, address, known), Column(column[..half], bits - 1, address, known));
            known[(bits, column)] = signal;
        }

        return signal;
    }

    private int Decomposed(ulong table, int[] read)
    {
        if (read.Length <= 4)
        {
            return gates.Gate(table, read);
        }

        int half = 1 << (read.Length - 1);
        return gates.Select(read[^1], Decomposed(table >> half, read[..^1]), Decomposed(table & ((1UL << half) - 1), read[..^1]));
    }
}
