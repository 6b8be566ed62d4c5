using HwAct.Activations;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Tests.Methods;

namespace HwAct.Tests.Reports;

public class KernelPropertiesTests
{
    [Fact]
    public void A_table_has_every_property()
    {
        KernelProperties properties = ReportedKernels.Table.Properties;
        Assert.True(properties.CorrectlyRounded);
        Assert.True(properties.Faithful);
        Assert.True(properties.ZeroIsExact);
        Assert.True(properties.SignKept);
        Assert.True(properties.Monotone);
        Assert.True(properties.SaturationIsExact);
        Assert.Equal(0, properties.ZeroedCodes);
    }

    [Fact]
    public void A_kernel_that_moves_zero_is_found() => Assert.False(Broken((code, y) => code == 0 ? y + 1 : y).ZeroIsExact);

    [Fact]
    public void A_small_positive_input_that_comes_back_negative_is_found() =>
        Assert.False(Broken((code, y) => code == 1 ? -1 : y).SignKept);

    [Fact]
    public void A_tail_that_comes_back_positive_is_found() =>
        Assert.False(Broken((code, y) => code == -2048 ? 1 : y).SignKept);

    [Fact]
    public void A_tail_that_is_cut_early_is_counted() =>
        Assert.Equal(100, Broken((code, y) => code is >= -300 and < -200 ? 0 : y).ZeroedCodes - ReportedKernels.Interpolated.Properties.ZeroedCodes);

    [Fact]
    public void A_step_against_the_ideal_is_found() => Assert.False(Broken((code, y) => code == 500 ? y - 3 : y).Monotone);

    [Fact]
    public void An_output_a_whole_LSB_off_is_not_faithful() => Assert.False(Broken((code, y) => code == 2000 ? y + 1 : y).Faithful);

    [Fact]
    public void A_saturated_code_that_misses_the_end_is_found()
    {
        ProvenActivation table = ReportedKernels.Table;
        Assert.True(table.Error.SaturatedCodes > 0);
        long end = table.Specification.Output.Type.Min;
        Assert.False(table.WithOutputs((_, y) => y == end ? end + 1 : y).Properties.SaturationIsExact);
    }

    [Fact]
    public void The_identity_of_GELU_holds_exactly_and_one_broken_code_is_found()
    {
        PairSymmetry kept = ReportedKernels.Interpolated.Properties.Symmetry!;
        Assert.Equal(("f(x) − f(−x) = x", 2047, 0.0), (kept.Identity, kept.Pairs, kept.MaxDeviationLsb));
        Assert.Equal(2, Broken((code, y) => code == -7 ? y + 2 : y).Symmetry!.MaxDeviationLsb);
    }

    [Theory]
    [InlineData("UQ4.4", "Q4.3")]
    [InlineData("Q3.4:0..9", "Q4.3")]
    [InlineData("int8:1", "int8:0.004")]
    public void Without_a_pair_that_does_not_saturate_nothing_is_said_of_symmetry(string input, string output) =>
        Assert.Null(Designs.Prove("table", input, output).Properties.Symmetry);

    [Theory]
    [InlineData("gelu-tanh", 4.73e-4, 2.70)]
    [InlineData("gelu-sigmoid", 2.03e-2, 2.27)]
    public void The_error_of_a_form_is_the_published_one(string name, double maxAbs, double x)
    {
        KernelSpecification specification = ReportedKernels.Wide.Specification.With(ActivationCatalog.Find(name)!.Default);
        FormError form = FormError.Of(specification)!;
        Assert.Equal(maxAbs, form.MaxAbs.DoubleAbove, maxAbs * 2e-3);
        Assert.Equal(x, form.X, 0.005);
        Assert.Equal(form.MaxAbs.DoubleAbove, Math.Abs(specification.Activation.Evaluate(form.X) - new Gelu().Evaluate(form.X)), 1e-15);
    }

    [Fact]
    public void Regions_hold_every_code_once_and_the_largest_error()
    {
        foreach (ProvenActivation kernel in ReportedKernels.All)
        {
            Region[] regions = [.. Region.Of(kernel)];
            Assert.Equal(8, regions.Length);
            Assert.Equal(kernel.Specification.Input.Type.Min, regions[0].First);
            Assert.Equal(kernel.Specification.Input.Type.Max, regions[^1].Last);
            Assert.All(regions.Zip(regions.Skip(1)), pair => Assert.Equal(pair.First.Last + 1, pair.Second.First));
            Assert.Equal(kernel.Error.MaxLsb, regions.Max(region => region.MaxLsb));
            Assert.Equal(kernel.Error.MisroundedCodes, regions.Sum(region => region.MisroundedCodes));
            Assert.All(regions, region => Assert.InRange(region.MaxLsbCode, region.First, region.Last));
        }
    }

    [Fact]
    public void An_input_of_few_codes_has_as_many_regions()
    {
        ProvenActivation kernel = ReportedKernels.Prove("tiny", new Gelu(), "Q1.0", "Q1.4", new MethodChoice("table"));
        Assert.Equal(4, Region.Of(kernel).Length);
    }

    private static KernelProperties Broken(Func<long, long, long> change) =>
        ReportedKernels.Interpolated.WithOutputs(change).Properties;
}
