using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Golden;
using HwAct.Tests.Oracle;

namespace HwAct.Tests.Proofs;

/// <summary>Every figure that is printed of a kernel against MPFR, code by code: no bound is below the truth and none more than a unit of its
/// last digit above, no "at least" above, and every other figure is the nearest of its digits.</summary>
public sealed class StatedFiguresTests
{
    private const int Bits = 600;

    // Of 16-bit inputs the oracle would take minutes at so many bits: WideFiguresTests measure one with fewer.
    private const int MostBits = 12;

    public static TheoryData<string> Catalog => [.. CatalogKernels.Specifications
        .Where(kernel => kernel.Specification.Inputs.Length == 1 && kernel.Specification.Input.Type.Bits <= MostBits)
        .Select(kernel => kernel.Specification.Name)];

    [Theory]
    [MemberData(nameof(Catalog))]
    public void Of_the_catalog(string name) => Require(CatalogKernels.Proven(name));

    [Theory]
    [InlineData("gelu", "Q4.3", "Q1.6", "table", 0.5)]
    [InlineData("elu", "Q7.4", "int32:1E-08:-2147483648", "piecewise-linear", 1)]
    [InlineData("relu", "Q6.1", "int8:2.5:3", "auto", 1)]
    [InlineData("relu", "int8:0.3", "int8:0.1", "auto", 1)]
    [InlineData("relu", "int8:1", "int32:3:-7", "auto", 1)]
    [InlineData("gelu", "Q3.6", "Q3.28", "piecewise-polynomial", 20000)]
    [InlineData("sigmoid", "int10:0.02:5", "int24:1e-7:-9", "auto", 2000)]
    [InlineData("tanh", "Q2.6", "Q0.31", "table", 0.5)]
    [InlineData("hard-sigmoid", "int9:0.05:3", "uint8:0.00390625", "piecewise-linear", 1)]
    [InlineData("softplus", "Q3.4", "int16:0.001:-100", "table", 0.5)]
    [InlineData("hard-swish", "int8:0.1", "int8:1e-6", "table", 0.5)]
    [InlineData("mish", "int9:0.04", "uint32:2e-9", "table", 0.5)]
    [InlineData("softsign", "UQ8.2", "int10:0.001953125:336", "table", 0.5)]
    [InlineData("gelu", "uint9:0.012287:426", "uint24:7e-08:7242141", "table", 0.5)]
    public void Of_kernels_that_are_in_no_catalog(string activation, string input, string output, string method, double bound) =>
        Require(Methods.Designs.Prove(method, input, output, bound, activation));

    [Fact]
    public void A_constant_whose_double_would_be_below_the_truth_is_the_next_of_six_digits()
    {
        ProvenActivation kernel = Methods.Designs.Prove("table", "int8:3:0:0..1", "int8:10", 0.5, "relu");
        Assert.Equal("0.3", Figure.AtMost(kernel.Error.LargestLsb));
        Assert.Equal(0.300001, FormatConstants.LargestError(kernel));
    }

    [Theory]
    [InlineData("softsign", "Q3.2:1..1", "int10:0.001953125", "0.4")]
    [InlineData("mish-grad", "uint9:0.014:0:0..0", "Q8.0", "0.4")]
    [InlineData("tanh-grad", "Q3.2:0..0", "int8:0.8", "0.25")]
    public void An_error_that_is_a_decimal_is_that_decimal(string activation, string input, string output, string most) =>
        Assert.Equal(most, Figure.AtMost(Methods.Designs.Prove("table", input, output, 0.5, activation).Error.LargestLsb));

    [Fact]
    public void An_error_that_doubles_do_not_tell_from_none_is_none()
    {
        KernelSpecification asked = Methods.Designs.Specify("table", "UQ7.4", "int13:0.00029:1049", 0.5).With(new HardSwish { Beta = -0.1540478594737125 });
        var kernel = (ProvenActivation)KernelChoice.Prove(asked);
        Assert.Contains(0, kernel.Errors);
        Assert.DoesNotContain(kernel.Errors, error => error is not 0 && Math.Abs(error) < 1e-10);
    }

