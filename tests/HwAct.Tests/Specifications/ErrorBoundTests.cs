using HwAct.Specifications;

namespace HwAct.Tests.Specifications;

/// <summary>Bounds parse and print themselves, are written back as they were asked for, and know what keeps them.</summary>
public sealed class ErrorBoundTests
{
    [Theory]
    [InlineData("correctly-rounded", "correctly-rounded", 0.5)]
    [InlineData("exact", "correctly-rounded", 0.5)]
    [InlineData("faithful", "faithful", 1)]
    [InlineData("best", "best", double.PositiveInfinity)]
    [InlineData("0.5", "0.5", 0.5)]
    [InlineData("7.50e1", "75", 75)]
    [InlineData("1e6", "1000000", 1e6)]
    public void Words_and_numbers_are_read_and_printed(string text, string printed, double lsb)
    {
        ErrorBound bound = ErrorBound.Parse(text)!;
        Assert.Equal(printed, bound.ToString());
        Assert.Equal(lsb, bound.MaxLsb);
        Assert.Equal(bound, ErrorBound.Parse(printed));
    }

    [Theory]
    [InlineData("0.49999")]
    [InlineData("1000000.1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("")]
    [InlineData("Faithful")]
    public void Anything_else_is_no_bound(string text) => Assert.Null(ErrorBound.Parse(text));

    [Theory]
    [InlineData(0.4999)]
    [InlineData(double.NaN)]
    [InlineData(1e7)]
    public void A_program_cannot_make_a_bound_that_is_none(double lsb) =>
        Assert.Contains("from 0.5 to 1e6", Assert.Throws<ArgumentOutOfRangeException>(() => ErrorBound.AtMost(lsb)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("correctly-rounded", 0.5, 0, true, true)]
    [InlineData("correctly-rounded", 0.4999, 1, true, false)]
    [InlineData("0.5", 0.5000001, 0, true, true)]
    [InlineData("faithful", 0.9999, 5, true, true)]
    [InlineData("faithful", 0.9999, 5, false, false)]
    [InlineData("1", 1, 5, false, true)]
    [InlineData("1", 1.01, 5, false, false)]
    [InlineData("best", 1e9, 5, false, true)]
    public void A_measured_kernel_keeps_a_bound_or_not(string text, double maxLsb, long misrounded, bool isFaithful, bool kept) =>
        Assert.Equal(kept, ErrorBound.Parse(text)!.IsKeptBy(maxLsb, misrounded, isFaithful));

    [Theory]
    [InlineData("\"table\"", "faithful")]
    [InlineData("{ \"name\": \"interpolated-table\", \"entry_bits\": 8, \"layout\": \"folded\" }", "faithful")]
    [InlineData("{ \"name\": \"interpolated-table\", \"segments\": 8 }", "best")]
    [InlineData("{ \"name\": \"interpolated-table\", \"layout\": \"litert\" }", "best")]
    [InlineData("{ \"name\": \"piecewise-linear\", \"slopes\": \"power-of-two\", \"breakpoints\": \"octave\" }", "faithful")]
    [InlineData("{ \"name\": \"piecewise-linear\", \"segments\": 8 }", "best")]
    [InlineData("{ \"name\": \"piecewise-polynomial\", \"segments\": 8 }", "faithful")]
    [InlineData("{ \"name\": \"tanh-polynomial\", \"inner\": \"textbook\" }", "best")]
    [InlineData("{ \"name\": \"auto\", \"objective\": \"rom-bits\" }", "faithful")]
    public void Where_none_is_written_the_parameters_say_what_is_meant(string method, string bound)
    {
        KernelSpecification specification = Specify.ReadOne($"method: {method}");
        Assert.Equal(bound, specification.Bound.ToString());
        Assert.DoesNotContain("max_error_lsb", SpecificationWriter.ToJson(specification), StringComparison.Ordinal);
        Assert.Equal(
            SpecificationWriter.ToJson(specification), SpecificationWriter.ToJson(Specify.ReadOne($"method: {method}", $"max_error_lsb: \"{bound}\"")));
    }

    [Theory]
    [InlineData("0.5", "\"max_error_lsb\": 0.5", "max_error_lsb=0.5")]
    [InlineData("\"exact\"", "\"max_error_lsb\": \"correctly-rounded\"", "max_error_lsb=correctly-rounded")]
    [InlineData("1", "\"max_error_lsb\": 1", "max_error_lsb=1")]
    [InlineData("\"best\"", "\"max_error_lsb\": \"best\"", "max_error_lsb=best")]
    public void What_is_written_is_echoed(string written, string json, string option)
    {
        KernelSpecification specification = Specify.ReadOne($"max_error_lsb: {written}");
        Assert.Contains(json, SpecificationWriter.ToJson(specification), StringComparison.Ordinal);
        Assert.Contains($"--set {option} ", GenerateCommand.Of(specification), StringComparison.Ordinal);
    }
}
