using System.Numerics;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;

namespace HwAct.Tests.Gated;

/// <summary>The product of a gate's value and the second input, and its one rounding.</summary>
public sealed class ProductStageTests
{
    public static IEnumerable<object[]> Cases()
    {
        foreach (int shift in (int[])[0, 1, 2, 5, 9])
        {
            foreach (ProductTies rule in Enum.GetValues<ProductTies>())
            {
                yield return [shift, rule];
            }
        }

    }

    [Theory]
    [MemberData(nameof(Cases))]
    internal void The_formula_is_the_exact_quotient_rounded_by_the_rule_and_saturated(int shift, ProductTies rule)
    {
        ProductStage product = Product(shift, rule, "int6:0.1:3");
        for (long value = -70; value <= 70; value++)
        {
            for (long n = -35; n <= 28; n++)
            {
                Assert.Equal(Math.Clamp(Rounded(value * n, shift, rule) - 4, -128, 127), product.At(value, n));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    internal void The_program_is_the_formula(int shift, ProductTies rule)
    {
        foreach (string up in (string[])["int6:0.1:3", "uint5:0.1:0", "uint5:0.1:31"])
        {
            ProductStage product = Product(shift, rule, up);
            var builder = new KernelBuilder();
            Step value = builder.Input("gate", new IntegerType(signed: true, 8));
            KernelProgram kernel = builder.Build("k", product.Write(builder, value, builder.Input("up", product.Up.Type)), new Port("y", product.Output.Type));
            foreach (StimulusBlock block in new Stimulus(kernel).Blocks())
            {
                long[] outputs = block.Run(new Interpreter(kernel));
                for (int i = 0; i < outputs.Length; i++)
                {
                    Assert.Equal(product.At(block.Codes(0)[i], block.Codes(1)[i] - product.Up.ZeroPoint), outputs[i]);
                }
            }
        }
    }

    private static ProductStage Product(int shift, ProductTies rule, string up) =>
        new(Quantization.Parse(up), Quantization.Parse("int8:1:-4"), shift, rule);

    private static long Rounded(long product, int shift, ProductTies rule)
    {
        BigInteger floor = BigInteger.Divide(product - (((product % (1L << shift)) + (1L << shift)) % (1L << shift)), 1L << shift);
        BigInteger twiceRest = 2 * (product - (floor << shift));
        BigInteger one = BigInteger.One << shift;
        bool up = twiceRest > one || (twiceRest == one && rule switch
        {
            ProductTies.Even => !floor.IsEven,
            ProductTies.Away => product > 0,
            ProductTies.TowardZero => product < 0,
            _ => true,
        });
        return (long)(floor + (up ? 1 : 0));
    }
}
