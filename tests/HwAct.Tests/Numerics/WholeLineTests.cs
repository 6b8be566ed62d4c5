using System.Numerics;
using HwAct.Numerics;
using HwAct.Tests.Oracle;

namespace HwAct.Tests.Numerics;

/// <summary>Functions on the whole line against MPFR, in doubles and in big integers: both signs, huge, tiny, next to zero and to one,
/// and over intervals as well as at points.</summary>
public class WholeLineTests
{
    private const int Bits = 128;

    // erf(36) is 1 less about 2^-1870. Beyond that MPFR rounds to the limit itself, which an enclosure may have as its end.
    private const int OracleBits = 2000;
    private const double ToTheLimit = 36;
    private static readonly FixedPrecision Precision = new(Bits);

    private static readonly double[] HardArguments =
    [
        double.Epsilon, 1e-300, 1e-160, 1e-30, 1e-17, 1e-9, 1e-5, 0.01, 0.34657359027997264, 0.4999999999999999, 0.5, 0.7071067811865475,
        0.9999999999999999, 1, 1.0000000000000002, 1.4142135623730951, 1.9999999999999998, 2, 2.718281828459045, 4, 6.3,
        8.4999999999999982, 8.5000000000000018, 17, 36.1, 40, 345.5, 689.99, 690.01, 709.7, 709.8, 745.2, 1e4, 65536,
    ];

    public static TheoryData<string> Functions => ["exp", "log", "sqrt", "tanh", "erf", "sigmoid", "cdf", "density", "softplus", "abs"];

