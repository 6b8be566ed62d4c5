using System.Globalization;
using HwAct.Numerics;

namespace HwAct.Tests.Numerics.Formats;

/// <summary>A scale is the double nearest to what is typed, in whatever way it is typed; with a suffix f the nearest float32.</summary>
public sealed class ScaleNotationTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Theory]
    [InlineData("0.05", 0.05)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5.0)]
    [InlineData("1e-5", 1e-5)]
    [InlineData("1/32", 0.03125)]
    [InlineData("1 / 32", 0.03125)]
    [InlineData("1/10", 0.1)]
    [InlineData("0.1/3", 0.033333333333333333)]
    [InlineData("2^-5", 0.03125)]
    [InlineData("2**-5", 0.03125)]
    [InlineData("2^(-5)", 0.03125)]
    [InlineData("2 ** -5", 0.03125)]
    [InlineData("10^-3", 0.001)]
    [InlineData("1/2^5", 0.03125)]
    [InlineData("3/2**7", 0.0234375)]
    [InlineData("2^5", 32.0)]
    [InlineData("0x1.9p-5", 0.048828125)]
    [InlineData("0X1P-5", 0.03125)]
    [InlineData("0x1.999999999999ap-5", 0.05)]
    [InlineData("0x1.999999999999a8p-5", 0.05)]
    [InlineData("0x1.999999999999b8p-5", 0.050000000000000017)]
    [InlineData("0.05f", 0.05000000074505806)]
    [InlineData("0.1F", 0.10000000149011612)]
    [InlineData("1/10f", 0.10000000149011612)]
    [InlineData("10^-1f", 0.10000000149011612)]
    [InlineData("0x1.9p-5f", 0.048828125)]
    [InlineData("1.0000000596046448f", 1.0000001192092896)]
    [InlineData("1.00000005960464477539062f", 1.0)]
    [InlineData("-0.5", -0.5)]
    [InlineData("0", 0.0)]
    [InlineData("0/7", 0.0)]
    public void What_is_typed_is_the_nearest(string text, double value) => Assert.Equal(value, ScaleNotation.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("0,05")]
    [InlineData("1/0")]
    [InlineData("1/")]
    [InlineData("/3")]
    [InlineData("1/2/3")]
    [InlineData("2^")]
    [InlineData("2^0.5")]
    [InlineData("2^-5^2")]
    [InlineData("0x19")]
    [InlineData("0.05ff")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0.05\n")]
    [InlineData("١/٣٢")]
    [InlineData("0^0")]
    [InlineData("1/0^-3")]
    [InlineData("0**-1")]
    public void What_is_no_number_is_none(string text) => Assert.Null(ScaleNotation.Parse(text));

    [Fact]
    public void Every_way_to_write_a_number_gives_the_same_double()
    {
        var random = new Random(15);
        for (int i = 0; i < 20_000; i++)
        {
            double value = Math.ScaleB(1 + random.NextDouble(), random.Next(-99, 99));
            long mantissa = BitConverter.DoubleToInt64Bits(value) & 0xFFFFFFFFFFFFF;
            int exponent = Math.ILogB(value);
            Assert.Equal(value, ScaleNotation.Parse(value.ToString("R", Invariant)));
            Assert.Equal(value, ScaleNotation.Parse(string.Create(Invariant, $"0x1.{mantissa:x13}p{exponent}")));
            Assert.Equal(value, ScaleNotation.Parse(string.Create(Invariant, $"{(1L << 52) | mantissa}/2^{52 - exponent}")));
            Assert.Equal((double)(float)value, ScaleNotation.Parse(string.Create(Invariant, $"0x1.{mantissa:x13}p{exponent}f")));
        }
    }

    // Division of doubles that hold their numbers exactly rounds correctly; a short decimal number is a fraction.
    [Fact]
    public void Fractions_and_decimals_are_rounded_once()
    {
        var random = new Random(16);
        for (int i = 0; i < 20_000; i++)
        {
            (long above, long below) = (random.NextInt64(1, 1L << 53), random.NextInt64(1, 1L << 53));
            Assert.Equal((double)above / below, ScaleNotation.Parse($"{above}/{below}"));
            string text = string.Create(Invariant, $"{random.Next(1000)}.{random.NextInt64(1, 1L << 60)}e{random.Next(-20, 20)}");
            Assert.Equal(double.Parse(text, Invariant), ScaleNotation.Parse(text));
            Assert.Equal(double.Parse(text, Invariant), ScaleNotation.Parse(text + "/1"));
            Assert.Equal((double)float.Parse(text, Invariant), ScaleNotation.Parse(text + "f"));
            Assert.Equal((double)float.Parse(text, Invariant), ScaleNotation.Parse(text + "/1f"));
        }
    }
}
