using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;
using HwAct.Tests.Oracle;

namespace HwAct.Tests.Numerics;

/// <summary>Ideal codes against MPFR: every code of small formats, the hardest codes of the catalog's formats, ties.</summary>
public class CertifiedCodeTests
{
    // GELU(31.75) is 31.75 less about 2^-727: the oracle must see that far to decide a tie.
    private const int OracleBits = 1200;

    public static TheoryData<string, string, string, string> Formats => new()
    {
        { "gelu", "Q3.4", "Q3.4", "half-even" },
        { "gelu", "int8:0.0313725:0", "int8:0.0162908:-118", "half-away" },
        { "gelu-tanh", "uint8:0.05:77", "int8:0.031:-20", "half-up" },
        { "gelu-sigmoid", "int7:0.11:5", "uint12:0.0031:100", "half-even" },
        { "gelu", "Q3.4", "Q3.28", "half-even" },
        { "gelu", "int8:0.7:3", "int16:0.2:0", "half-away" },
        { "gelu", "Q5.2", "Q6.1", "half-even" },
    };

    /// <summary>Every other activation: fixed point with ties, odd zero points and scales with each rounding rule, an output that
    /// is far wider than the input, and one so narrow that most codes saturate.</summary>
    public static IEnumerable<object[]> FormatsOfTheRest()
    {
        Activation[] activations =
        [
            .. ActivationCatalog.All.Select(entry => entry.Default).Where(activation => activation is not (Gelu or GeluTanh or GeluSigmoid)),
            new ParametricGelu { Alpha = 0.37, Beta = 2.2 },
            new Swish { Beta = 0.5 },
            new Softplus { Beta = 3.3 },
            new PRelu { Alpha = -1.7 },
            new LeakyRelu { Alpha = 0.125 },
            new Elu { Alpha = 0.7 },
            new Celu { Alpha = 2.3 },
            new HardSigmoid { Alpha = 0.2 },
            new HardSigmoid { Alpha = 0.25, Beta = 0.3 },
            new HardSwish { Alpha = 0.2 },
            new HardSwish { Alpha = 0.3, Beta = 0.7 },
            new Clip(-1.5, 0.625),
            new EluGradient { Alpha = 0.6 },
            new SoftplusGradient { Beta = 1.7 },
        ];
        foreach (Activation activation in activations)
        {
            yield return [activation, "Q3.4", "Q3.4", "half-even"];
            yield return [activation, "Q4.5", "Q4.1", "half-away"];
            yield return [activation, "int8:0.0625:-17", "int8:0.046875:-20", "half-up"];
            yield return [activation, "uint8:0.05:77", "uint12:0.0031:100", "half-even"];
            yield return [activation, "int9:0.0913:5", "int32:0.000000004:0", "half-away"];
            yield return [activation, "int8:0.21:127", "int6:0.0131:-3", "half-up"];
        }
    }

    [Theory]
    [MemberData(nameof(FormatsOfTheRest))]
    internal void Every_ideal_code_of_the_rest_is_what_MPFR_says(Activation activation, string input, string output, string rounding)
    {
        IdealCodes reference = ReferenceOf(activation, input, output, rounding);
        for (int i = 0; i < reference.Codes.Count; i++)
        {
            Assert.Equal(OracleCode(reference, i), reference.Ideal[i]);
        }
    }

    /// <summary>Every activation with 16 bits, at the codes next to a tie and at others evenly spread.</summary>
    public static TheoryData<string> Listed => [.. ActivationCatalog.All.Select(entry => entry.Default.Name)];

