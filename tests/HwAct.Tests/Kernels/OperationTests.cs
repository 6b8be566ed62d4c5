using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Tests.Kernels;

/// <summary>Every operation against its definition, over all combinations of operands in random ranges.</summary>
public sealed class OperationTests
{
    private const int Ranges = 200;

    private static readonly Table Curve = new("curve", [5, -3, 17, 0, 99, -40, 8, 8, 1, 2], "");
    private static readonly Table Breakpoints = new("breakpoints", [-11, -4, -3, 0, 6, 19], "");
    private static readonly ValueRange Any = new(-40, 40);
    private static readonly ValueRange Amount = new(0, 9);
    private static readonly ValueRange Address = new(0, Curve.Entries.Length - 1);

    // What each computes, from which values, and whether the ends of its bound are always reached.
    private static readonly Operation[] All =
    [
        new(x => new Add("y", x[0], x[1]), v => v[0] + v[1], [Any, Any], IsTight: true),
        new(x => new Subtract("y", x[0], x[1]), v => v[0] - v[1], [Any, Any], IsTight: true),
        new(x => new Multiply("y", x[0], x[1]), v => v[0] * v[1], [Any, Any], IsTight: true),
        new(x => new Minimum("y", x[0], x[1]), v => Math.Min(v[0], v[1]), [Any, Any], IsTight: true),
        new(x => new Maximum("y", x[0], x[1]), v => Math.Max(v[0], v[1]), [Any, Any], IsTight: true),
        new(x => new ShiftLeft("y", x[0], x[1]), v => v[0] * (1L << (int)v[1]), [Any, Amount], IsTight: true),
        new(x => new ShiftLeft("y", x[0], new Constant(7)), v => v[0] * 128, [Any], IsTight: true),
        new(x => new ShiftRight("y", x[0], x[1]), v => (long)Math.Floor(v[0] / Math.ScaleB(1, (int)v[1])), [Any, Amount], IsTight: true),
        new(x => new ShiftRight("y", x[0], new Constant(3)), v => (long)Math.Floor(v[0] / 8.0), [Any], IsTight: true),
        new(x => new ShiftRight("y", x[0], new Constant(62)), v => v[0] < 0 ? -1 : 0, [Any], IsTight: true),
        new(x => new Absolute("y", x[0]), v => Math.Abs(v[0]), [Any], IsTight: true),
        new(x => new InvertIf("y", x[0], x[1]), v => v[0] != 0 ? -1 - v[1] : v[1], [new(-2, 2), Any], IsTight: false),
        new(x => new DigitMultiple("y", x[0], x[1], 5), v => v[0] == 3 ? 31 - v[1] : v[0] * v[1], [new(0, 3), new(0, 31)], IsTight: true),
        new(x => new DigitMultiple("y", x[0], x[1], DigitMultiple.WithSign), v => v[0] == 3 ? -1 - v[1] : v[0] * v[1], [new(0, 3), Any], IsTight: true),
        new(x => new LutNetwork("y", Networks.Majority, x[0]), v => Networks.MajorityOf(v[0]), [Any], IsTight: false),
        new(x => new Join("y", x[0], x[1], 4), v => (v[0] * 16) + v[1], [Any, new(0, 15)], IsTight: true),
        new(x => new Less("y", x[0], x[1]), v => v[0] < v[1] ? 1 : 0, [Any, Any], IsTight: false),
        new(x => new Equal("y", x[0], x[1]), v => v[0] == v[1] ? 1 : 0, [Any, Any], IsTight: false),
        new(x => new LowBits("y", x[0], 4), v => ((v[0] % 16) + 16) % 16, [Any], IsTight: false),
        new(x => new Lookup("y", Curve, x[0]), v => Curve.Entries[(int)v[0]], [Address], IsTight: false),
        new(x => new Rank("y", Breakpoints, x[0]), v => Breakpoints.Entries.Count(entry => entry <= v[0]), [Any], IsTight: true),
        new(x => new Select("y", x[0], x[1], x[2]), v => v[0] != 0 ? v[1] : v[2], [new(-2, 2), Any, Any], IsTight: false),
        new(x => new RoundingHighMultiply("y", x[0], x[1], 5), v => (long)Math.Floor((v[0] * v[1] / 32.0) + 0.5), [Any, Any], IsTight: true),
    ];

