using System.Numerics;
using HwAct.Numerics;
using HwAct.Tests.Oracle;

namespace HwAct.Tests.Numerics;

/// <summary>Every primitive and every function built of them against MPFR at 200 bits and more: random and hard arguments.</summary>
public class EnclosureTests
{
    private const int Bits = 200;

    // tanh(745) is 1 less about 2^-2149.
    private const int OracleBits = 3200;
    private static readonly FixedPrecision Precision = new(Bits);

    // Ends of branches: argument reduction at multiples of ln 2 / 2, the ends of the series, next to 0, far tails.
    private static readonly double[] HardArguments =
    [
        1e-300, 1e-30, 1e-9, 0.34657359027997264, 0.34657359027997270, 0.6931471805599453, 1.0397207708399179, 1, 1.5, 2,
        8.4999999999999982, 8.5, 8.5000000000000018, 9, 11.5, 16.6, 37.5, 38.6, 120, 689.99, 690.01, 745.2, 1e4,
    ];

    public static TheoryData<string> Functions => ["exp", "tail", "log1p", "tanh", "sigmoid"];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Big_integer_enclosures_hold_the_value_and_are_narrow(string function)
    {
        foreach (double t in Arguments(function))
        {
            FixedEnclosure x = FixedEnclosure.Of(Mantissa(t, out int exponent), exponent, Precision);
            if (!x.IsExact)
            {
                continue;
            }

            FixedEnclosure enclosure = Apply(function, x);
            using Mpfr value = Oracle(function, t, OracleBits);
            BigInteger floor = value.Floor(Bits);
            Assert.True(enclosure.Low <= floor && enclosure.High >= floor + 1, $"{function}({t:R}): {enclosure.Low} {floor} {enclosure.High}");
            Assert.True(enclosure.High - enclosure.Low <= 64, $"{function}({t:R}) is {enclosure.High - enclosure.Low} units wide");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Double_enclosures_hold_the_value_and_are_narrow(string function)
    {
        foreach (double t in Arguments(function))
        {
            DoubleEnclosure enclosure = Apply(function, DoubleEnclosure.Exactly(t));
            using Mpfr value = Oracle(function, t, OracleBits);
            using Mpfr fromLow = value - Mpfr.Of(enclosure.Low, OracleBits);
            using Mpfr fromHigh = Mpfr.Of(enclosure.High, OracleBits) - value;
            Assert.True(fromLow.Sign > 0 && fromHigh.Sign > 0, $"{function}({t:R}) outside ({enclosure.Low:R}, {enclosure.High:R})");
            Assert.True(enclosure.High - enclosure.Low <= Math.ScaleB(1, -42), $"{function}({t:R}) is {enclosure.High - enclosure.Low:R} wide");
        }
    }

    [Fact]
    public void At_zero_every_function_is_exact()
    {
        DoubleEnclosure zero = DoubleEnclosure.Exactly(0);
        Assert.Equal(DoubleEnclosure.Exactly(1), zero.ExpNegative());
        Assert.Equal(DoubleEnclosure.Exactly(0.5), zero.NormalTail());
        Assert.Equal(DoubleEnclosure.Exactly(0), zero.Log1p());
        Assert.Equal(DoubleEnclosure.Exactly(0.5), HwAct.Numerics.Functions.SigmoidTail(zero));
        Assert.Equal(DoubleEnclosure.Exactly(0), HwAct.Numerics.Functions.Tanh(zero));
    }

    [Fact]
    public void Operations_on_doubles_enclose_the_exact_result()
    {
        var random = new Random(20260101);
        for (int i = 0; i < 20000; i++)
        {
            double a = Math.ScaleB(random.NextDouble() - 0.5, random.Next(-60, 60));
            double b = Math.ScaleB(random.NextDouble() - 0.5, random.Next(-60, 60));
            Holds(DoubleEnclosure.Exactly(a) + DoubleEnclosure.Exactly(b), Rational(a, b, '+'));
            Holds(DoubleEnclosure.Exactly(a) - DoubleEnclosure.Exactly(b), Rational(a, b, '-'));
            Holds(DoubleEnclosure.Exactly(a) * DoubleEnclosure.Exactly(b), Rational(a, b, '*'));
            Holds(DoubleEnclosure.Exactly(a) / DoubleEnclosure.Exactly(Math.Abs(b)), Rational(a, Math.Abs(b), '/'));
        }
    }

    private static IEnumerable<double> Arguments(string function)
    {
        var random = new Random(function.Length);
        IEnumerable<double> spread = Enumerable.Range(0, 400).Select(i => i % 2 == 0
            ? random.NextDouble() * 12
            : Math.ScaleB(1 + random.NextDouble(), random.Next(-40, 7)));
        IEnumerable<double> all = HardArguments.Concat(spread);
        return all.Where(t => t <= (function == "log1p" ? 1 : function == "tanh" ? 1000 : double.MaxValue));
    }

    private static T Apply<T>(string function, T t)
        where T : IEnclosure<T> => function switch
        {
            "exp" => t.ExpNegative(),
            "tail" => t.NormalTail(),
            "log1p" => t.Log1p(),
            "tanh" => HwAct.Numerics.Functions.Tanh(t),
            _ => HwAct.Numerics.Functions.SigmoidTail(t),
        };

    private static Mpfr Oracle(string function, double t, int bits)
    {
        Mpfr x = Mpfr.Of(t, bits);
        return function switch
        {
            "exp" => x.Times(-1).Exp(),
            "tail" => (x / Mpfr.Of(2, bits).Sqrt()).Erfc().Times(0.5),
            "log1p" => x.Log1p(),
            "tanh" => x.Tanh(),
            _ => Mpfr.Of(1, bits) / x.Exp().Plus(1),
        };
    }

    private static BigInteger Mantissa(double value, out int exponent)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        return (bits & 0xF_FFFF_FFFF_FFFF) | (1L << 52);
    }

    private static (BigInteger Numerator, BigInteger Denominator) Rational(double a, double b, char operation)
    {
        (BigInteger an, BigInteger ad) = Fraction(a);
        (BigInteger bn, BigInteger bd) = Fraction(b);
        return operation switch
        {
            '+' => ((an * bd) + (bn * ad), ad * bd),
            '-' => ((an * bd) - (bn * ad), ad * bd),
            '*' => (an * bn, ad * bd),
            _ => (an * bd, ad * bn),
        };
    }

    private static (BigInteger Numerator, BigInteger Denominator) Fraction(double value)
    {
        BigInteger mantissa = Mantissa(Math.Abs(value), out int exponent) * Math.Sign(value);
        return exponent >= 0 ? (mantissa << exponent, BigInteger.One) : (mantissa, BigInteger.One << -exponent);
    }

    private static void Holds(DoubleEnclosure enclosure, (BigInteger Numerator, BigInteger Denominator) value)
    {
        (BigInteger ln, BigInteger ld) = Fraction(enclosure.Low);
        (BigInteger hn, BigInteger hd) = Fraction(enclosure.High);
        int low = (ln * value.Denominator).CompareTo(value.Numerator * ld);
        int high = (hn * value.Denominator).CompareTo(value.Numerator * hd);
        Assert.True(enclosure.IsExact ? low == 0 : low < 0 && high > 0, $"{enclosure} does not hold {value}");
        Assert.True(enclosure.High <= Math.BitIncrement(enclosure.Low), "one operation widens by one ulp at most");
    }
}
