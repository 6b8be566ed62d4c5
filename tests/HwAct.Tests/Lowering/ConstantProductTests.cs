using System.Collections.Immutable;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Tests.Lowering;

/// <summary>Products with constants in hardware: sums of what is shifted, as few as canonical signed digits allow.</summary>
public sealed class ConstantProductTests
{
    [Fact]
    public void Digits_are_the_factor_and_no_two_are_side_by_side()
    {
        var random = new Random(3);
        foreach (long factor in Enumerable.Range(-300, 601).Select(i => (long)i).Concat(Enumerable.Range(0, 300).Select(_ => random.NextInt64(-(1L << 40), 1L << 40))))
        {
            ImmutableArray<(int Place, bool IsMinus)> digits = CanonicalDigits.Of(factor);
            Assert.Equal(factor, digits.Sum(digit => digit.IsMinus ? -(1L << digit.Place) : 1L << digit.Place));
            Assert.All(digits.Zip(digits.Skip(1)), pair => Assert.True(pair.Second.Place - pair.First.Place >= 2));
        }
    }

    // 5 = 4 + 1; 15 = 16 - 1; 187 = 128 + 64 - 4 - 1, as canonical digits 256 - 64 - 4 - 1.
    [Theory]
    [InlineData(5, 1)]
    [InlineData(15, 1)]
    [InlineData(-273, 3)]
    [InlineData(187, 3)]
    [InlineData(40, 1)]
    [InlineData(-8, 1)]
    public void It_is_one_adder_for_each_digit_but_the_first(long factor, int adders)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 8));
        Step product = builder.Append(new Multiply("product", x, KernelBuilder.Constant(factor)));
        LoweredProgram program = ExactWidths.Of(builder.Build("kernel", product, new Port("y", new IntegerType(signed: true, 20))));
        Assert.DoesNotContain(program.Primitives, primitive => primitive is Product);
        Assert.Equal(adders, program.Primitives.Count(primitive => primitive is Sum or Difference or Negation));
        Assert.Equal(product.Name, program.Definitions[^1].Name);
    }
}
