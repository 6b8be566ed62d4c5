using HwAct.Activations;
using HwAct.Specifications;

namespace HwAct.Tests.Specifications;

/// <summary>A slip is answered with the name that was meant, another word for it too, and a function that is not there with the list.</summary>
public sealed class NearestNameTests
{
    [Theory]
    [InlineData("sin")]
    [InlineData("cos")]
    [InlineData("tan")]
    [InlineData("exp")]
    [InlineData("log")]
    [InlineData("sinh")]
    [InlineData("erfc")]
    [InlineData("softmax")]
    [InlineData("log-softmax")]
    [InlineData("sine")]
    [InlineData("xyz")]
    [InlineData("q")]
    public void A_function_that_is_not_there_is_not_taken_for_another(string written) =>
        Assert.StartsWith("there is gelu, gelu-tanh, ", NearestName.Suggest(written, ActivationCatalog.Names), StringComparison.Ordinal);

    [Theory]
    [InlineData("gleu", "gelu")]
    [InlineData("geluu", "gelu")]
    [InlineData("tahn", "tanh")]
    [InlineData("sigmiod", "sigmoid")]
    [InlineData("hardswish", "hard-swish")]
    [InlineData("hard_sigmoid", "hard-sigmoid")]
    [InlineData("LogSigmoid", "log-sigmoid")]
    [InlineData("leakyrelu", "leaky-relu")]
    [InlineData("soft-plus", "softplus")]
    [InlineData("logistic", "sigmoid")]
    [InlineData("h_swish", "hard-swish")]
    [InlineData("gelu_new", "gelu-tanh")]
    [InlineData("clamp", "clip")]
    public void A_slip_or_another_word_is_answered_with_the_name(string written, string meant) =>
        Assert.Equal($"did you mean '{meant}'?", NearestName.Suggest(written, ActivationCatalog.Names));

    [Theory]
    [InlineData("lut", "table")]
    [InlineData("LUT", "table")]
    [InlineData("pwl", "piecewise-linear")]
    [InlineData("linear", "piecewise-linear")]
    [InlineData("interpolation", "interpolated-table")]
    [InlineData("poly", "piecewise-polynomial")]
    [InlineData("tabel", "table")]
    [InlineData("treshold", "threshold")]
    public void Words_of_the_field_lead_to_a_method(string written, string meant) =>
        Assert.Equal($"did you mean '{meant}'?", NearestName.Suggest(written, [.. MethodDeclarations.All.Select(method => method.Name)]));

    [Theory]
    [InlineData("log-sigmoid")]
    [InlineData("relu6")]
    [InlineData("hard-tanh")]
    [InlineData("normal-cdf")]
    public void Names_that_were_missed_are_there(string name) => Assert.NotNull(ActivationCatalog.Find(name));
}
