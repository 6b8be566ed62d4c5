using System.Collections.Immutable;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Tests.Methods.Polynomials;

/// <summary>Polynomials in 16-bit lanes: what they reach, that no step leaves a lane, and what is refused.</summary>
public sealed class Q15PolynomialTests
{
    // Eight cubics in 64 bytes.
    [Fact]
    public void Gelu_of_16_bits_is_within_0_615_LSB_in_64_bytes()
    {
        ProvenActivation kernel = Designs.Prove("q15-polynomial", "Q3.12", "Q3.12", 0.615, "gelu", ("segments", 8), ("degree", 3));
        Assert.InRange(kernel.Error.MaxLsb, 0.5, 0.615);
        Assert.Equal(64, kernel.Kernel.RomBytes);
        Assert.Equal(3, kernel.Kernel.Multiplications);
    }

    [Theory]
    [InlineData("sigmoid", "Q3.12", "Q3.12", 8, 0.67)]
    [InlineData("mish", "Q3.12", "Q3.12", 27, 1)]
    [InlineData("gelu", "int16:0.0003:-1200", "int16:0.0002:5000", 7, 0.8)]
    [InlineData("gelu", "int8:0.05:3", "int8:0.03:-7", 4, 1)]
    [InlineData("elu", "uint16:0.0003:40000", "int16:0.0003:9", 8, 3)]
    public void Every_value_that_lanes_hold_fits_them(string activation, string input, string output, int segments, double bound)
    {
        ProvenActivation kernel = Designs.Prove("q15-polynomial", input, output, bound, activation, ("segments", segments));
        Assert.InRange(kernel.Error.MaxLsb, 0, bound);
        HashSet<Step> lanes = [.. kernel.Kernel.Steps.OfType<RoundingHighMultiply>()];
        lanes.UnionWith(kernel.Kernel.Steps.Where(step => step is Add && step.Operands.Any(lanes.Contains) && step.Name.StartsWith("sum", StringComparison.Ordinal)));
        lanes.UnionWith(lanes.SelectMany(step => step.Operands).Where(step => step is not Constant).ToArray());
        Assert.True(lanes.Count > 2);
        Assert.All(lanes, step => Assert.InRange(kernel.Kernel.RangeOf(step).Min, short.MinValue, short.MaxValue));
        Assert.All(lanes, step => Assert.InRange(kernel.Kernel.RangeOf(step).Max, short.MinValue, short.MaxValue));
        Assert.All(kernel.Kernel.Tables, table => Assert.Equal("int16", table.Type.ToString()));
        Assert.True(kernel.Kernel.Tables.All(table => table.Entries.Length <= segments));
    }

    // What fills the 16 bits of the output leaves no guard bit to signed lanes; the last sum is multiplied by nothing, and needs no sign.
    [Theory]
    [InlineData("sigmoid", "Q3.12", "int16:0.000030517578125", 0.9, 1)]
    [InlineData("tanh", "Q2.13", "Q0.15", 0.87, 1)]
    [InlineData("tanh", "Q3.12", "int16:0.0000306", 0.88, 1)]
    [InlineData("tanh", "Q3.12", "Q0.15", 1, 1)]
    public void Outputs_of_full_scale_are_faithful(string activation, string input, string output, double bound, int guardBits)
    {
        ProvenActivation kernel = Designs.Prove("q15-polynomial", input, output, bound, activation);
        Assert.InRange(kernel.Error.MaxLsb, 0.5, bound);
        Assert.Contains(kernel.Design.Derived, one => one.Key == "guard_bits" && one.Value.Equals(ParameterValue.Of(guardBits)));
        ValueRange last = kernel.Kernel.RangeOf(kernel.Kernel.Steps.Single(step => step.Name == "sum0"));
        Assert.InRange(last.Min, 0, short.MaxValue);
        Assert.InRange(last.Max, short.MaxValue + 1, ushort.MaxValue);
        Assert.All(kernel.Kernel.Steps.Where(step => step.Name is "sum1" or "sum2"), step => Assert.InRange(kernel.Kernel.RangeOf(step).Max, short.MinValue, short.MaxValue));
    }

    // -2^15 is the negative of no lane: whoever takes the negative everywhere settles a code off on one side.
    [Theory]
    [InlineData("tanh", "Q3.12", "Q0.15")]
    [InlineData("tanh", "int16:0.0003:-700", "Q0.15")]
    [InlineData("erf", "Q3.12", "Q0.15")]
    public void An_odd_function_settles_at_both_ends_of_full_scale(string activation, string input, string output)
    {
        ProvenActivation kernel = Designs.Prove("q15-polynomial", input, output, 1, activation);
        long[] codes = Interpreter.RunAll(kernel.Kernel);
        Assert.InRange(kernel.Error.MaxLsb, 0.5, 1);
        Assert.Equal(short.MinValue, codes[0]);
        Assert.Equal(short.MaxValue, codes[^1]);
    }

    [Fact]
    public void Fewer_segments_than_a_bound_needs_are_refused_with_what_they_reach()
    {
        string message = Assert.Throws<DesignException>(() => Designs.Prove("q15-polynomial", "Q3.8", "Q3.8", 0.6, "gelu", ("segments", 2), ("degree", 1))).Message;
        Assert.Matches(@"^a polynomial in Q15 with degree 1 and segments 2 reaches [0-9.]+ LSB at best, not 0\.6; ask for that", message);
    }

    [Fact]
    public void An_output_wider_than_a_lane_is_refused() => Assert.Contains(
        "its lanes have 16 bits, and the output has 20",
        Assert.Throws<DesignException>(() => Designs.Prove("q15-polynomial", "Q3.8", "Q3.16")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Auto_does_not_weigh_it() =>
        Assert.DoesNotContain("q15", Designs.Prove("auto", "int8:0.05", "int8:0.05").Design.Comparison, StringComparison.Ordinal);

    // A base that is chosen by the sign, of a leaky function, is more than lanes hold.
    [Theory]
    [InlineData("gelu", "Q3.12", "Q3.12", 4)]
    [InlineData("tanh", "Q3.12", "Q0.15", 4)]
    [InlineData("silu", "int16:0.0004:77", "int16:0.0004:-9", 4)]
    [InlineData("gelu", "int16:0.0003", "int16:0.0002", 4)]
    [InlineData("gelu", "int16:0.0003:-1200", "int16:0.00031:5000", 4)]
    [InlineData("parametric-gelu", "int16:0.0003", "int16:0.00007", 0)]
    public void Every_unit_takes_it_where_a_base_fits_lanes(string activation, string input, string output, int forms)
    {
        (string key, ParameterValue value) = CFormsOption.Forms.With([VectorUnit.Helium, VectorUnit.Neon, VectorUnit.Avx2, VectorUnit.Sse41]);
        var target = new TargetChoice("c", ImmutableSortedDictionary<string, ParameterValue>.Empty.Add(key, value));
        KernelSpecification specification = Designs.Specify("q15-polynomial", input, output, bound: 5, activation);
        ProvenKernel kernel = KernelChoice.Prove(new KernelSpecification(
            specification.Name, specification.Function, specification.Inputs, specification.Output, specification.Rounding, specification.Method, specification.Bound)
        {
            Targets = new TargetSelection([target], TargetDeclarations.All),
        });
        Assert.Equal(forms, VectorForms.Of(kernel).Length);
    }
}