    [Theory]
    [MemberData(nameof(Listed))]
    public void With_16_bits_the_hardest_codes_and_a_spread_are_what_MPFR_says(string activation)
    {
        foreach ((string input, string output) in ((string, string)[])[("Q3.12", "Q3.12"), ("int16:0.00031:-77", "uint16:0.00007:12000")])
        {
            IdealCodes reference = ReferenceOf(activation, input, output, "half-even");
            IEnumerable<int> hardest = Enumerable.Range(0, reference.Codes.Count)
                .OrderBy(i => Math.Abs(reference.Value[i] - Math.Floor(reference.Value[i]) - 0.5))
                .ThenBy(i => i)
                .Take(40);
            foreach (int i in hardest.Concat(Enumerable.Range(0, 64).Select(k => 1023 * k)))
            {
                Assert.Equal(OracleCode(reference, i), reference.Ideal[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_ideal_code_is_what_MPFR_says(string activation, string input, string output, string rounding)
    {
        IdealCodes reference = ReferenceOf(activation, input, output, rounding);
        for (int i = 0; i < reference.Codes.Count; i++)
        {
            Assert.Equal(OracleCode(reference, i), reference.Ideal[i]);
        }
    }

    [Theory]
    [InlineData("Q3.12", "Q3.12")]
    [InlineData("Q4.8", "Q5.7")]
    [InlineData("Q3.12", "Q3.4")]
    public void The_hardest_codes_of_a_wide_format_are_what_MPFR_says(string input, string output)
    {
        IdealCodes reference = ReferenceOf("gelu", input, output, "half-even");
        int[] hardest = [.. Enumerable.Range(0, reference.Codes.Count)
            .OrderBy(i => Math.Abs(reference.Value[i] - Math.Floor(reference.Value[i]) - 0.5))
            .ThenBy(i => i)
            .Take(100)];
        foreach (int i in hardest)
        {
            Assert.Equal(OracleCode(reference, i), reference.Ideal[i]);
        }
    }

    /// <summary>So far from zero that f(x) is its asymptote but for less than 2^-8000: no precision shows the difference, the sign of what
    /// is left decides the tie.</summary>
    [Theory]
    [InlineData("gelu", 63)]
    [InlineData("gelu-tanh", 63)]
    [InlineData("gelu-sigmoid", 63)]
    [InlineData("parametric-gelu", 63)]
    [InlineData("silu", 63)]
    [InlineData("mish", 63)]
    [InlineData("softplus", 64)]
    [InlineData("tanh", 0)]
    [InlineData("sigmoid", 0)]
    [InlineData("gelu-grad", 1)]
    [InlineData("silu-grad", 1)]
    [InlineData("mish-grad", 1)]
    [InlineData("erf", 0)]
    [InlineData("normal-cdf", 0)]
    [InlineData("softplus-grad", 0)]
    public void Far_from_zero_the_side_of_a_tie_is_known(string activation, long ideal)
    {
        foreach (string rounding in (string[])["half-even", "half-away", "half-up"])
        {
            foreach (double scale in (double[])[1, 32, 1e4, 1e28])
            {
                // Code 127 is 63.5 output LSB where the function grows, and 1 is half of one where it does not.
                double step = ideal > 1 ? 2 * scale : 2;
                IdealCodes reference = ReferenceOf(activation, $"int8:{scale:R}:0", $"int8:{step:R}:0", rounding);
                Assert.Equal(ideal, reference.Ideal[255]);
                Assert.False(reference.Exact[255]);
            }
        }
    }

    [Fact]
    public void Whether_a_value_lies_outside_the_output_type_is_known_exactly()
    {
        // GELU(127) is a little less than 127, softplus(127) a little more.
        Assert.False(ReferenceOf("gelu", "int9:1:0", "int8:1:0", "half-even").Outside[256 + 127]);
        Assert.True(ReferenceOf("softplus", "int9:1:0", "int8:1:0", "half-even").Outside[256 + 127]);
        Assert.False(ReferenceOf("relu", "int9:1:0", "int8:1:0", "half-even").Outside[256 + 127]);
        Assert.True(ReferenceOf("gelu", "int9:1:0", "uint8:1:0", "half-even").Outside[256 - 100]);
    }

    [Fact]
    public void Doubles_alone_decide_thousands_of_codes_wrongly_where_the_output_is_narrower()
    {
        IdealCodes reference = ReferenceOf("gelu", "Q7.8", "Q8.7", "half-away");
        int wrong = Enumerable.Range(0, reference.Codes.Count).Count(i =>
            Math.Round(Real(reference.Codes[i] / 256.0) * 128, MidpointRounding.AwayFromZero) != reference.Ideal[i]);
        Assert.InRange(wrong, 15000, 15700);

        static double Real(double x) => new Gelu().Evaluate(x);
    }

    [Fact]
    public void Committed_hard_cases_keep_their_codes()
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Numerics", "hard-cases.txt"));
        string[] cases = [.. lines.Where(line => line.Length > 0 && line[0] != '#')];
        Assert.NotEmpty(cases);
        var references = new Dictionary<string, IdealCodes>(StringComparer.Ordinal);
        foreach (string line in cases)
        {
            string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string format = string.Join(' ', parts[..3]);
            if (!references.TryGetValue(format, out IdealCodes? reference))
            {
                reference = references[format] = ReferenceOf(parts[0], parts[1], parts[2], "half-even");
            }

            int index = reference.Codes.IndexOf(long.Parse(parts[3]));
            Assert.Equal(long.Parse(parts[4]), reference.Ideal[index]);
            Assert.Equal(long.Parse(parts[4]), OracleCode(reference, index));
        }
    }

    [Fact]
    public void Committed_hard_cases_are_the_nearest_to_a_tie()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Numerics", "hard-cases.txt");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), HardCases.Write());
    }

    private static IdealCodes ReferenceOf(string activation, string input, string output, string rounding) =>
        ReferenceOf(ActivationCatalog.Find(activation)!.Default, input, output, rounding);

    private static IdealCodes ReferenceOf(Activation activation, string input, string output, string rounding) => IdealCodes.Of(new KernelSpecification(
        "kernel",
        activation,
        Quantization.Parse(input),
        Quantization.Parse(output),
        rounding switch { "half-away" => RoundingRule.HalfAway, "half-up" => RoundingRule.HalfUp, _ => RoundingRule.HalfEven },
        new MethodChoice("table"),
        ErrorBound.Faithful));

    private static long OracleCode(IdealCodes reference, int index)
    {
        KernelSpecification specification = reference.Specification;
        using Mpfr x = Mpfr.Of(specification.Input.Scale, OracleBits).Times(reference.Codes[index] - specification.Input.ZeroPoint);
        using Mpfr quotient = MpfrActivation.Evaluate(specification.Activation, x) / Mpfr.Of(specification.Output.Scale, OracleBits);
        return MpfrCode.Of(quotient, specification.Rounding, specification.Output);
    }
}
