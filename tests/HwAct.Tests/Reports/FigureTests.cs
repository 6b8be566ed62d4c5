using HwAct.Reports;

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
    public void What_is_no_number_is_refused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Figure.Text(value));

    [Theory]
    [InlineData(0, 10, "0.00")]
    [InlineData(1, 65536, "< 0.01")]
    [InlineData(4, 65536, "0.01")]
    [InlineData(72, 256, "28.12")]
    [InlineData(256, 256, "100.00")]
    public void A_share_that_is_there_is_never_shown_as_nothing(long part, long whole, string text) =>
        Assert.Equal(text, Figure.Percent(part, whole));

    [Fact]
    public void The_culture_has_no_say()
    {
        string[] Texts() => [Figure.Text(-1.5), Figure.Text(-12345L), Figure.Shown(-1.5e-9), Figure.Shown(-12345L), Figure.Fixed(-1.5, 3), Figure.Exact(-0.25)];
        string[] expected = Texts();
        using var culture = new StrangeCulture();
        Assert.Equal(expected, Texts());
    }
}
