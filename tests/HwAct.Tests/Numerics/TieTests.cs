using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;
using HwAct.Tests.Oracle;

namespace HwAct.Tests.Numerics;

/// <summary>Ideal codes where the ratio of the scales is a fraction that no double is, such as 1/6: ties are decided in big integers.</summary>
public sealed class TieTests
{
    private const int OracleBits = 1200;

    private static readonly Activation[] Rational =
    [
        new Relu(),
        new PRelu { Alpha = 1 },
        new PRelu { Alpha = -1.5 },
        new LeakyRelu { Alpha = 0.125 },
        new Clip(-40.5, 60),
        new HardTanh(),
        new HardSigmoid(),
        new HardSwish(),
        new HardSwish { Alpha = 0.25, Beta = 0.5 },
        new Softsign(),
    ];

    public static TheoryData<string, string> Formats => new()
    {
        { "int8:1", "int8:6" },
        { "int8:1", "int9:10:-3" },
        { "int8:3:5", "int8:14:-20" },
        { "uint8:5:100", "uint8:12:31" },
        { "int8:3", "int9:2" },
        { "Q3.4", "Q3.4" },
        { "int8:0.75:-9", "int8:4.5" },
        { "int7:21", "int32:10:-1" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_tie_of_a_fraction_goes_where_each_rule_says(string input, string output)
    {
        int negative = 0;
        int positive = 0;
        foreach (Activation activation in Rational)
        {
            foreach (RoundingRule rounding in Enum.GetValues<RoundingRule>())
            {
                IdealCodes reference = IdealCodes.Of(new KernelSpecification(
                    "kernel", activation, Quantization.Parse(input), Quantization.Parse(output), rounding, new MethodChoice("table"), ErrorBound.Faithful));
                for (int i = 0; i < reference.Codes.Count; i++)
                {
                    Mpfr quotient = Quotient(reference, i);
                    Assert.Equal(MpfrCode.Of(quotient, rounding, reference.Specification.Output), reference.Ideal[i]);
                    bool isTie = MpfrCode.IsTie(quotient);
                    negative += isTie && quotient.Sign < 0 ? 1 : 0;
                    positive += isTie && quotient.Sign > 0 ? 1 : 0;
                }
            }
        }

        Assert.True(negative >= 12 && positive >= 12, $"{negative} negative and {positive} positive ties");
    }

    // With x = 1 ± e, x((1 ∓ 2e)x + 1 ± 3e)/4 is (1 ± 2e ∓ e³)/2: half an output LSB but for 2^−151, which is no tie, and which the first precision
    // of 96 bits below the LSB does not tell from one.
    [Theory]
    [InlineData(RoundingRule.HalfEven, -1, 1)]
    [InlineData(RoundingRule.HalfUp, 1, 0)]
    [InlineData(RoundingRule.HalfAway, 1, 0)]
    public void What_misses_a_tie_by_less_than_the_first_precision_is_none(RoundingRule rounding, int sign, int expected)
    {
        double e = sign * Math.ScaleB(1, -50);
        var type = new IntegerType(signed: true, 8);
        var output = new Quantization(type, 1 + (2 * e), 0);
        IdealCodes reference = IdealCodes.Of(new KernelSpecification(
            "kernel",
            new HardSwish { Alpha = (1 - (2 * e)) / 4, Beta = (1 + (3 * e)) / 4 },
            new Quantization(type, 1 + e, 0),
            output,
            rounding,
            new MethodChoice("table"),
            ErrorBound.Faithful));
        int index = reference.Codes.IndexOf(1);
        Mpfr quotient = Quotient(reference, index);
        Assert.False(MpfrCode.IsTie(quotient));
        Assert.Equal(expected, MpfrCode.Of(quotient, rounding, output));
        Assert.Equal(expected, reference.Ideal[index]);
    }

    private static Mpfr Quotient(IdealCodes reference, int index)
    {
        KernelSpecification asked = reference.Specification;
        Mpfr x = Mpfr.Of(asked.Input.Scale, OracleBits).Times(reference.Codes[index] - asked.Input.ZeroPoint);
        return MpfrActivation.Evaluate(asked.Activation, x) / Mpfr.Of(asked.Output.Scale, OracleBits);
    }
}
