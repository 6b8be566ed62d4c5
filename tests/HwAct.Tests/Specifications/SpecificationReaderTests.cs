using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Tests.Specifications;

/// <summary>What a good specification means.</summary>
public sealed class SpecificationReaderTests
{
    [Fact]
    public void What_is_left_out_has_its_default()
    {
        KernelSpecification kernel = Specify.ReadOne("input: { \"type\": \"uint8\", \"scale\": 0.05 }");
        Assert.Equal(RoundingRule.HalfEven, kernel.Rounding);
        Assert.Equal(ErrorBound.Faithful, kernel.Bound);
        Assert.Equal(new Quantization(new IntegerType(signed: false, 8), 0.05, 0), kernel.Input);
        Assert.Empty(kernel.Method.Parameters);
    }

    [Fact]
    public void Null_is_the_default_of_what_may_be_left_out()
    {
        KernelSpecification kernel = Specify.ReadOne(
            "rounding: null", "max_error_lsb: null", "method: { \"name\": \"interpolated-table\", \"segments\": null }");
        Assert.Equal(RoundingRule.HalfEven, kernel.Rounding);
        Assert.Equal(ErrorBound.Faithful, kernel.Bound);
        Assert.Empty(kernel.Method.Parameters);
    }

    [Fact]
    public void Comments_trailing_commas_and_a_schema_are_accepted() =>
        Assert.Single(Specify.Read($"// first\n{{ \"$schema\": \"kernels.schema.json\", {Specify.OneKernel("method: \"table\", /* last */").Trim().TrimStart('{')} // end"));

    [Fact]
    public void Parameters_of_methods_and_activations_are_read()
    {
        KernelSpecification kernel = Specify.ReadOne(
            "activation: { \"name\": \"gelu-sigmoid\", \"beta\": 1.5 }",
            "method: { \"name\": \"interpolated-table\", \"segments\": 64 }",
            "rounding: \"half-up\"",
            "max_error_lsb: 0.5");
        Assert.Equal("gelu-sigmoid(beta=1.5)", kernel.Activation.ToString());
        Assert.Equal(64, InterpolatedTableDeclaration.Segments.In(kernel.Method));
        Assert.Equal(RoundingRule.HalfUp, kernel.Rounding);
        Assert.Equal(ErrorBound.AtMost(0.5), kernel.Bound);
    }

    [Fact]
    public void Lines_are_kept_for_what_is_found_out_later()
    {
        LocatedSpecification kernel = Assert.Single(Specify.Read(Specify.OneKernel("max_error_lsb: 0.75")));
        Assert.Equal("kernels.json:2: kernels[0]", kernel.Kernel.ToString());
        Assert.Equal("kernels.json:7: kernels[0].method", kernel.Method.ToString());
        Assert.Equal("kernels.json:8: kernels[0].max_error_lsb", kernel.MaxError.ToString());
    }

    [Theory]
    [InlineData("\"int8:0.0313725:-3\"")]
    [InlineData("\"Q3.12\"")]
    [InlineData("\"UQ0.16\"")]
    [InlineData("\"uint2:1e30:3\"")]
    [InlineData("\"int16:1e-30:-32768\"")]
    [InlineData("{ \"type\": \"int5\", \"scale\": 0.1 }")]
    public void The_canonical_form_reads_back_to_the_same_value(string format)
    {
        KernelSpecification kernel = Specify.ReadOne(
            $"input: {format}",
            $"output: {format}",
            "activation: { \"name\": \"gelu-sigmoid\", \"beta\": 1.7 }",
            "rounding: \"half-away\"",
            "method: { \"name\": \"interpolated-table\", \"segments\": 16 }",
            "max_error_lsb: 2.5");
        string json = SpecificationWriter.ToJson(kernel);
        KernelSpecification back = Assert.Single(Specify.Read($"{{ \"kernels\": [ {json} ] }}")).Specification;
        Assert.Equal(kernel.Input, back.Input);
        Assert.Equal(kernel.Output, back.Output);
        Assert.Equal(kernel.Rounding, back.Rounding);
        Assert.Equal(kernel.Bound, back.Bound);
        Assert.Equal(kernel.Activation.ToString(), back.Activation.ToString());
        Assert.Equal(kernel.Method.Parameters, back.Method.Parameters);
        Assert.Equal(json, SpecificationWriter.ToJson(back));
    }

    [Fact]
    public void The_starter_is_a_specification_of_three_kernels()
    {
        Assert.Equal(["gelu_s8", "gelu_q3_12", "geglu_s8"], Specify.Read(StarterSpecification.Text).Select(kernel => kernel.Specification.Name));
        Assert.DoesNotContain("\r", StarterSpecification.Text, StringComparison.Ordinal);
    }
}
