using System.Security.Cryptography;
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
    public void Litert_gelu_is_two_lsb_off_and_misrounds_a_third_of_the_codes()
    {
        ErrorFigures error = Measure(LiteRtTable.Gelu, "Q3.12", "Q3.12");
        Assert.Equal(2.07, error.MaxLsb, 0.005);
        Assert.Equal(0.311, (double)error.MisroundedCodes / error.Codes, 0.0005);
        Assert.Equal(3.68, Measure(LiteRtTable.Gelu, "Q7.8", "Q7.8").MaxLsb, 0.005);
    }

    [Theory]
    [InlineData("tanh", "Q3.12", 1.476, 0.277)]
    [InlineData("sigmoid", "Q3.12", 1.016, 0.128)]
    [InlineData("sigmoid", "int16:0.000305185094475746", 1.364, 0.183)]
    [InlineData("tanh", "int16:0.000305185094475746", 2.801, 0.366)]
    public void Litert_tanh_and_sigmoid_are_as_far_off_as_its_own_code(string activation, string input, double maxLsb, double misrounded)
    {
        var baseline = new LiteRtSigmoidTable();
        Assert.Equal(512, baseline.Bytes);
        ErrorFigures error = Measure(baseline, input, "Q0.15", activation);
        Assert.Equal(maxLsb, error.MaxLsb, 0.0006);
        Assert.Equal(misrounded, (double)error.MisroundedCodes / error.Codes, 0.0006);
    }

    // The entries of sigmoid_table_uint16 in LiteRT's kernels/internal/common.h, least significant byte first.
    [Fact]
    public void The_entries_of_litert_are_its_own() => Assert.Equal(
        "C79A34D2C8C6E794FBB0207601538FE0169E968CD6D9D5CA65FFF859DCD55183",
        Convert.ToHexString(SHA256.HashData([.. LiteRtSigmoidTable.Entries().SelectMany(entry => new[] { (byte)(entry & 0xFF), (byte)(entry >> 8) })])));

    // What LiteRT takes for a power of two it reads as that power; beyond it multiplies and shifts.
    [Fact]
    public void Litert_takes_a_scale_within_0_07_percent_of_its_own_for_its_own()
    {
        long[] Codes(string input, string activation)
        {
            KernelSpecification specification = Specification(input, "Q0.15", activation);
            return new LiteRtSigmoidTable().Outputs(specification, IdealCodes.Of(specification));
        }

        Assert.Equal(Codes("Q3.12", "sigmoid"), Codes("int16:0.00024430", "sigmoid"));
        Assert.NotEqual(Codes("Q3.12", "sigmoid"), Codes("int16:0.00024432", "sigmoid"));
        Assert.Equal(Codes("Q4.11", "tanh"), Codes("int16:0.00048860", "tanh"));
        Assert.NotEqual(Codes("Q4.11", "tanh"), Codes("int16:0.00048864", "tanh"));

        // σ(x) of an even code at half the scale of 2^−12 is that of half the code.
        long[] half = Codes("Q2.13", "sigmoid");
        Assert.Equal(Codes("Q3.12", "sigmoid")[16384..49152], Enumerable.Range(0, 32768).Select(i => half[2 * i]));
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
    [InlineData(PlusMinusFour, PlusMinusFour, 64, 145)]
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

    // Where its owner uses it, and nowhere else.
    [Theory]
    [InlineData("gelu", "Q3.12", "Q3.12", "litert-gelu-int16 i-bert i-bert-as-coded exact-sigmoid-form exact-tanh-form three-lines")]
    [InlineData("gelu", "int16:0.0003", "int16:0.0002:5", "exact-sigmoid-form exact-tanh-form three-lines")]
    [InlineData("gelu", "Q3.8", "Q3.8", "i-bert i-bert-as-coded exact-sigmoid-form exact-tanh-form three-lines")]
    [InlineData("gelu", "uint8:0.05:120", "int8:0.03", "exact-sigmoid-form exact-tanh-form three-lines")]
    [InlineData("gelu-tanh", "Q3.12", "Q3.12", "litert-gelu-int16")]
    [InlineData("gelu-tanh", "Q3.4", "Q3.4", "")]
    [InlineData("gelu-sigmoid", "Q3.12", "Q3.12", "tosa-table-int16")]
    [InlineData("tanh", "Q3.12", "Q0.15", "tosa-table-int16 litert-tanh-logistic-int16")]
    [InlineData("sigmoid", "int16:2.6", "Q0.15", "tosa-table-int16 litert-tanh-logistic-int16")]
    [InlineData("sigmoid", "int16:2.7", "Q0.15", "tosa-table-int16")]
    [InlineData("sigmoid", "Q3.12", "Q1.14", "tosa-table-int16")]
    [InlineData("tanh", "int16:0.0003:1", "Q0.15", "")]
    [InlineData("tanh", "uint16:0.0003", "Q0.15", "")]
    [InlineData("tanh", "int12:0.0003", "Q0.15", "")]
    [InlineData("tanh", "Q3.4", "Q0.7", "")]
    [InlineData("mish", "Q3.12", "Q3.12", "tosa-table-int16")]
    public void An_algorithm_appears_where_it_is_used(string activation, string input, string output, string expected) => Assert.Equal(
        expected,
        string.Join(' ', PublishedAlgorithmCatalog.For(Specification(input, output, activation)).Where(baseline => baseline is not ChordTable).Select(baseline => baseline.Name)));

    [Fact]
    public void An_algorithm_is_not_measured_where_nobody_uses_it() => Assert.Contains(
        "serves tanh and the sigmoid of int16 codes",
        Assert.Throws<ArgumentException>(() => Comparison.Of(new LiteRtSigmoidTable(), IdealCodes.Of(Specification("Q3.4", "Q3.4")))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Outputs_are_codes_of_the_output_type_and_the_same_every_time()
    {
        foreach ((string input, string output) in (ReadOnlySpan<(string, string)>)[("Q3.12", "Q3.12"), (PlusMinusFour, Calibrated), ("uint8:0.05:120", "uint4:0.3:2"), ("Q3.4", "Q7.24"), ("int8:1e30:0", "int8:1e-30:0")])
        {
            IdealCodes reference = IdealCodes.Of(Specification(input, output));
            foreach (IPublishedAlgorithm baseline in PublishedAlgorithmCatalog.For(reference.Specification))
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

    private static ErrorFigures Measure(IPublishedAlgorithm baseline, string input, string output, string activation = "gelu") =>
        Comparison.Of(baseline, IdealCodes.Of(Specification(input, output, activation))).Error;

    private static KernelSpecification Specification(string input, string output, string activation = "gelu") => new(
        "k", ActivationCatalog.Find(activation)!.Default, Quantization.Parse(input), Quantization.Parse(output), RoundingRule.HalfEven, new MethodChoice("table"), ErrorBound.Faithful);
}
