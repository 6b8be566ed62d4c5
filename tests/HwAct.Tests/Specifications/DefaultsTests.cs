using System.Collections.Immutable;
using HwAct.Numerics;
using HwAct.Specifications;
using HwAct.Tests.Cli;

namespace HwAct.Tests.Specifications;

/// <summary>What a kernel is where its method, its output or its name are left out.</summary>
public sealed class DefaultsTests
{
    [Fact]
    public void The_method_is_auto()
    {
        Assert.Equal("auto", Specify.ReadOne("method:").Method.Name);
        Assert.Equal("auto", Specify.ReadOne("method: null").Method.Name);
        Assert.Equal("auto", Options("gelu", "Q3.4", "Q3.4").Specification.Method.Name);
    }

    [Theory]
    [InlineData("Q3.4")]
    [InlineData("ap_fixed<8,4,AP_RND_CONV,AP_SAT>")]
    [InlineData("int8:0.0625:0")]
    public void The_output_is_as_a_Q_input(string input)
    {
        LocatedSpecification kernel = Options("tanh", input, null);
        Assert.Equal("Q3.4", kernel.Specification.Output.ToString());
        Assert.Contains("tanh_q3_4: no output format is given: Q3.4, as the input", kernel.Notes);
    }

    [Theory]
    [InlineData("gelu", "int8:0.05:3")]
    [InlineData("gelu", "uint8:0.01:200")]
    [InlineData("sigmoid", "int8:0.05:3")]
    [InlineData("tanh", "int5:0.3:-2")]
    [InlineData("softplus", "int12:0.003:7")]
    [InlineData("log-sigmoid", "uint8:0.05:3")]
    [InlineData("relu6", "int8:0.1:-128")]
    [InlineData("normal-pdf", "int8:1e-3:1")]
    public void The_output_of_an_affine_input_is_filled_by_the_values_of_the_function(string activation, string input)
    {
        LocatedSpecification kernel = Options(activation, input, null);
        (Quantization from, Quantization to) = (kernel.Specification.Input, kernel.Specification.Output);
        double[] values = [.. new IntegerCodes(from.Type).ToArray().Select(code => kernel.Specification.Activation.Evaluate(from.Real(code))), 0];
        Assert.Equal(from.Type, to.Type);
        Assert.InRange(to.Scale / ((values.Max() - values.Min()) / (to.Type.Max - to.Type.Min)), 1, 1.0001);
        Assert.All(values, value => Assert.InRange((value / to.Scale) + to.ZeroPoint, to.Type.Min - 0.5001, to.Type.Max + 0.5001));
        Assert.Contains($"{kernel.Specification.Name}: no output format is given: {to}, from the values that the function takes", kernel.Notes);
        Assert.Equal(to, Quantization.Parse(to.ToString()));
        Assert.InRange(Quantization.Text(to.Scale).Count(char.IsAsciiDigit), 1, 12);
    }

    [Theory]
    [InlineData("gelu", "int8:0.05:3", "int8:0.0249803:-121")]
    [InlineData("sigmoid", "int8:0.05:3", "int8:0.00391363:-128")]
    [InlineData("relu", "uint8:0.05:255", "uint8:0.05:255")]
    public void The_calibrated_format_is_echoed(string activation, string input, string output) =>
        Assert.Equal(output, Options(activation, input, null).Specification.Output.ToString());

    [Fact]
    public void The_output_of_a_gate_reaches_over_the_products()
    {
        LocatedSpecification kernel = Options("gelu", "int8:0.05:3", null, up: "int8:0.02:3");
        Quantization to = kernel.Specification.Output;
        double gate = 0.05 * 124 * (0.02 * -131);
        Assert.InRange((gate / to.Scale) + to.ZeroPoint, to.Type.Min - 0.6, to.Type.Min + 0.6);
        Assert.Equal("gelu_gate_int8_0p05_3_int8_0p02_3_int8_" + to.Scale.ToString("R").Replace('.', 'p') + "_" + to.ZeroPoint.ToString().Replace('-', 'm'), kernel.Specification.Name);
    }

