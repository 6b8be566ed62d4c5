using System.Numerics;
using HwAct.Numerics;

namespace HwAct.Tests.Numerics.IntegerMath;

/// <summary>Quotients toward either infinity and lengths in bits, against their definitions.</summary>
public sealed class IntegerMathTests
{
    [Fact]
    public void Floor_and_ceiling_are_the_nearest_quotients_on_either_side()
    {
        for (long numerator = -20; numerator <= 20; numerator++)
        {
            for (long denominator = 1; denominator <= 7; denominator++)
            {
                long floor = FloorDivision.Floor(numerator, denominator);
                long ceiling = FloorDivision.Ceiling(numerator, denominator);
                Assert.True(floor * denominator <= numerator && (floor + 1) * denominator > numerator);
                Assert.True(ceiling * denominator >= numerator && (ceiling - 1) * denominator < numerator);
                Assert.Equal(floor, (long)FloorDivision.Floor<BigInteger>(numerator, denominator));
                Assert.Equal(ceiling, (long)FloorDivision.Ceiling<BigInteger>(numerator, denominator));
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(255, 8)]
    [InlineData(256, 9)]
    [InlineData(long.MaxValue, 63)]
    public void A_length_is_that_of_the_largest_value(long max, int bits) => Assert.Equal(bits, BitLength.Of(max));
}
