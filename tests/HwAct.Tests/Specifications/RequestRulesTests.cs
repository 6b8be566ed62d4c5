using System.Globalization;
using System.Text.Json;
using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Tests.Specifications;

/// <summary>A request is valid by construction: a program and a file are refused alike, before any design.</summary>
public sealed class RequestRulesTests
{
    private static readonly string[] Names = ["k", "gelu_s8", "", "1k", "while 1", "while", "module", "k-k", "ü", "INT8_MAX", "a/b", "x", new('k', 64), new('k', 65)];
    private static readonly (string Method, string? Parameter, object Value)[] Methods =
    [
        ("table", null, 0), ("table", "order", "sorted"), ("table", "order", "upside-down"), ("table", "segments", 4.0), ("lut", null, 0), ("", null, 0),
        ("interpolated-table", "segments", 8.0), ("interpolated-table", "segments", 0.0), ("interpolated-table", "segments", 2.5), ("interpolated-table", "segments", "many"),
        ("interpolated-table", "entry_bits", 25.0), ("interpolated-table", "layout", "litert"), ("piecewise-linear", "slopes", 3.0), ("auto", "objective", "rom-bits"),
        ("auto", "objective", "beauty"), ("piecewise-polynomial", "degree", 4.0), ("threshold", "steps", 3.0), ("q15-polynomial", "segments", 257.0), ("q15-polynomial", "degree", 2.0),
    ];

    [Fact]
    public void A_program_and_a_file_are_refused_alike()
    {
        var random = new Random(8);
        int refused = 0;
        const int count = 4000;
        for (int i = 0; i < count; i++)
        {
            var draft = new Draft(random);
            Exception? ofProgram = Record.Exception(draft.AsProgram);
            Exception? ofFile = Record.Exception(() => Specify.Read(draft.AsFile()));
            Assert.True((ofProgram is null) == (ofFile is null), $"{draft.AsFile()}\nprogram: {ofProgram?.Message}\nfile: {ofFile?.Message}");
            if (ofProgram is not null)
            {
                refused++;
                Assert.True(ofProgram is ArgumentException or FormatException, ofProgram.ToString());
                Assert.IsType<SpecificationException>(ofFile);
                Assert.DoesNotContain('\n', ofProgram.Message);
            }
        }

        Assert.InRange(refused, count / 3, count * 9 / 10);
    }

    [Fact]
    public void The_message_names_the_member_and_what_would_be_right()
    {
        var exception = Assert.Throws<RequestException>(() => new KernelSpecification(
            "k", new Gelu(), Quantization.Parse("int17:0.1"), Quantization.Parse("Q3.4"), RoundingRule.HalfEven, new MethodChoice("table"), ErrorBound.Faithful));
        Assert.Equal(("input.type", "'int17' is 17 bits wide; an input of 2 to 16 bits is needed"), (exception.Member, exception.Problem));
    }

    [Fact]
    public void Each_port_needs_a_format()
    {
        var function = new GatedFunction(new Gelu());
        Quantization format = Quantization.Parse("Q3.4");
        var exception = Assert.Throws<RequestException>(() => new KernelSpecification(
            "k", function, [format], format, RoundingRule.HalfEven, new MethodChoice("table"), ErrorBound.Faithful));
        Assert.Equal("input: a format for each of input, up is needed", exception.Message);
    }

    // A random request, mostly broken in one way or another.
    private sealed class Draft(Random random)
    {
        private readonly string name = random.Next(3) == 0 ? Names[random.Next(Names.Length)] : "k";
        private readonly bool isGated = random.Next(3) == 0;
        private readonly (string Type, int Bits, bool Signed, double Scale, long ZeroPoint)[] formats = [Format(random), Format(random), Format(random)];
        private readonly int rounding = random.Next(8) == 0 ? 3 + random.Next(9) : random.Next(3);
        private readonly (string Method, string? Parameter, object Value) method = Methods[random.Next(3) == 0 ? random.Next(Methods.Length) : 0];
        private readonly double bound = random.Next(3) == 0 ? random.NextDouble() * 1.2 : 1 + random.Next(5);

        public void AsProgram()
        {
            var choice = new MethodChoice(method.Method);
            if (method.Parameter is not null)
            {
                choice = choice.With(method.Parameter, method.Value is string word ? ParameterValue.Of(word) : ParameterValue.Of((double)method.Value));
            }

            Function function = isGated ? new GatedFunction(new Gelu()) : new ActivationFunction(new Gelu());
            Quantization[] made = [.. formats.Take(isGated ? 3 : 2).Select(format => new Quantization(new IntegerType(format.Signed, format.Bits), format.Scale, format.ZeroPoint))];
            _ = new KernelSpecification(name, function, isGated ? [made[0], made[2]] : [made[0]], made[1], (RoundingRule)rounding, choice, ErrorBound.AtMost(bound));
        }

        public string AsFile() => Specify.OneKernel(
            $"name: {JsonSerializer.Serialize(name)}",
            $"input: {Json(formats[0])}",
            $"output: {Json(formats[1])}",
            $"rounding: \"{(rounding < 3 ? RoundingRuleNames.NameOf((RoundingRule)rounding) : "half-odd")}\"",
            isGated ? $"up: {Json(formats[2])}" : "up:",
            $"method: {Method()}",
            $"max_error_lsb: {Number(bound)}");

        private static (string, int, bool, double, long) Format(Random random)
        {
            bool signed = random.Next(2) == 0;
            int bits = random.Next(6) == 0 ? 2 + random.Next(31) : 8;
            double scale = random.Next(10) switch { 0 => 0, 1 => 1e-31, 2 => 2e30, _ => 0.05 };
            long zero = random.Next(8) == 0 ? random.Next(-300, 300) : 0;
            return ($"{(signed ? "" : "u")}int{bits}", bits, signed, scale, zero);
        }

        private static string Json((string Type, int Bits, bool Signed, double Scale, long ZeroPoint) format) =>
            $"{{ \"type\": \"{format.Type}\", \"scale\": {Number(format.Scale)}, \"zero_point\": {format.ZeroPoint} }}";

        private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

        private string Method() => method.Parameter is null
            ? $"\"{method.Method}\""
            : $"{{ \"name\": \"{method.Method}\", \"{method.Parameter}\": {(method.Value is string word ? $"\"{word}\"" : Number((double)method.Value))} }}";
    }
}