    [Fact]
    public void What_lies_midway_between_two_figures_is_either_with_all_its_digits()
    {
        var midway = new DoubleEnclosure(Math.BitDecrement(0.001953125), Math.BitIncrement(0.001953125));
        ErrorSums sums = new(1, midway, midway * midway, default, default, default);
        Assert.StartsWith("0.0019531", Figure.Text(sums.Bias(1, 1)), StringComparison.Ordinal);
        Assert.Equal("0.00195312".Length, Figure.Text(sums.Bias(1, 1)).Length);
        Assert.Equal("0.00195312".Length, Figure.Text(sums.Rmse(1)).Length);
    }

    [Theory]
    [InlineData("gelu", "int9:0.015625:255", "Q8.-1")]
    [InlineData("tanh", "Q3.4", "int8:4")]
    public void Where_every_output_is_real_zero_signal_and_noise_are_one(string activation, string input, string output)
    {
        ProvenActivation kernel = Methods.Designs.Prove("table", input, output, 0.5, activation);
        Assert.Equal([kernel.Specification.Output.ZeroPoint], kernel.Outputs.Distinct());
        Assert.Equal(new NoiseRatios(default(DecimalFigure), default(DecimalFigure), default(DecimalFigure)), kernel.Error.Sqnr);
        Assert.Equal(0, WeightedError.Of(kernel, NormalInput.Of(kernel.Specification.Input, null).Weights).SqnrDb);
    }

    private static void Require(ProvenKernel kernel)
    {
        KernelSpecification asked = kernel.Specification;
        Quantization output = asked.Output;
        Mpfr scale = Mpfr.Of(output.Scale, Bits);
        var most = new Mpfr(Bits);
        var beyond = new Mpfr(Bits);
        Mpfr sum = new(Bits), squares = new(Bits), signal = new(Bits), trueSquares = new(Bits), trueSignal = new(Bits);
        int saturated = 0;
        var interpreter = new Interpreter(kernel.Kernel);
        for (long code = asked.Input.Type.Min; code <= asked.Input.Type.Max; code++)
        {
            Mpfr value = MpfrActivation.Evaluate(asked.Activation, Mpfr.Of(asked.Input.Scale, Bits).Times(code - asked.Input.ZeroPoint)) / scale;
            double made = interpreter.Run(code) - output.ZeroPoint;
            Mpfr limited = Limited(value, output.Type.Min - output.ZeroPoint, output.Type.Max - output.ZeroPoint);
            Mpfr error = Mpfr.Of(made, Bits) - limited;
            Mpfr rest = Mpfr.Of(made, Bits) - value;
            most = Larger(most, Abs(error));
            beyond = Larger(beyond, Abs(value - limited));
            saturated += (value - limited).Sign == 0 ? 0 : 1;
            (sum, squares, signal) = (sum + error, squares + (error * error), signal + (limited * limited));
            (trueSquares, trueSignal) = (trueSquares + (rest * rest), trueSignal + (value * value));
        }

        JsonElement stated = JsonDocument.Parse(Manifest.Of(kernel).Text).RootElement.GetProperty("error");
        RequireAtMost(most, stated.GetProperty("max_lsb").GetRawText());
        RequireAtMost(most * scale, stated.GetProperty("max_abs").GetRawText());
        RequireAtMost(beyond, stated.GetProperty("max_beyond_lsb").GetRawText());
        Assert.Equal(saturated, stated.GetProperty("saturated_codes").GetInt32());
        double count = kernel.Error.Codes;
        RequireNearest(sum / Mpfr.Of(count, Bits), stated.GetProperty("bias_lsb").GetRawText(), most);
        RequireNearest((squares / Mpfr.Of(count, Bits)).Sqrt(), stated.GetProperty("rmse_lsb").GetRawText(), most);
        RequireAtLeast(signal, squares, stated.GetProperty("sqnr_db"));
        RequireAtLeast(trueSignal, squares, stated.GetProperty("sqnr_true_db"));
        RequireAtLeast(trueSignal, trueSquares, stated.GetProperty("sqnr_clipping_db"));
        RequireEverywhere(kernel, most, stated.GetProperty("max_lsb").GetRawText());
    }

