using HwAct.Activations;
using HwAct.Specifications;
using HwAct.Tests.Cli;

namespace HwAct.Tests.Specifications;

/// <summary>Frameworks' names are what the framework computes, and what they were taken for is said.</summary>
public sealed class FrameworkPresetTests
{
    public static TheoryData<string> Names => [.. FrameworkPreset.Names];

    [Theory]
    [InlineData("torch.nn.GELU", "gelu")]
    [InlineData("torch.nn.GELU()", "gelu")]
    [InlineData("torch.nn.GELU(approximate='none')", "gelu")]
    [InlineData("torch.nn.GELU(approximate='tanh')", "gelu-tanh")]
    [InlineData("torch.nn.functional.gelu( approximate = \"tanh\" )", "gelu-tanh")]
    [InlineData("jax.nn.gelu", "gelu-tanh")]
    [InlineData("jax.nn.gelu(approximate=False)", "gelu")]
    [InlineData("flax.linen.gelu", "gelu-tanh")]
    [InlineData("keras.activations.gelu", "gelu")]
    [InlineData("tf.keras.activations.gelu(approximate=True)", "gelu-tanh")]
    [InlineData("keras.ops.gelu", "gelu-tanh")]
    [InlineData("tensorflow.nn.gelu", "gelu")]
    [InlineData("onnx:Gelu(approximate=tanh)", "gelu-tanh")]
    [InlineData("onnx:com.microsoft.QuickGelu", "gelu-sigmoid(beta=1.702)")]
    [InlineData("onnx:HardSigmoid", "hard-sigmoid(alpha=0.2, beta=0.5)")]
    [InlineData("onnx:HardSigmoid(beta=0.6)", "hard-sigmoid(alpha=0.2, beta=0.6)")]
    [InlineData("torch.nn.Hardsigmoid(inplace=True)", "hard-sigmoid")]
    [InlineData("keras2.activations.hard_sigmoid", "hard-sigmoid(alpha=0.2, beta=0.5)")]
    [InlineData("keras3.activations.hard_sigmoid", "hard-sigmoid")]
    [InlineData("ncnn:HardSwish", "hard-swish(alpha=0.2, beta=0.5)")]
    [InlineData("onnx:HardSwish", "hard-swish")]
    [InlineData("tf.nn.silu", "silu")]
    [InlineData("tf.nn.silu(beta=1.5)", "swish(beta=1.5)")]
    [InlineData("torch.nn.Hardtanh", "hard-tanh")]
    [InlineData("torch.nn.Hardtanh(min_val=-2, max_val=3)", "clip(min=-2, max=3)")]
    [InlineData("torch.nn.LeakyReLU", "leaky-relu(alpha=0.01)")]
    [InlineData("tf.nn.leaky_relu", "leaky-relu(alpha=0.2)")]
    [InlineData("keras.layers.LeakyReLU(alpha=0.1)", "leaky-relu(alpha=0.1)")]
    [InlineData("torch.nn.ELU(alpha=0.5)", "elu(alpha=0.5)")]
    public void A_framework_s_name_is_what_it_computes(string written, string activation)
    {
        LocatedSpecification read = Read(written);
        Assert.Equal(activation, read.Specification.Activation.ToString());
        Assert.StartsWith($"{written} is {activation}", Assert.Single(read.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_of_the_table_is_an_activation_or_asks_for_a_version(string written)
    {
        if (written == "keras.activations.hard_sigmoid")
        {
            Assert.Contains("write keras2.activations.hard_sigmoid or keras3.activations.hard_sigmoid", Refusal(written), StringComparison.Ordinal);
            return;
        }

        FrameworkPreset preset = FrameworkPreset.Find(written)!;
        ActivationEntry entry = ActivationCatalog.Find(preset.Activation)!;
        Assert.Subset(entry.Parameters.Select(parameter => parameter.Name).ToHashSet(), preset.Parameters.Keys.ToHashSet());
        Assert.NotEmpty(Read(written).Notes);
    }

    [Fact]
    public void Each_name_is_in_the_table_once() =>
        Assert.Equal(FrameworkPreset.Names.Length, FrameworkPreset.Names.Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("tf.keras.activations.hard_sigmoid", "0.2x + 0.5 up to Keras 2 and x/6 + 1/2 from Keras 3 on")]
    [InlineData("torch.nn.GELU(approx='tanh')", "there is no argument 'approx' that shapes it; there is approximate")]
    [InlineData("torch.nn.GELU(approximate='erf')", "approximate 'erf' is not usable; there is none, tanh")]
    [InlineData("torch.nn.GELU('tanh')", "name=value is needed")]
    [InlineData("torch.nn.ReLU(max=6)", "it takes none")]
    [InlineData("onnx:Elu(alpha=much)", "alpha 'much' is not usable; a number is needed")]
    [InlineData("torch.nn.GeLU", "did you mean 'torch.nn.GELU'?")]
    [InlineData("torch.nn.Foo", "'hwact list frameworks'")]
    [InlineData("torch.nn.Hardtanh(min_val=2, max_val=1)", "min 2 is not usable; a number below max 1 is needed")]
    public void What_cannot_be_resolved_says_why(string written, string words) =>
        Assert.Contains(words, Refusal(written), StringComparison.Ordinal);

    [Fact]
    public void The_command_line_echoes_it_and_names_the_kernel_for_what_it_is()
    {
        using var directory = new TemporaryDirectory();
        ToolRun run = ToolRun.Of("generate", "--activation", "torch.nn.GELU(approximate='tanh')", "--input", "Q3.4", "--output", "Q3.4", "--method", "table", "-o", directory.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("hwact: torch.nn.GELU(approximate='tanh') is gelu-tanh\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("gelu_tanh_q3_4", run.Output, StringComparison.Ordinal);
        string command = GenerateCommand.Of(Read("torch.nn.GELU(approximate='tanh')").Specification);
        Assert.Contains("--activation gelu-tanh ", command, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_beside_the_name_goes_before_the_framework_s_default()
    {
        LocatedSpecification read = new SpecificationReader().ReadOptions(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["activation"] = "onnx:HardSigmoid", ["input"] = "Q3.4", ["output"] = "Q3.4", ["method"] = "table" },
            [new("alpha", "0.25")]);
        Assert.Equal("hard-sigmoid(alpha=0.25, beta=0.5)", read.Specification.Activation.ToString());
        Assert.Equal("hard_sigmoid_q3_4", read.Specification.Name);
    }

    private static LocatedSpecification Read(string activation) => Assert.Single(new SpecificationReader().Read(
        $$"""{ "kernels": [{ "name": "k", "activation": {{System.Text.Json.JsonSerializer.Serialize(activation)}}, "input": "Q3.4", "output": "Q3.4", "method": "table" }] }""", "k.json"));

    private static string Refusal(string activation) => Assert.Throws<SpecificationException>(() => Read(activation)).Message;
}
