using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.PublishedAlgorithms;
using HwAct.Specifications;

namespace HwAct.Tests.PublishedAlgorithms;

/// <summary>The baselines have the errors that were measured on the implementations they model.</summary>
public sealed class PublishedFiguresTests
{
    private const string Calibrated = "int8:0.0162908:-118";
    private const string PlusMinusFour = "int8:0.0313725:0";

    [Fact]
    public void Tflite_int16_is_two_lsb_off_and_misrounds_a_third_of_the_codes()
    {
        ErrorFigures error = Measure(new TfliteTable(), "Q3.12", "Q3.12");
        Assert.Equal(2.07, error.MaxLsb, 0.005);
        Assert.Equal(0.311, (double)error.MisroundedCodes / error.Codes, 0.0005);
        Assert.Equal(3.68, Measure(new TfliteTable(), "Q7.8", "Q7.8").MaxLsb, 0.005);
    }

    [Theory]
    [InlineData(16, 2.18)]
    [InlineData(32, 1.57)]
    [InlineData(64, 0.92)]
    public void A_chord_table_of_bytes_loses_whole_lsb(int segments, double maxLsb)
    {
        var baseline = new ChordTable(segments);
        Assert.Equal(segments + 1, baseline.Bytes);
        Assert.Equal(maxLsb, Measure(baseline, PlusMinusFour, Calibrated).MaxLsb, 0.005);
    }

    [Theory]
    [InlineData("Q3.8", "Q3.8")]
    [InlineData("Q3.12", "Q3.12")]
    [InlineData("Q3.12", "Q3.20")]
    public void I_bert_is_0_018_off_at_any_width(string input, string output) =>
        Assert.InRange(Measure(new IntegerGelu(rescales: false), input, output).MaxAbs, 0.0175, 0.0215);

    [Theory]
    [InlineData("Q3.4", "Q3.4", 64, 145)]
    [InlineData(PlusMinusFour, Calibrated, 64, 145)]
    public void I_bert_as_coded_does_not_survive_int8(string input, string output, double least, double most) =>
        Assert.InRange(Measure(new IntegerGelu(rescales: true), input, output).MaxLsb, least, most);

    [Fact]
    public void The_forms_have_their_own_error_when_nothing_else_is_wrong()
    {
        Assert.Equal(2.03e-2, Measure(ExactForm.Sigmoid, "Q3.12", "Q3.20").MaxAbs, 1e-4);
        Assert.Equal(4.73e-4, Measure(ExactForm.Tanh, "Q3.12", "Q3.20").MaxAbs, 2e-6);
        Assert.Equal(83.9, Measure(ExactForm.Sigmoid, "Q3.12", "Q3.12").MaxLsb, 0.5);
    }

    [Fact]
    public void Three_lines_are_0_746_off_where_they_jump()
    {
        ErrorFigures error = Measure(new ThreeLines(), "Q3.12", "Q3.12");
        Assert.Equal(0.746, error.MaxAbs, 0.0005);
        Assert.Equal(-3 * 4096, error.MaxLsbCode);
    }

    [Fact]
    public void Algorithms_for_gelu_refuse_other_activations()
    {
        KernelSpecification steep = Specification("Q3.4", "Q3.4").With(new GeluSigmoid { Beta = 2 });
        Assert.All(
            PublishedAlgorithmCatalog.All.Where(baseline => baseline is not (TfliteTable or ChordTable)),
            baseline => Assert.Equal("it approximates GELU, not gelu-sigmoid(beta=2)", baseline.ReasonAgainst(steep)));
    }

    [Fact]
    public void Outputs_are_codes_of_the_output_type_and_the_same_every_time()
    {
        foreach ((string input, string output) in (ReadOnlySpan<(string, string)>)[("Q3.12", "Q3.12"), (PlusMinusFour, Calibrated), ("uint8:0.05:120", "uint4:0.3:2"), ("Q3.4", "Q7.24"), ("int8:1e30:0", "int8:1e-30:0")])
        {
            IdealCodes reference = IdealCodes.Of(Specification(input, output));
            foreach (IPublishedAlgorithm baseline in PublishedAlgorithmCatalog.All.Where(baseline => baseline.ReasonAgainst(reference.Specification) is null))
            {
                long[] outputs = baseline.Outputs(reference.Specification, reference);
                Assert.Equal(reference.Codes.Count, outputs.Length);
                Assert.All(outputs, code => Assert.True(reference.Specification.Output.Type.Contains(code), $"{baseline.Name}: {code}"));
                Assert.Equal(outputs, baseline.Outputs(reference.Specification, reference));
            }
        }
    }

    [Fact]
    public void Names_are_distinct_and_every_baseline_has_a_source()
    {
        Assert.Distinct(PublishedAlgorithmCatalog.All.Select(baseline => baseline.Name));
        Assert.All(PublishedAlgorithmCatalog.All, baseline => Assert.NotEmpty(baseline.Source));
    }

    private static ErrorFigures Measure(IPublishedAlgorithm baseline, string input, string output)
    {
        Comparison comparison = Comparison.Of(baseline, IdealCodes.Of(Specification(input, output)));
        Assert.Null(comparison.ReasonAgainst);
        return comparison.Error!;
    }

    private static KernelSpecification Specification(string input, string output) => new(
        "k", new Gelu(), Quantization.Parse(input), Quantization.Parse(output), RoundingRule.HalfEven, new MethodChoice("table"), ErrorBound.Faithful);
}