    // Header, module, report and index say what the manifest says; the constants are doubles, and not below the truth either.
    private static void RequireEverywhere(ProvenKernel kernel, Mpfr most, string stated)
    {
        Dictionary<string, string> files = new KernelEmitter().Emit(kernel).ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        string name = kernel.Specification.Name;
        foreach (string path in (string[])[$"c/{name}.h", $"verilog/{name}.v"])
        {
            string text = Regex.Replace(files[path], @"\n( \*|//) +", " ", RegexOptions.ExplicitCapture, Timeout.InfiniteTimeSpan);
            Assert.Contains($"|y - clamp(f)| is at most {stated} LSB", text, StringComparison.Ordinal);
            Match constant = Regex.Match(text, @"MAX_ERROR_LSB +(= )?(?<value>[0-9.eE+-]+)", RegexOptions.ExplicitCapture, Timeout.InfiniteTimeSpan);
            double value = double.Parse(constant.Groups["value"].Value, CultureInfo.InvariantCulture);
            Assert.True((Mpfr.Of(value, Bits) - most).Sign >= 0);
            Assert.Equal(value, double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        }

        Assert.Contains($"{stated} LSB", ErrorReport.Of(kernel).Text, StringComparison.Ordinal);
        Assert.Contains($"| {stated} |", CatalogIndex.Of([kernel])[1].Text, StringComparison.Ordinal);
    }

    private static void RequireAtMost(Mpfr truth, string printed)
    {
        (Mpfr figure, Mpfr unit) = Decimal(printed);
        Assert.True((figure - truth).Sign >= 0 || IsSame(figure, truth), $"{printed} is below {truth.ToDouble():R}");
        Assert.True((figure - unit - truth).Sign < 0, $"{printed} is more than a unit above {truth.ToDouble():R}");
    }

    private static void RequireAtLeast(Mpfr signal, Mpfr noise, JsonElement printed)
    {
        if (signal.Sign == 0 || noise.Sign == 0)
        {
            Assert.Equal(JsonValueKind.Null, printed.ValueKind);
            return;
        }

        Mpfr truth = ((signal / noise).Log() / Mpfr.Of(10, Bits).Log()).Times(10);
        (Mpfr figure, Mpfr unit) = Decimal(printed.GetRawText());
        Assert.True((truth - figure).Sign >= 0, $"{printed} is above {truth.ToDouble():R}");

        // A unit of the fifth digit: no more may be known.
        Assert.True((figure + unit.Times(10) - truth).Sign > 0, $"{printed} is far below {truth.ToDouble():R}");
    }

    private static void RequireNearest(Mpfr truth, string printed, Mpfr most)
    {
        if (printed == "0")
        {
            Assert.True((Abs(truth) - most.Times(1e-15)).Sign <= 0, $"0 is not {truth.ToDouble():R}");
            return;
        }

        (Mpfr figure, _) = Decimal(printed);
        double half = 0.5000001 * Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(truth.ToDouble()))) - 5);
        Assert.True((Abs(figure - truth) - Mpfr.Of(half, Bits)).Sign <= 0, $"{printed} is not {truth.ToDouble():R}");
    }

    // A printed decimal, and a unit of its sixth digit.
    private static (Mpfr Figure, Mpfr Unit) Decimal(string printed)
    {
        string[] parts = printed.Split('e');
        string[] halves = parts[0].Split('.');
        string fraction = halves.Length > 1 ? halves[1] : "";
        int exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - fraction.Length;
        long digits = (long)BigInteger.Parse(halves[0] + fraction, CultureInfo.InvariantCulture);
        int leading = exponent + Math.Abs(digits).ToString(CultureInfo.InvariantCulture).Length - 1;
        return (Mpfr.Of(digits, Bits) * Power(exponent), Power(leading - 5));
    }

    private static Mpfr Power(int exponent)
    {
        Mpfr power = Mpfr.Of(1, Bits);
        for (int i = 0; i < Math.Abs(exponent); i++)
        {
            power = exponent < 0 ? power / Mpfr.Of(10, Bits) : power.Times(10);
        }

        return power;
    }

    // The oracle rounds too: 0.4 by two ways differs in the last of 600 bits.
    private static bool IsSame(Mpfr a, Mpfr b) => (Abs(a - b) - Abs(b).Times(1e-100)).Sign <= 0;

    private static Mpfr Abs(Mpfr value) => value.Sign < 0 ? value.Times(-1) : value;

    private static Mpfr Larger(Mpfr a, Mpfr b) => (a - b).Sign >= 0 ? a : b;

    private static Mpfr Limited(Mpfr value, double least, double most) =>
        value.Plus(-least).Sign < 0 ? Mpfr.Of(least, Bits) : value.Plus(-most).Sign > 0 ? Mpfr.Of(most, Bits) : value;
}