    [Theory]
    [InlineData("gelu", "Q3.4", "Q3.4", null, "gelu_q3_4")]
    [InlineData("gelu-tanh", "Q3.4", "Q0.7", null, "gelu_tanh_q3_4_q0_7")]
    [InlineData("torch.nn.GELU(approximate='tanh')", "Q3.4", "Q3.4", null, "gelu_tanh_q3_4")]
    [InlineData("gelu", "int8:0.05:3", "int8:0.05:3", null, "gelu_int8_0p05_3")]
    [InlineData("gelu", "int8:0.05:3", "int8:0.03:-7", null, "gelu_int8_0p05_3_int8_0p03_m7")]
    [InlineData("gelu", "i8:1/20:3", "qint8:0.03:-7", null, "gelu_int8_0p05_3_int8_0p03_m7")]
    [InlineData("gelu", "int8:0.05", "uint8:2e-5:9", null, "gelu_int8_0p05_uint8_2em05_9")]
    [InlineData("gelu", "int8:1e20", "Q3.4", null, "gelu_int8_1e20_q3_4")]
    [InlineData("geglu", "Q3.4", "Q3.4", "Q3.4", "geglu_q3_4")]
    [InlineData("gelu", "Q3.4", "Q3.4", "Q3.4", "gelu_gate_q3_4")]
    [InlineData("geglu", "Q3.4", "Q3.4", "Q0.7", "geglu_q3_4_q0_7_q3_4")]
    [InlineData("geglu", "Q3.4", "Q0.7", "Q0.7", "geglu_q3_4_q0_7_q0_7")]
    public void A_name_says_the_formats(string activation, string input, string output, string? up, string name) =>
        Assert.Equal(name, Options(activation, input, output, up).Specification.Name);

    [Fact]
    public void Different_quantizations_have_different_names()
    {
        var random = new Random(6);
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        int shortened = 0;
        for (int i = 0; i < 20_000; i++)
        {
            ImmutableArray<Quantization> inputs = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Any(random, 16))];
            Quantization output = random.Next(3) == 0 ? inputs[^1] : Any(random, 32);
            string name = DefaultName.Of("gelu-sigmoid", inputs, output);
            string meant = string.Join(' ', inputs.Add(output));
            Assert.Null(KernelName.ReasonAgainst(name));
            Assert.True(!taken.TryGetValue(name, out string? before) || before == meant, $"{name}: {before} and {meant}");
            taken[name] = meant;
            shortened += name.Length == KernelName.Longest ? 1 : 0;
        }

        Assert.InRange(shortened, 1_000, 19_000);
    }

    [Fact]
    public void Two_quantizations_do_not_take_each_others_folder()
    {
        using var directory = new TemporaryDirectory();
        foreach (string input in (string[])["int8:0.05:3", "int8:0.07:4", "int8:0.07"])
        {
            ToolRun run = ToolRun.Of("generate", "--activation", "relu", "--input", input, "--output", "int8:0.1", "--method", "table", "-o", directory.Path);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
        }

        Assert.Equal(
            ["relu_int8_0p05_3_int8_0p1", "relu_int8_0p07_4_int8_0p1", "relu_int8_0p07_int8_0p1"],
            Directory.GetDirectories(directory.Path, "relu*").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    private static Quantization Any(Random random, int mostBits)
    {
        var type = new IntegerType(random.Next(2) == 0, random.Next(2, mostBits + 1));
        double scale = random.Next(3) switch { 0 => Math.ScaleB(1, -random.Next(0, 24)), 1 => random.Next(1, 100) / 1000.0, _ => random.NextDouble() };
        return new Quantization(type, scale, random.Next(2) == 0 ? 0 : random.NextInt64(type.Min, type.Max + 1));
    }

    private static LocatedSpecification Options(string activation, string input, string? output, string? up = null)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal) { ["activation"] = activation, ["input"] = input };
        foreach ((string member, string? format) in new[] { ("output", output), ("up", up) })
        {
            if (format is not null)
            {
                options[member] = format;
            }
        }

        return new SpecificationReader().ReadOptions(options, []);
    }
}
