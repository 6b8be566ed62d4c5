using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Tests.Kernels;

namespace HwAct.Tests.Methods.Logic;

/// <summary>What the search for small networks comes to.</summary>
public sealed class NetworkMinimizerTests
{
    // Halves of the combinations of seven inputs of which a second table has to tell apart what three of them do not.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_two_tables_make_is_found_as_two_tables(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        Lut inner = new((ulong)random.Below(1 << 16), [0, 2, 4, 6]);
        Lut outer = new((ulong)random.Below(1 << 16), [1, 3, 5, 7]);
        var made = new LogicNetwork(7, 4, [inner, outer], [8], isSigned: false);
        AllowedOutputs allowed = new(7, 1, isSigned: false, [.. Enumerable.Range(0, 128).Select(at => ((long)at, Networks.Evaluate(made, at), Networks.Evaluate(made, at)))]);
        LogicNetwork start = Multiplexed(made);
        var minimizer = new NetworkMinimizer(allowed, start, start.Levels, 1);
        minimizer.Run(4000);
        Assert.True(start.LutCount > 5, $"{start.LutCount}");
        Assert.Equal(2, minimizer.Network.LutCount);
        Assert.All(Enumerable.Range(0, 128), at => Assert.Equal(Networks.Evaluate(made, at), Networks.Evaluate(minimizer.Network, at)));
    }

    // By hand, with every code free to be the one or the other of its neighbors: a kernel of HwAct is the nearer one where GELU has all but reached
    // its asymptotes, which takes one table more.
    [Theory]
    [InlineData(true, 9)]
    [InlineData(false, 10)]
    public void Gelu_of_8_bits_takes_nine_tables_and_ten_where_it_settles(bool isFree, int luts)
    {
        ProvenActivation proven = Designs.Prove("logic", "Q3.4", "Q3.4", 1.0, "gelu", ("place_bits", 1));
        IdealCodes ideal = proven.Reference;
        OutputTolerance tolerance = OutputTolerance.For(ideal, 1);
        AllowedOutputs allowed = new(8, 8, isSigned: true, [.. Enumerable.Range(0, 256).Select(at =>
        {
            bool isEither = isFree && !ideal.Exact[at];
            double value = ideal.Saturated(at);
            return (ideal.Codes[at] & 255, isEither ? (long)Math.Floor(value) : tolerance.Low[at], isEither ? (long)Math.Ceiling(value) : tolerance.High[at]);
        })]);
        (GateBuilder gates, int[] outputs) = GateWriter.Of(ExactWidths.Of(proven.Kernel));
        (List<Lut> mapped, int[] signals) = LutMapper.Map(gates, outputs, 4);
        var start = new LogicNetwork(8, 4, [.. mapped], [.. signals], isSigned: true);
        int[] reached = [.. Enumerable.Range(1, 2).Select(seed =>
        {
            var minimizer = new NetworkMinimizer(allowed, start, start.Levels + 4, (ulong)seed);
            minimizer.Run(20_000);
            return minimizer.Network.LutCount;
        })];
        Assert.Equal(luts, reached.Min());
    }

    [Fact]
    public void Rows_that_have_to_be_the_same_and_opposite_are_no_halves()
    {
        var halves = new Halves(8);
        Assert.True(halves.Join(0b0000_0011, 0b0000_0100));
        Assert.True(halves.Join(0b0001_0000, 0b0000_0100));
        Assert.False(halves.Join(0b0001_0000, 0b0000_0010));
    }

    [Fact]
    public void A_half_has_what_is_the_same_and_not_what_is_opposite()
    {
        var halves = new Halves(8);
        Assert.True(halves.Join(0b0000_0011, 0b0000_0100));
        Assert.True(halves.Join(0b0110_0000, 0b0000_0100));
        var random = new SeededRandom(4);
        var drawn = Enumerable.Range(0, 50).Select(_ => halves.Half(random)).ToHashSet();
        Assert.All(drawn, half => Assert.True((half & 0b0110_0111) is 0b0110_0011 or 0b0000_0100, $"{half:b}"));
        Assert.Equal(16, drawn.Count);
    }

    // All its inputs' combinations, one multiplexer after the other.
    private static LogicNetwork Multiplexed(LogicNetwork network)
    {
        var gates = new GateBuilder(network.Inputs);
        int output = Of(network.Inputs, 0);
        (List<Lut> luts, int[] signals) = LutMapper.Map(gates, [output], network.LutInputs);
        return new LogicNetwork(network.Inputs, network.LutInputs, [.. luts], [.. signals], isSigned: false);

        int Of(int bits, int high) => bits == 0
            ? GateBuilder.Constant(Networks.Evaluate(network, high) != 0)
            : gates.Select(bits - 1, Of(bits - 1, high | (1 << (bits - 1))), Of(bits - 1, high));
    }
}
