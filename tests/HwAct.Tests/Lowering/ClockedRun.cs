using System.Collections.Immutable;
using HwAct.Lowering;

namespace HwAct.Tests.Lowering;

/// <summary>Runs a lowered program clock by clock, as hardware does: what registers hold moves on at once.</summary>
internal sealed class ClockedRun : IPrimitiveVisitor<ulong>
{
    private readonly LoweredProgram program;
    private readonly Dictionary<string, long> values = new(StringComparer.Ordinal);

    private ClockedRun(LoweredProgram program)
    {
        this.program = program;
        foreach (Definition register in program.Definitions.Where(definition => definition.Primitive is Register))
        {
            values[register.Name] = 0;
        }
    }

    /// <summary>The outputs for codes that follow one another, a result a clock.</summary>
    public static long[] Of(LoweredProgram program, IReadOnlyList<long> codes, int latency)
    {
        var run = new ClockedRun(program);
        var outputs = new List<long>();
        for (int clock = 0; clock < codes.Count + latency; clock++)
        {
            long output = run.Clock(codes[Math.Min(clock, codes.Count - 1)]);
            if (clock >= latency)
            {
                outputs.Add(output);
            }
        }

        return [.. outputs];
    }

    public ulong Visit(Sum sum) => unchecked(Pattern(sum.Left) + Pattern(sum.Right));

    public ulong Visit(Difference difference) => unchecked(Pattern(difference.Left) - Pattern(difference.Right));

    public ulong Visit(Negation negation) => unchecked(0 - Pattern(negation.Source));

    public ulong Visit(Product product) => unchecked((ulong)(Number(product.Left) * Number(product.Right)));

    public ulong Visit(Magnitude magnitude) => (ulong)Math.Abs(Number(magnitude.Source));

    public ulong Visit(Inversion inversion) => Holds(inversion.Condition) ? ~Pattern(inversion.Source) : Pattern(inversion.Source);

    public ulong Visit(Multiple multiple) => Pattern(multiple.Digit) switch
    {
        3 => ~Pattern(multiple.Place) & Mask(multiple.Bits),
        ulong digit => digit * Pattern(multiple.Place),
    };

    public ulong Visit(Concatenation concatenation) => Pattern(concatenation.High) << concatenation.Bits | Pattern(concatenation.Low);

    public ulong Visit(Comparison comparison) => Holds(comparison) ? 1UL : 0;

    public ulong Visit(Selection selection) => Pattern(Holds(selection.Condition) ? selection.WhenTrue : selection.WhenFalse);

    public ulong Visit(ShiftUp shift) => Pattern(shift.Source) << (int)Pattern(shift.Amount);

    public ulong Visit(ShiftDown shift) => unchecked((ulong)(Number(shift.Source) >> (int)Pattern(shift.Amount)));

    public ulong Visit(Slice slice) => Pattern(slice.Source);

    // Past its end a table is whatever the tool makes of it.
    public ulong Visit(Read read) => Pattern(read.Address) is var at && at < (ulong)read.Table.Entries.Length ? unchecked((ulong)read.Table.Entries[(int)at]) : 0x5555_5555_5555_5555;

    public ulong Visit(Count count) => (ulong)(count.Passed + count.Limits.Count(limit => limit <= Number(count.Source)));

    public ulong Visit(Network network)
    {
        var signals = new ulong[network.Logic.Signals];
        foreach ((int bit, Operand read) in network.Logic.BitsRead.Zip(network.Reads))
        {
            signals[bit] = Pattern(read) == 0 ? 0 : ulong.MaxValue;
        }

        network.Logic.Run(signals);
        return network.Logic.Outputs.Select((signal, bit) => (signals[signal] & 1) << bit).Aggregate(0UL, (sum, bit) => sum | bit);
    }

    public ulong Visit(Register register) => Pattern(register.Source);

    private static ulong Mask(int bits) => ulong.MaxValue >> (64 - bits);

    private long Clock(long code)
    {
        values[program.Kernel.Inputs[0].Name] = code;
        foreach (Definition definition in program.Definitions.Where(definition => definition.Primitive is not Register))
        {
            values[definition.Name] = definition.Type.Value(definition.Primitive.Accept(this));
        }

        long output = program.Kernel.Output.Type.Value(Pattern(program.Result));
        ImmutableArray<(string Name, long Value)> next =
            [.. program.Definitions.Where(definition => definition.Primitive is Register).Select(register => (register.Name, register.Type.Value(register.Primitive.Accept(this))))];
        foreach ((string name, long value) in next)
        {
            values[name] = value;
        }

        return output;
    }

    private bool Holds(Comparison comparison)
    {
        int order = comparison.Left.Signed ? Number(comparison.Left).CompareTo(Number(comparison.Right)) : Pattern(comparison.Left).CompareTo(Pattern(comparison.Right));
        return comparison.Relation switch
        {
            Relation.Less => order < 0,
            Relation.Greater => order > 0,
            Relation.Equal => order == 0,
            _ => order != 0,
        };
    }

    private ulong Pattern(Operand operand)
    {
        long value = operand.Signal.IsLiteral ? operand.Signal.Value : values[operand.Signal.Name];
        return unchecked((ulong)(value >> (operand.Signal.IsLiteral ? 0 : Math.Min(63, operand.Lowest)))) & Mask(operand.Bits);
    }

    private long Number(Operand operand) => unchecked(operand.Signed ? (long)(Pattern(operand) << (64 - operand.Bits)) >> (64 - operand.Bits) : (long)Pattern(operand));
}
