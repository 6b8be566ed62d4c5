using HwAct.Methods;

namespace HwAct.Tests.Methods.Segments;

public class CoefficientColumnTests
{
    [Theory]
    [InlineData(new long[] { 0, 7 }, 3, 0, false)]
    [InlineData(new long[] { -4, 3 }, 3, 0, true)]
    [InlineData(new long[] { -7, 0 }, 3, -7, false)]
    [InlineData(new long[] { -1, -8 }, 3, -8, false)]
    [InlineData(new long[] { 100, 101 }, 1, 100, false)]
    [InlineData(new long[] { -5, -5 }, 0, -5, false)]
    public void A_column_takes_the_fewest_bits_and_an_offset_only_if_it_saves_one(long[] values, int bits, long offset, bool signed)
    {
        CoefficientColumn column = CoefficientColumn.Store(values, 3);
        Assert.Equal(bits, column.Bits);
        Assert.Equal(offset, column.Offset);
        Assert.Equal(signed, column.IsSigned);
        Assert.Equal(values.Select(v => v * 8), Enumerable.Range(0, values.Length).Select(s => column[s]));
    }
}
