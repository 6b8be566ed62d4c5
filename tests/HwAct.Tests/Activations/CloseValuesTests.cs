using System.Globalization;
using HwAct.Activations;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Tests.Methods;

namespace HwAct.Tests.Activations;

/// <summary>Values far out, which doubles do not tell from their own errors, as they are printed.</summary>
public sealed class CloseValuesTests
{
    // To sixteen digits.
    [Theory]
    [InlineData("gelu", -8, -4.976768459417427e-15)]
    [InlineData("gelu", -7.75, -3.560836262728411e-14)]
    [InlineData("normal-cdf", -9, 1.1285884059538406e-19)]
    [InlineData("silu", -0.5, -0.18877033439907273)]
    [InlineData("relu", -3, 0)]
    public void All_digits_of_a_value_are_known(string activation, double x, double value) =>
        Assert.Equal(value, ActivationCatalog.Find(activation)!.Default.EvaluateClosely(x), Math.Abs(value) * 1e-9);

    [Fact]
    public void Reports_print_them()
    {
        ProvenActivation kernel = Designs.Prove("table", "Q3.4", "Q3.4", 0.5);
        string[] first = CsvReport.Of([KernelReport.Of(kernel)]).Split('\n')[1].Split(',');
        Assert.Equal(-4.976768459417427e-15, double.Parse(first[3], CultureInfo.InvariantCulture), 1e-23);
        Assert.Contains("−4.97677e−15", ErrorReport.Of(kernel).Text, StringComparison.Ordinal);
    }
}
