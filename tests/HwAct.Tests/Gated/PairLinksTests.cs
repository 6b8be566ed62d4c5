using System.Collections.Immutable;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Tests.Reports;

namespace HwAct.Tests.Gated;

/// <summary>What the gate and what the rounding of the product add to the error of a pair, against a plain double, pair by pair.</summary>
public sealed class PairLinksTests
{
    // With saturation at both ends and at one, zero points, an odd number of codes, ranges, and no zero among the outputs.
    [Theory]
    [InlineData("gelu", "int6:0.2:-3", "int5:0.13:2", "int8:0.07:9", "interpolated-table")]
    [InlineData("silu", "uint7:0.09:50", "int6:0.11:0", "uint6:0.05:20", "piecewise-polynomial")]
    [InlineData("gelu", "int7:0.1:3:-63..63", "uint6:0.07:20:0..50:never", "int8:0.06:-5:-100..100", "interpolated-table")]
    [InlineData("silu", "Q3.3:-31..20:never", "int6:0.11:0:-31..30", "uint8:0.05:100:101..160", "piecewise-linear")]
    [InlineData("relu", "int6:0.5:3", "int6:0.3:-2", "int7:0.3:1", "piecewise-linear")]
    public void Both_are_measured_over_every_pair(string activation, string gate, string up, string output, string method)
    {
        ProvenGatedKernel kernel = Gates.Prove(activation, gate, up, output, method);
        KernelSpecification asked = kernel.Specification;
        double zero = asked.Output.ZeroPoint;
        List<(double Gate, double Product, ImmutableArray<long> Codes)> pairs = [];
        foreach (long g in asked.Input.Codes.ToArray())
        {
            double f = TextbookFunctions.Of(asked.Activation, asked.Input.Real(g));
            long made = kernel.Gate.Outputs[kernel.Gate.Reference.Codes.IndexOf(g)];
            foreach (long u in asked.Inputs[1].Codes.ToArray())
            {
                double exact = Limited(f * asked.Inputs[1].Real(u) / asked.Output.Scale);
                double inside = Limited(made * (double)(u - asked.Inputs[1].ZeroPoint) / Math.Pow(2, kernel.Product.Shift));
                pairs.Add((inside - exact, kernel.Product.At(made, u - asked.Inputs[1].ZeroPoint) - zero - inside, [g, u]));
            }
        }

        double Limited(double value) => Math.Clamp(value, asked.Output.MinCode - zero, asked.Output.MaxCode - zero);

        Require(kernel.Links[0], pair => pair.Gate);
        Require(kernel.Links[1], pair => pair.Product);
        Assert.Equal(["gate", "product"], kernel.Links.Select(link => link.Name));
        Assert.Equal(kernel.Error.BiasLsb, kernel.Links.Sum(link => link.BiasLsb), Math.Abs(kernel.Error.BiasLsb) * 1e-5);
        Assert.InRange(kernel.Links[1].MaxLsb, 0, 0.5);
        Assert.True(kernel.Error.MaxLsb <= kernel.Links.Sum(link => link.MaxLsb) + 1e-9);

        void Require(PairLink link, Func<(double Gate, double Product, ImmutableArray<long> Codes), double> of)
        {
            Assert.Equal(pairs.Max(pair => Math.Abs(of(pair))), link.MaxLsb, 1e-9);
            Assert.Equal(link.MaxLsb, Math.Abs(of(pairs.Single(pair => pair.Codes.SequenceEqual(link.WorstCodes)))), 1e-9);
            Assert.Equal(Math.Sqrt(pairs.Average(pair => of(pair) * of(pair))), link.RmsLsb, 1e-9);
            Assert.Equal(pairs.Average(of), link.BiasLsb, 1e-9);
        }
    }

    [Fact]
    public void Every_form_of_the_report_has_them()
    {
        var report = KernelReport.Of(Gates.Prove("gelu", "int6:0.2:-3", "int5:0.13:2", "int8:0.07:9", "interpolated-table"));
        string worst = Figure.AtMost(report.Pairs[0].MaxLsb);
        Assert.Contains($"| gate | f(gate)·up, exact | the gate's value times up | {worst} |", MarkdownReport.Of([report]), StringComparison.Ordinal);
        Assert.Contains($"\"max_lsb\": {worst},", JsonReport.Of([report]), StringComparison.Ordinal);
        Assert.Contains("Where the error of a pair comes from", TerminalReport.Of([report]), StringComparison.Ordinal);
        Assert.Contains("Where the error of a pair comes from", ErrorReport.Of(report.Kernel).Text, StringComparison.Ordinal);
    }
}
