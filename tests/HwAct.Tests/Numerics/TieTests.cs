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

    // x(x + 3)/6 of 1 + e is half an LSB of (4 + 5e)/3 and about e²/8 more, of −1 − e less than half an LSB of (2 + e)/3: no ties, which 96 bits
    // below the LSB do not tell.
    [Theory]
    [InlineData(RoundingRule.HalfEven, 1, 4, 5, 1)]
    [InlineData(RoundingRule.HalfAway, -1, 2, 1, 0)]
    public void What_misses_a_tie_by_less_than_the_first_precision_is_none(RoundingRule rounding, int code, int whole, int small, int expected)
    {
        double e = Math.ScaleB(1, -50);
        var type = new IntegerType(signed: true, 8);
        var output = new Quantization(type, (whole + (small * e)) / 3, 0);
        IdealCodes reference = IdealCodes.Of(new KernelSpecification(
            "kernel", new HardSwish(), new Quantization(type, 1 + e, 0), output, rounding, new MethodChoice("table"), ErrorBound.Faithful));
        int index = reference.Codes.IndexOf(code);
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