    [Fact]
    public void Every_operation_is_among_them()
    {
        IEnumerable<Type> there = typeof(Step).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Step)) && !type.IsAbstract);
        IEnumerable<Type> here = All.Select(operation => operation.Make([X(0), X(1), X(2)]).GetType());
        Assert.Empty(there.Except([typeof(Input), typeof(Constant), .. here]));
    }

    [Fact]
    public void Each_computes_its_definition_in_lanes_of_32_and_of_64_bits() => OverRandomRanges((operation, step, ranges) =>
    {
        long[][] combinations = Combinations(ranges);
        long[] expected = [.. combinations.Select(operation.Value)];
        Assert.Equal(expected, Run<long>(step, combinations));
        Assert.Equal(expected, Run<int>(step, combinations));
    });

    [Fact]
    public void Each_bound_holds_every_value_and_where_it_can_no_other() => OverRandomRanges((operation, step, ranges) =>
    {
        ValueRange bound = step.RangeFrom(RangesOf(step, ranges));
        long[] values = [.. Combinations(ranges).Select(operation.Value)];
        Assert.True(bound.Contains(new(values.Min(), values.Max())), $"{step.Expression} on {string.Join(", ", ranges)}: {bound}");
        Assert.Equal(operation.IsTight ? new(values.Min(), values.Max()) : bound, bound);
    });

    [Fact]
    public void What_a_step_is_said_to_equal_it_equals() => OverRandomRanges((operation, step, ranges) =>
    {
        if (step.SameAs(RangesOf(step, ranges)) is Step same)
        {
            int operand = step.Operands.IndexOf(same);
            Assert.All(Combinations(ranges), values => Assert.Equal(values[operand], operation.Value(values)));
        }
    });

    [Fact]
    public void A_copy_is_the_same_operation_on_other_operands()
    {
        foreach (Operation operation in All)
        {
            Step step = operation.Make([X(0), X(1), X(2)]);
            Step[] others = [.. step.Operands.Select(operand => operand is Constant ? operand : new Input(new Port("other_" + operand.Name, new(signed: true, 8))))];
            Step copy = step.On([.. others]);
            Assert.Equal(others, copy.Operands);
            Assert.Equal(step.Expression.Replace("x_", "other_x_", StringComparison.Ordinal), copy.Expression);
            Assert.Equal((step.GetType(), step.Name, step.Remark, step.Table), (copy.GetType(), copy.Name, copy.Remark, copy.Table));
        }
    }

    [Fact]
    public void A_value_beyond_63_bits_is_refused()
    {
        ValueRange far = new(-(1L << 61) - 1, (1L << 61) + 1);
        Assert.All<Step>(
            [new Add("y", X(0), X(1)), new Subtract("y", X(0), X(1)), new Multiply("y", X(0), X(1)), new RoundingHighMultiply("y", X(0), X(1), 62)],
            step => Assert.Contains("63 bits", Assert.Throws<KernelException>(() => step.RangeFrom([far, far])).Message, StringComparison.Ordinal));
        Assert.Throws<KernelException>(() => new ShiftLeft("y", X(0), X(1)).RangeFrom([far, new(0, 2)]));
        Assert.Throws<KernelException>(() => new ShiftLeft("y", X(0), X(1)).RangeFrom([Any, new(-1, 2)]));
        Assert.Throws<KernelException>(() => new ShiftRight("y", X(0), X(1)).RangeFrom([Any, new(0, 63)]));
    }

    [Fact]
    public void A_look_up_beyond_its_table_is_refused()
    {
        Assert.Throws<KernelException>(() => new Lookup("y", Curve, X(0)).RangeFrom([new(0, Curve.Entries.Length)]));
        Assert.Throws<KernelException>(() => new Lookup("y", Curve, X(0)).RangeFrom([new(-1, 3)]));
    }

    [Fact]
    public void Breakpoints_that_do_not_ascend_are_refused() =>
        Assert.Throws<KernelException>(() => new Rank("y", new Table("breakpoints", [1, 3, 3], ""), X(0)));

    private static void OverRandomRanges(Action<Operation, Step, ValueRange[]> check)
    {
        var random = new Random(20);
        foreach (Operation operation in All)
        {
            for (int i = 0; i < Ranges; i++)
            {
                ValueRange[] ranges = [.. operation.Operands.Select(limits => Within(limits, random))];
                check(operation, operation.Make([X(0), X(1), X(2)]), ranges);
            }
        }
    }

    private static ValueRange Within(ValueRange limits, Random random)
    {
        long min = random.NextInt64(limits.Min, limits.Max + 1);
        return new(min, Math.Min(limits.Max, min + random.Next(9)));
    }

    private static Input X(int operand) => new(new Port($"x_{operand}", new IntegerType(signed: true, 8)));

    private static ValueRange[] RangesOf(Step step, ValueRange[] ranges) =>
        [.. step.Operands.Select((operand, place) => operand is Constant constant ? new(constant.Value, constant.Value) : ranges[place])];

    private static long[][] Combinations(ValueRange[] ranges) => ranges.Aggregate<ValueRange, long[][]>(
        [[]],
        (all, range) => [.. all.SelectMany(before => Enumerable.Range(0, (int)(range.Max - range.Min) + 1).Select(i => before.Append(range.Min + i).ToArray()))]);

    private static long[] Run<T>(Step step, long[][] combinations)
        where T : struct, System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T>
    {
        var runner = new BlockRunner<T>([.. step.Operands.Where(operand => operand is Input), step], combinations.Length);
        for (int operand = 0; operand < combinations[0].Length; operand++)
        {
            combinations.Select(values => T.CreateChecked(values[operand])).ToArray().CopyTo(runner.ValuesOf(step.Operands[operand], combinations.Length));
        }

        runner.Run(combinations.Length);
        return [.. runner.ValuesOf(step, combinations.Length).ToArray().Select(long.CreateChecked)];
    }

    private sealed record Operation(Func<Step[], Step> Make, Func<long[], long> Value, ValueRange[] Operands, bool IsTight);
}
