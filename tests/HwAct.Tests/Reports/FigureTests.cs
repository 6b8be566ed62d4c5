using System.Numerics;
using HwAct.Numerics;

namespace HwAct.Tests.Reports;

public class FigureTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(0.30000000000000004, "0.3")]
    [InlineData(0.74856712345, "0.748567")]
    [InlineData(-95.5209999, "-95.521")]
    [InlineData(0.0000123456789, "0.0000123457")]
    [InlineData(0.00000123456789, "1.23457e-6")]
    [InlineData(-1.25e-30, "-1.25e-30")]
    [InlineData(999999.5, "1000000")]
    [InlineData(123456789, "123457000")]
    [InlineData(1e14, "100000000000000")]
    [InlineData(2.5e20, "2.5e20")]
    public void A_figure_has_six_significant_digits(double value, string text) => Assert.Equal(text, Figure.Text(value));

    [Fact]
    public void The_last_bit_of_a_sum_does_not_show() => Assert.Equal(Figure.Text(0.1 + 0.7), Figure.Text(0.8));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_is_refused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Figure.Text(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => Figure.AtMost(value));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.5, "0.5")]
    [InlineData(0.5000000000000001, "0.500001")]
    [InlineData(0.49991027, "0.499911")]
    [InlineData(0.9999991, "1")]
    [InlineData(8.98362935e-8, "8.98363e-8")]
    [InlineData(123456.01, "123457")]
    [InlineData(0.4, "0.400001")]
    [InlineData(0.6, "0.6")]
    public void A_bound_is_rounded_up_from_the_exact_value_of_a_double(double value, string text) => Assert.Equal(text, Figure.AtMost(value));

    [Fact]
    public void Bounds_enclose_and_are_the_nearest_of_their_digits()
    {
        var random = new Random(1);
        for (int i = 0; i < 5000; i++)
        {
            BigInteger numerator = random.NextInt64(1, long.MaxValue) * BigInteger.Pow(10, random.Next(0, 40));
            BigInteger denominator = random.NextInt64(1, long.MaxValue) * BigInteger.Pow(10, random.Next(0, 40));
            foreach (int digits in (int[])[1, 6, 17])
            {
                var above = DecimalFigure.Above(numerator, denominator, digits);
                var below = DecimalFigure.Below(numerator, denominator, digits);
                (BigInteger highest, BigInteger scale) = Ratio(above);
                (BigInteger lowest, BigInteger lowScale) = Ratio(below);
                Assert.True(lowest * denominator <= numerator * lowScale && numerator * scale <= highest * denominator);
                Assert.InRange(Math.Abs(above.Digits).ToString(System.Globalization.CultureInfo.InvariantCulture).Length, 1, digits);

                // Neighbors of so many digits: their distance is one unit of the last place.
                BigInteger unit = BigInteger.Pow(10, Math.Max(0, Leading(below) - digits + 1));
                BigInteger part = BigInteger.Pow(10, Math.Max(0, -(Leading(below) - digits + 1)));
                Assert.True(((highest * lowScale) - (lowest * scale)) * part <= unit * scale * lowScale);
                Assert.Equal(above.Above(6), DecimalFigure.Above(numerator, denominator, Math.Min(digits, 6)));
                Assert.False(above.IsAbove(above.DoubleAbove));
                Assert.True(above.IsAbove(Math.BitDecrement(above.DoubleAbove)));
            }
        }
    }

    [Theory]
    [InlineData(0.6, "0.6")]
    [InlineData(1e23, "1e23")]
    [InlineData(-2.5e-9, "-2.5e-9")]
    [InlineData(1234567.25, "1234567.25")]
    [InlineData(0, "0")]
    public void A_double_is_the_decimal_that_it_is_written_as(double value, string text) => Assert.Equal(text, DecimalFigure.Of(value).ToString());

    [Fact]
    public void At_least_is_never_above_and_a_negative_figure_is_rounded_away_from_zero()
    {
        Assert.Equal("55.4623", Figure.AtLeast(DecimalFigure.Below(5546239, 100000)));
        Assert.Equal("-11.9971", Figure.AtLeast(DecimalFigure.Below(-11997001, 1000000)));
    }

    [Theory]
    [InlineData(0, 10, "0.00")]
    [InlineData(1, 65536, "< 0.01")]
    [InlineData(6, 65536, "< 0.01")]
    [InlineData(7, 65536, "0.01")]
    [InlineData(8, 256, "3.13")]
    [InlineData(72, 256, "28.13")]
    [InlineData(65535, 65536, "> 99.99")]
    [InlineData(4294967295, 4294967296, "> 99.99")]
    [InlineData(256, 256, "100.00")]
    public void A_share_that_is_there_is_never_shown_as_nothing_nor_as_all(long part, long whole, string text) =>
        Assert.Equal(text, Figure.Percent(part, whole));

    [Theory]
    [InlineData(1, "0x1p+0")]
    [InlineData(0.05, "0x1.999999999999ap-5")]
    [InlineData(0.000244140625, "0x1p-12")]
    [InlineData(1e-8, "0x1.5798ee2308c3ap-27")]
    [InlineData(1.5e30, "0x1.2eec2eb3869afp+100")]
    public void A_scale_in_hexadecimal_is_exact(double value, string text) => Assert.Equal(text, Figure.Hex(value));

    [Fact]
    public void The_culture_has_no_say()
    {
        string[] Texts() =>
        [
            Figure.Text(-1.5), Figure.Text(-12345L), Figure.Shown(-1.5e-9), Figure.Shown(-12345L), Figure.Exact(-0.25), Figure.AtMost(-1.5e-9),
            Figure.Percent(1, 3), Figure.Hex(0.05), DecimalFigure.Of(-0.125).ToString(),
        ];
        string[] expected = Texts();
        using var culture = new StrangeCulture();
        Assert.Equal(expected, Texts());
    }

    private static int Leading(DecimalFigure figure) => figure.Exponent + Math.Abs(figure.Digits).ToString(System.Globalization.CultureInfo.InvariantCulture).Length - 1;

    private static (BigInteger Numerator, BigInteger Denominator) Ratio(DecimalFigure figure) => figure.Exponent >= 0
        ? (figure.Digits * BigInteger.Pow(10, figure.Exponent), BigInteger.One)
        : (figure.Digits, BigInteger.Pow(10, -figure.Exponent));
}
