using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Tests.Lowering;

/// <summary>Comparisons that add up are chosen, read or searched in software, and give what they gave.</summary>
public sealed class StaircaseTests
{
    [Theory]
    [InlineData(8, 2)]
    [InlineData(8, 12)]
    [InlineData(16, 12)]
    public void Few_steps_are_choices(int bits, int steps)
    {
        LoweredProgram lowered = Lowered(Staircase(bits, isFolded: true, steps));
        Assert.Equal(steps, lowered.Primitives.OfType<Selection>().Count(selection => selection.Condition.Right.Signal.Value > 0));
        Assert.Empty(lowered.Tables);
        Assert.DoesNotContain(lowered.Primitives, primitive => primitive is Product or Comparison);
    }

    [Fact]
    public void Many_steps_of_few_positions_are_read()
    {
        LoweredProgram lowered = Lowered(Staircase(8, isFolded: true, 13));
        Assert.Equal(129, Assert.Single(lowered.Tables).Entries.Length);
        Assert.Empty(lowered.CountTables);
    }

    [Theory]
    [InlineData(8, false, 13)]
    [InlineData(16, true, 13)]
    [InlineData(16, false, 64)]
    public void Many_steps_of_many_positions_are_searched(int bits, bool isFolded, int steps)
    {
        LoweredProgram lowered = Lowered(Staircase(bits, isFolded, steps));
        Assert.Equal(steps, Assert.Single(lowered.CountTables).Entries.Length);
        Assert.Equal(steps + 1, Assert.Single(lowered.ReadTables).Entries.Length);
        Assert.True(lowered.Definitions.Length < 10);
    }

    // A threshold that every position has passed, two at one place, and steps that cancel each other are none.
    [Fact]
    public void What_makes_no_difference_is_no_step()
    {
        var builder = new KernelBuilder();
        Step x = builder.Absolute("magnitude", builder.Input("x", new IntegerType(signed: true, 8)));
        Step[] steps = [Up(-3, 9), Up(0, 7), Up(20, 5), Up(40, 1), Up(41, 2), Up(70, 4)];
        Step sum = steps.Skip(1).Aggregate(steps[0], (all, step) => builder.Add("sum_" + step.Name, all, step));
        KernelProgram kernel = builder.Build("k", builder.Subtract("y", builder.Subtract("rest", sum, builder.Select("same", builder.Less("before", KernelBuilder.Constant(39), x), KernelBuilder.Constant(1), KernelBuilder.Constant(0))), KernelBuilder.Constant(5)), new Port("out", new IntegerType(signed: true, 8)));
        LoweredProgram lowered = Lowered(kernel);
        Assert.Equal([20, 41, 70], lowered.Primitives.OfType<Selection>().Select(selection => selection.Condition.Right.Signal.Value).Where(value => value > 0));

        Step Up(int from, int by) => builder.Select($"up_{from & 0xFF}", builder.Less($"below_{from & 0xFF}", x, from), KernelBuilder.Constant(0), KernelBuilder.Constant(by));
    }

    // Steps of 1, 2 or 3, up and down.
    private static KernelProgram Staircase(int bits, bool isFolded, int steps)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, bits));
        Step position = isFolded ? builder.Absolute("magnitude", x) : x;
        int first = isFolded ? 2 : -(1 << (bits - 1)) + 2;
        int stride = (1 << (bits - (isFolded ? 1 : 0))) / (steps + 1);
        Step sum = KernelBuilder.Constant(20);
        for (int i = 0; i < steps; i++)
        {
            Step below = builder.Less($"below_{i}", position, first + (i * stride));
            Step step = builder.Select($"step_{i}", below, KernelBuilder.Constant(1 + (i % 3)), KernelBuilder.Constant(0));
            sum = i % 2 == 0 ? builder.Add($"sum_{i}", step, sum) : builder.Subtract($"sum_{i}", sum, step);
        }

        return builder.Build("k", sum, new Port("y", new IntegerType(signed: true, 8)));
    }

    private static LoweredProgram Lowered(KernelProgram kernel)
    {
        LoweredProgram lowered = MachineWords.Of(kernel);
        Assert.Equal<long>(Interpreter.RunAll(kernel), Interpreter.RunAll(lowered.Kernel));
        return lowered;
    }
}