    [Theory]
    [MemberData(nameof(Functions))]
    public void In_doubles_the_value_is_held_and_the_enclosure_is_narrow(string function)
    {
        foreach (double x in Arguments(function))
        {
            DoubleEnclosure enclosure = Apply(function, DoubleEnclosure.Exactly(x));
            using Mpfr value = Oracle(function, x);
            Assert.True(Holds(enclosure, value, x), $"{function}({x:R}) outside ({enclosure.Low:R}, {enclosure.High:R})");
            double width = Math.Abs(x) > 690 && function == "exp" ? double.PositiveInfinity : Math.ScaleB(1 + Math.Abs(value.ToDouble()), -42);
            Assert.True(enclosure.High - enclosure.Low <= width, $"{function}({x:R}) is {enclosure.High - enclosure.Low:R} wide");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void In_big_integers_the_value_is_held_and_the_enclosure_is_narrow(string function)
    {
        foreach (double x in Arguments(function))
        {
            FixedEnclosure argument = At(x);
            if (!argument.IsExact)
            {
                continue;
            }

            FixedEnclosure enclosure = Apply(function, argument);
            using Mpfr value = Oracle(function, x);
            BigInteger floor = value.Floor(Bits);
            bool isExact = enclosure.IsExact && enclosure.Low == floor && value.Floor(1500) == floor << (1500 - Bits);
            Assert.True(isExact || (enclosure.Low <= floor && enclosure.High >= floor + (Math.Abs(x) < ToTheLimit ? 1 : 0) && !enclosure.IsExact), $"{function}({x:R}): {enclosure.Low} {floor} {enclosure.High}");
            BigInteger width = 64 * (BigInteger.One + (BigInteger.Abs(floor) >> Bits));
            Assert.True(enclosure.High - enclosure.Low <= width, $"{function}({x:R}) is {enclosure.High - enclosure.Low} units wide");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Over_an_interval_every_value_is_held(string function)
    {
        // Big integers of 128 bits hold nothing below 2^-128, so there is no logarithm.
        double least = function == "log" ? 1e-30 : -600;
        double[] arguments = [.. Arguments(function).Where(x => x >= least && x < 600).Order()];
        var random = new Random(7);
        for (int i = 0; i + 4 < arguments.Length; i++)
        {
            (double low, double high) = (arguments[i], arguments[i + 4]);
            DoubleEnclosure enclosure = Apply(function, new DoubleEnclosure(low, high));
            FixedEnclosure wide = Apply(function, FixedEnclosure.Between(new DoubleEnclosure(low, high), Precision));
            double inside = low + ((high - low) * random.NextDouble());
            if (inside > low && inside < high)
            {
                using Mpfr value = Oracle(function, inside);
                Assert.True(Holds(enclosure, value, inside), $"{function}({inside:R}) outside what ({low:R}, {high:R}) gives");
                BigInteger floor = value.Floor(Bits);
                Assert.True(wide.Low <= floor && wide.High >= floor, $"{function}({inside:R}) outside what ({low:R}, {high:R}) gives in big integers");
            }
        }
    }

    [Fact]
    public void Exact_values_stay_exact()
    {
        Assert.Equal(DoubleEnclosure.Exactly(1), DoubleEnclosure.Exactly(0).Exp());
        Assert.Equal(DoubleEnclosure.Exactly(0), DoubleEnclosure.Exactly(1).Log());
        Assert.Equal(DoubleEnclosure.Exactly(1.5), DoubleEnclosure.Exactly(2.25).Sqrt());
        Assert.Equal(DoubleEnclosure.Exactly(Math.ScaleB(3, -530)), DoubleEnclosure.Exactly(Math.ScaleB(9, -1060)).Sqrt());
        Assert.True(At(2.25).Sqrt().IsExact && At(0).Exp().IsExact && At(1).Log().IsExact);
        Assert.Equal(DoubleEnclosure.Exactly(0), WholeLine.Tanh(DoubleEnclosure.Exactly(0)));
        Assert.Equal(DoubleEnclosure.Exactly(0), WholeLine.Erf(DoubleEnclosure.Exactly(0)));
        Assert.Equal(DoubleEnclosure.Exactly(0.5), WholeLine.Sigmoid(DoubleEnclosure.Exactly(0)));
        Assert.Equal(DoubleEnclosure.Exactly(-3), WholeLine.Min(DoubleEnclosure.Exactly(-3), DoubleEnclosure.Exactly(2)));
    }

    [Fact]
    public void Next_to_zero_tanh_and_erf_keep_their_digits()
    {
        foreach (double x in (double[])[1e-300, 1e-100, -1e-20, 1e-10, -1e-6])
        {
            foreach (string function in (string[])["tanh", "erf"])
            {
                DoubleEnclosure enclosure = Apply(function, DoubleEnclosure.Exactly(x));
                Assert.InRange((enclosure.High - enclosure.Low) / Math.Abs(x), 0, 1e-8);
            }
        }
    }

    [Fact]
    public void What_has_no_value_is_refused_in_words()
    {
        Assert.Contains("logarithm", Assert.ThrowsAny<ArithmeticException>(() => DoubleEnclosure.Exactly(0).Log()).Message, StringComparison.Ordinal);
        Assert.Contains("logarithm", Assert.ThrowsAny<ArithmeticException>(() => At(-2).Log()).Message, StringComparison.Ordinal);
        Assert.Contains("square root", Assert.ThrowsAny<ArithmeticException>(() => DoubleEnclosure.Exactly(-1).Sqrt()).Message, StringComparison.Ordinal);
        Assert.Contains("square root", Assert.ThrowsAny<ArithmeticException>(() => At(-1).Sqrt()).Message, StringComparison.Ordinal);
        Assert.Contains("zero", Assert.ThrowsAny<ArithmeticException>(() => DoubleEnclosure.Exactly(1) / new DoubleEnclosure(-1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("zero", Assert.ThrowsAny<ArithmeticException>(() => At(1) / At(0)).Message, StringComparison.Ordinal);
        Assert.Contains("e^x", Assert.ThrowsAny<ArithmeticException>(() => At(1e6).Exp()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_without_bound_keeps_what_it_decides()
    {
        DoubleEnclosure huge = DoubleEnclosure.Exactly(1e30).Exp();
        Assert.Equal(double.PositiveInfinity, huge.High);
        Assert.InRange((DoubleEnclosure.Exactly(1) / huge).High, 0, 1e-298);
        Assert.Equal(DoubleEnclosure.Exactly(0), DoubleEnclosure.Exactly(0) * huge);
        DoubleEnclosure logarithm = huge.Log();
        Assert.True(logarithm.Low > 680 && !double.IsNaN(logarithm.High));
        Assert.False(double.IsNaN((huge - huge).Low) || double.IsNaN((huge * -huge).High) || double.IsNaN((huge + huge).Low));
    }

    [Fact]
    public void Two_enclosures_meet_where_one_number_may_lie_in_both()
    {
        var unit = new DoubleEnclosure(0, 1);
        Assert.True(unit.Meets(new DoubleEnclosure(0.5, 2)) && unit.Meets(DoubleEnclosure.Exactly(0.5)));
        Assert.False(unit.Meets(new DoubleEnclosure(1, 2)) || unit.Meets(DoubleEnclosure.Exactly(1)) || DoubleEnclosure.Exactly(0).Meets(unit));
        Assert.True(DoubleEnclosure.Exactly(1).Meets(DoubleEnclosure.Exactly(1)));
        FixedEnclosure one = At(1);
        FixedEnclosure below = FixedEnclosure.Between(unit, Precision);
        Assert.True(one.Meets(one) && below.Meets(At(0.5)));
        Assert.False(below.Meets(one) || one.Meets(below) || below.Meets(FixedEnclosure.Between(new(1, 2), Precision)));
    }

    [Fact]
    public void An_exact_number_in_a_hull_stays_inside_it()
    {
        DoubleEnclosure hull = new DoubleEnclosure(0, 1).Hull(DoubleEnclosure.Exactly(1));
        Assert.True(hull.High > 1 && hull.Low < 0 && hull.Meets(DoubleEnclosure.Exactly(1)));
        Assert.True(FixedEnclosure.Between(new(0, 1), Precision).Hull(At(1)).Meets(At(1)));
        Assert.True(At(1).Hull(At(1)).IsExact);
    }

    private static bool Holds(DoubleEnclosure enclosure, Mpfr value, double x)
    {
        int open = enclosure.IsExact || Math.Abs(x) > ToTheLimit ? 0 : 1;
        return (value - Mpfr.Of(enclosure.Low, OracleBits)).Sign >= open && (Mpfr.Of(enclosure.High, OracleBits) - value).Sign >= open;
    }

    private static IEnumerable<double> Arguments(string function)
    {
        var random = new Random(function.Length);
        IEnumerable<double> spread = Enumerable.Range(0, 150).Select(i => i % 3 == 0
            ? random.NextDouble() * 12
            : Math.ScaleB(1 + random.NextDouble(), random.Next(-60, i % 3 == 1 ? 9 : 3)));
        IEnumerable<double> positive = HardArguments.Concat(spread);
        return function is "log" or "sqrt" ? positive.Append(1e300) : positive.Concat(positive.Select(x => -x)).Append(0);
    }

    private static FixedEnclosure At(double x)
    {
        (BigInteger mantissa, int exponent) = Dyadic.Of(x);
        return FixedEnclosure.Of(mantissa, exponent, Precision);
    }

    private static T Apply<T>(string function, T x)
        where T : IEnclosure<T> => function switch
        {
            "exp" => x.Exp(),
            "log" => x.Log(),
            "sqrt" => x.Sqrt(),
            "tanh" => WholeLine.Tanh(x),
            "erf" => WholeLine.Erf(x),
            "sigmoid" => WholeLine.Sigmoid(x),
            "cdf" => WholeLine.NormalCdf(x),
            "density" => WholeLine.NormalDensity(x),
            "softplus" => WholeLine.Softplus(x),
            _ => WholeLine.Abs(x),
        };

    private static Mpfr Oracle(string function, double argument)
    {
        Mpfr x = Mpfr.Of(argument, OracleBits);
        return function switch
        {
            "exp" => x.Exp(),
            "log" => x.Log(),
            "sqrt" => x.Sqrt(),
            "tanh" => x.Tanh(),
            "erf" => x.Erf(),
            "sigmoid" => Mpfr.Of(1, OracleBits) / x.Times(-1).Exp().Plus(1),
            "cdf" => (x / Mpfr.Of(2, OracleBits).Sqrt()).Times(-1).Erfc().Times(0.5),
            "density" => (x * x).Times(-0.5).Exp() / Mpfr.Pi(OracleBits).Times(2).Sqrt(),
            "softplus" => x.Sign > 0 ? x + x.Times(-1).Exp().Log1p() : x.Exp().Log1p(),
            _ => x.Sign < 0 ? x.Times(-1) : x,
        };
    }
}
