using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Proofs;

namespace HwAct.Tests.Methods.Lines;

/// <summary>The method piecewise-linear: bounds, kinds of breakpoints and slopes, and its certificate tried by brute force.</summary>
public class PiecewiseLinearMethodTests
{
    [Fact]
    public void More_segments_than_a_wide_bound_needs_keep_it_too()
    {
        ProvenActivation kernel = Designs.Prove(
            "piecewise-linear", "int7:0.1987:21", "Q2.1", 20, "softplus", ("segments", 30), ("breakpoints", "octave"));
        Assert.InRange(kernel.Error.MaxLsb, 0, 20);
    }

    [Theory]
    [InlineData("free", "any")]
    [InlineData("octave", "any")]
    [InlineData("uniform", "any")]
    [InlineData("free", "power-of-two")]
    [InlineData("uniform", "power-of-two")]
    public void Every_kind_keeps_the_bound(string breakpoints, string slopes)
    {
        ProvenActivation kernel = Designs.Prove(
            "piecewise-linear", "int9:0.03:-17", "int10:0.013:40", 0.9, parameters: [("breakpoints", breakpoints), ("slopes", slopes)]);
        Assert.InRange(kernel.Error.MaxLsb, 0, 0.9);
        Assert.Equal(breakpoints == "free", kernel.Kernel.Tables.Any(table => table.Name == "breakpoints"));
    }

    [Fact]
    public void Power_of_two_slopes_take_no_multiplier()
    {
        ProvenActivation kernel = Designs.Prove("piecewise-linear", "Q3.8", "Q3.8", 1.0, parameters: ("slopes", "power-of-two"));
        Assert.Equal(0, kernel.Kernel.Multiplications);
        Assert.Contains(kernel.Kernel.Steps, step => step is ShiftLeft { Right: not Constant });
    }

    [Fact]
    public void More_segments_are_never_less_exact()
    {
        double last = double.PositiveInfinity;
        foreach (int segments in new[] { 1, 2, 4, 8 })
        {
            double error = Designs.Prove("piecewise-linear", "Q3.6", "Q3.10", parameters: ("segments", segments)).Error.MaxLsb;
            Assert.True(error <= last, $"{segments} segments: {error} after {last}");
            last = error;
        }
    }

    [Fact]
    public void Eight_segments_over_both_signs_keep_the_free_knot_bound_and_a_tenth()
    {
        ProvenActivation kernel = Designs.Prove("piecewise-linear", "Q3.12", "Q3.20", parameters: ("segments", 4));
        Assert.InRange(kernel.Error.MaxAbs, 6e-3, 8.3e-3);
    }

    // Everything the certificate says is tried: every slope that could matter, from every start it names.
    [Theory]
    [InlineData("Q3.4", "Q3.4", 0.6)]
    [InlineData("int8:0.0313725:0", "int8:0.0162908:-118", 1.0)]
    public void No_line_serves_a_stretch_of_the_certificate(string input, string output, double bound)
    {
        ProvenActivation kernel = Designs.Prove("piecewise-linear", input, output, bound);
        Dictionary<string, int> parameters = kernel.Design.Figures.Where(p => p.Value.IsNumber).ToDictionary(p => p.Key, p => (int)p.Value.Number);
        var frame = new ResidualFrame(kernel.Reference, bound);
        AllowedIntervals allowed = frame.AllowedAt(parameters["guard_bits"]);
        Assert.Equal(parameters["segments"] - 1, kernel.Design.Minimality.Length);
        long steepest = 2L * (1L << parameters["slope_shift"]) * (allowed.High.Where(high => high < OutputTolerance.Unbounded).Max() + 1);
        foreach (InfeasibleStretch stretch in kernel.Design.Minimality)
        {
            for (int start = 0; start <= stretch.First; start++)
            {
                for (long slope = -steepest; slope <= steepest; slope++)
                {
                    Assert.False(
                        Serves(allowed, start, stretch, slope, parameters["slope_shift"]),
                        $"slope {slope} from {start} serves {stretch}");
                }
            }
        }
    }

    private static bool Serves(AllowedIntervals allowed, int start, InfeasibleStretch stretch, long slope, int shift)
    {
        long low = long.MinValue;
        long high = long.MaxValue;
        for (int t = stretch.First; t <= Math.Min(stretch.Last, allowed.Count - 1) && low <= high; t++)
        {
            long rise = (slope * (t - start)) >> shift;
            low = Math.Max(low, allowed.Low[t] - rise);
            high = Math.Min(high, allowed.High[t] - rise);
        }

        return low <= high;
    }
}
