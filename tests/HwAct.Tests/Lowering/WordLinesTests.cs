using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Tests.Lowering;

/// <summary>Lines whose products take more than 32 bits are had within them in software, with the very codes.</summary>
public sealed class WordLinesTests
{
    // Slopes, what is added, bits that are shifted out: 1 above; less than 1 on both sides, as words without a sign; more than 1 above; more than that on both; 1 below; with more than one LSB added. Odd slopes of 16 bits meet every remainder.
    [Theory]
    [InlineData(0, 1311, 131072, 65536, 17)]
    [InlineData(0, 1311, 131072, 65535, 17)]
    [InlineData(0, 1311, 98305, 32768, 16)]
    [InlineData(0, 1313, 98305, 32767, 16)]
    [InlineData(0, 8192, 74898, 131072, 18)]
    [InlineData(100, 4033, 403298, 131072, 18)]
    [InlineData(100, 16777, 1677722, 4194303, 23)]
    [InlineData(-100, 201648, 806597, 262144, 19)]
    [InlineData(7, 131072, 200000, 65536, 17)]
    [InlineData(0, 1311, 131072, 2162688, 17)]
    [InlineData(30000, 4033, 403298, 131071, 18)]
    public void A_wide_product_is_one_or_two_of_words(long zero, long below, long above, long added, int shift)
    {
        KernelProgram kernel = Lines(zero, below, above, added, shift);
        LoweredProgram lowered = MachineWords.Of(kernel);
        Assert.Contains(kernel.Steps, step => kernel.RangeOf(step) is { Min: < int.MinValue } or { Max: > int.MaxValue });
        Assert.All(lowered.Definitions, definition => Assert.InRange(definition.Computed.Bits, 1, 32));
        Assert.Equal<long>(Interpreter.RunAll(kernel), Interpreter.RunAll(lowered.Kernel));
    }

    [Fact]
    public void What_is_within_a_word_stays_as_it_is()
    {
        LoweredProgram lowered = MachineWords.Of(Lines(0, 43, 427, 128, 8));
        Assert.DoesNotContain(lowered.Kernel.Steps, step => step is Maximum);
        Assert.All(lowered.Definitions, definition => Assert.InRange(definition.Computed.Bits, 1, 32));
    }

    private static KernelProgram Lines(long zero, long below, long above, long added, int shift)
    {
        var builder = new KernelBuilder();
        Step n = builder.Add("centered", builder.Input("x", new IntegerType(signed: true, 16)), -zero);
        Step line = builder.Select("base", builder.Less("negative", n, 0), builder.Multiply("base_below", n, below), builder.Multiply("base_above", n, above));
        return builder.Build("k", builder.ShiftRight("rounded", builder.Add("sum", line, added), shift), new Port("y", new IntegerType(signed: true, 32)));
    }
}
