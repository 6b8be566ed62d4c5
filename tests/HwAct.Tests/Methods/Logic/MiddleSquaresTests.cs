using HwAct.Methods;

namespace HwAct.Tests.Methods.Logic;

public sealed class MiddleSquaresTests
{
    [Theory]
    [InlineData(3, 3)]
    [InlineData(6, 3)]
    [InlineData(6, 5)]
    [InlineData(7, 7)]
    [InlineData(9, 2)]
    [InlineData(3, 8)]
    public void Squares_are_those_of_the_distance_from_the_middle_in_so_many_bits(int placeBits, int bits)
    {
        long[] squares = MiddleSquares.Of(placeBits, bits);
        int whole = 2 * (placeBits - 1);
        Assert.Equal(1 << placeBits, squares.Length);
        Assert.Equal(squares, squares.Reverse());
        Assert.Equal(squares.Take(squares.Length / 2), MiddleSquares.OfHalf(placeBits, bits));
        double middle = (squares.Length - 1) / 2.0;
        for (int place = 0; place < squares.Length; place++)
        {
            double exact = (Math.Pow(place - middle, 2) - 0.25) / (1 << Math.Max(0, whole - bits));
            Assert.Equal(Math.Floor(exact), squares[place]);
        }

        Assert.InRange(squares.Max(), 1, (1L << bits) - 1);
    }
}
