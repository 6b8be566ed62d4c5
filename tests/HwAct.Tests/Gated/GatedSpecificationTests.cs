using HwAct.Activations;
using HwAct.Specifications;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Gated;

/// <summary>What a specification says of a second input.</summary>
public sealed class GatedSpecificationTests
{
    [Theory]
    [InlineData("glu", "sigmoid", "GLU")]
    [InlineData("reglu", "relu", "ReGLU")]
    [InlineData("geglu", "gelu", "GEGLU")]
    [InlineData("swiglu", "silu", "SwiGLU")]
    public void A_gated_form_is_its_activation_with_a_second_input(string form, string activation, string title)
    {
        KernelSpecification named = Specify.ReadOne($"activation: \"{form}\"", "up: \"int8:0.03:-2\"");
        KernelSpecification spelled = Specify.ReadOne($"activation: \"{activation}\"", "up: { \"type\": \"int8\", \"scale\": 0.03, \"zero_point\": -2 }");
        Assert.Equal(SpecificationWriter.ToJson(spelled), SpecificationWriter.ToJson(named));
        Assert.Equal((activation, title), (named.Activation.Name, named.Function.Title));
        Assert.Contains("f(gate)·up", named.Function.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_other_activation_can_be_a_gate() =>
        Assert.Equal("gated Mish", Specify.ReadOne("activation: \"mish\"", "up: \"Q3.4\"").Function.Title);

    [Fact]
    public void A_second_input_of_null_is_none() => Assert.Single(Specify.ReadOne("up: null").Inputs);

    [Fact]
    public void What_is_written_reads_back()
    {
        KernelSpecification asked = Specify.ReadOne("activation: { \"name\": \"swish\", \"beta\": 1.5 }", "up: \"uint12:0.001:77\"");
        string text = "{ \"kernels\": [" + SpecificationWriter.ToJson(asked) + "] }";
        KernelSpecification again = Assert.Single(Specify.Read(text)).Specification;
        Assert.Equal(asked.Inputs[1], again.Inputs[1]);
        Assert.Equal(text, "{ \"kernels\": [" + SpecificationWriter.ToJson(again) + "] }");
    }

    [Fact]
    public void Options_say_the_same_as_a_file()
    {
        var options = new Dictionary<string, string>
        {
            ["activation"] = "geglu",
            ["input"] = "Q3.4",
            ["up"] = "Q2.5",
            ["output"] = "Q3.4",
            ["method"] = "table",
        };
        LocatedSpecification read = new SpecificationReader().ReadOptions(options, []);
        KernelSpecification file = Specify.ReadOne("name: \"geglu_q3_4_q2_5_q3_4\"", "activation: \"geglu\"", "up: \"Q2.5\"");
        Assert.Equal(SpecificationWriter.ToJson(file), SpecificationWriter.ToJson(read.Specification));
    }

    [Theory]
    [InlineData("activation: \"geglu\"", "kernels.json:2: kernels[0].up: is missing; a format such as")]
    [InlineData("up: \"int17:0.1\"", "kernels.json:8: kernels[0].up: 'int17:0.1' is 17 bits wide; a second input of 2 to 16 bits is needed")]
    [InlineData("up: \"int8:0\"", "kernels.json:8: kernels[0].up: ")]
    [InlineData("up: 3", "kernels.json:8: kernels[0].up: a format such as")]
    [InlineData("up: { \"type\": \"int8\", \"scale\": 1, \"zero_point\": 300 }", "kernels.json:8: kernels[0].up.zero_point: 300 is no int8; a whole number from -128 to 127 is needed")]
    [InlineData("activation: { \"name\": \"swiglu\", \"beta\": 2 }", "kernels.json:4: kernels[0].activation.beta: there is no such member")]
    public void A_second_input_that_cannot_be_is_named_with_what_would_be_right(string change, string message) =>
        Assert.StartsWith(message, Specify.MessageOf(Specify.OneKernel(change)), StringComparison.Ordinal);

    [Fact]
    public void Every_gated_form_names_an_activation() =>
        Assert.All(ActivationCatalog.Gated, form => Assert.Equal(form.Gate, ActivationCatalog.Find(form.Name)!.Default.Name));
}
