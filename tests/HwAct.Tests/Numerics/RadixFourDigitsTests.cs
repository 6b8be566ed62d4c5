using HwAct.Numerics;

namespace HwAct.Tests.Numerics;

public sealed class RadixFourDigitsTests
{
    [Theory]
    [InlineData(1, -1, 2)]
    [InlineData(2, -5, 10)]
    [InlineData(3, -21, 42)]
    [InlineData(5, -341, 682)]
    public void So_many_digits_reach_these_numbers(int digits, long least, long most) => Assert.Equal((least, most), RadixFourDigits.Reach(digits));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(4, 5)]
    public void Partial_products_and_the_constant_that_is_missing_make_every_product(int digits, int placeBits)
    {
        long all = (1L << placeBits) - 1;
        (long least, long most) = RadixFourDigits.Reach(digits);
        for (long slope = least; slope <= most; slope++)
        {
            (long code, long negative) = RadixFourDigits.Of(slope, digits);
            for (long place = 0; place <= all; place++)
            {
                long sum = 0;
                for (int i = 0; i < digits; i++)
                {
                    long digit = (code >> (2 * i)) & 3;
                    sum += (digit == 3 ? all - place : digit * place) << (2 * i);
                }

                Assert.Equal(slope * place, sum - (negative * all));
            }
        }
    }
}
