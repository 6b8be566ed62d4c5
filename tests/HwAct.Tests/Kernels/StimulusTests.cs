using System.Collections.Immutable;
using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Tests.Kernels;

public sealed class StimulusTests
{
    [Fact]
    public void One_port_is_driven_over_every_code_from_the_most_negative()
    {
        var stimulus = new Stimulus(Kernel(new IntegerType(signed: true, 5)));
        Assert.Equal(Enumerable.Range(-16, 32).Select(code => (long)code), stimulus.Codes()[0]);
    }

    [Fact]
    public void Two_narrow_ports_are_driven_over_every_pair_once()
    {
        var stimulus = new Stimulus(Kernel(new IntegerType(signed: true, 4), new IntegerType(signed: false, 3)));
        var codes = stimulus.Codes();
        Assert.Equal(128, codes[0].Zip(codes[1]).Distinct().Count());
        Assert.Equal((-8L, 0L), (codes[0][0], codes[1][0]));
        Assert.Equal((-8L, 1L), (codes[0][1], codes[1][1]));
    }

    [Fact]
    public void Two_wide_ports_are_driven_over_all_corners_and_ten_million_pairs()
    {
        var stimulus = new Stimulus(Kernel(new IntegerType(signed: true, 16), new IntegerType(signed: true, 16)));
        var codes = stimulus.Codes();
        Assert.True(stimulus.Count > 10_000_000);
        Assert.Contains((-32768L, 32767L), codes[0].Zip(codes[1]).Take(stimulus.Corners.Length));
        Assert.All(codes, port => Assert.InRange(port.Distinct().Count(), 60_000, 65_536));
    }

    [Fact]
    public void Codes_that_never_come_are_not_driven()
    {
        var stimulus = new Stimulus(Kernel(Ranged(signed: true, 4, -7, 5), Ranged(signed: false, 3, 2, 4)));
        ImmutableArray<long[]> codes = stimulus.Codes();
        (long, long)[] expected = [.. from first in Enumerable.Range(-7, 13) from second in Enumerable.Range(2, 3) select ((long)first, (long)second)];
        Assert.Equal(expected, codes[0].Zip(codes[1]));
        stimulus = new Stimulus(Kernel(Ranged(signed: true, 9, 100, 107)));
        Assert.Equal([100, 101, 102, 103, 104, 105, 106, 107], stimulus.Codes()[0]);
    }

    [Fact]
    public void Of_wide_ranges_all_corners_and_ten_million_pairs_are_driven_and_nothing_outside()
    {
        var stimulus = new Stimulus(Kernel(Ranged(signed: true, 16, -1000, 2000), Ranged(signed: true, 16, 5, 20000)));
        ImmutableArray<long[]> codes = stimulus.Codes();
        Assert.Equal(10_000_000 + (5 * 2), stimulus.Count);
        Assert.Equal([(-1000, 5), (-1000, 20000), (-1, 5), (-1, 20000), (0, 5), (0, 20000), (1, 5), (1, 20000), (2000, 5), (2000, 20000)], codes[0].Zip(codes[1]).Take(10));
        Assert.Equal((-1000, 2000, 5, 20000), (codes[0].Min(), codes[0].Max(), codes[1].Min(), codes[1].Max()));
        Assert.Equal(3001, codes[0].Distinct().Count());
        Assert.InRange(codes[1].Distinct().Count(), 19_000, 19_996);
    }

    [Fact]
    public void The_checksum_notices_a_change_and_an_exchange()
    {
        var type = new IntegerType(signed: true, 8);
        uint checksum = Checksum.Continue(Checksum.Basis, [1, 2, -3], type);
        Assert.NotEqual(checksum, Checksum.Continue(Checksum.Basis, [1, 2, -4], type));
        Assert.NotEqual(checksum, Checksum.Continue(Checksum.Basis, [2, 1, -3], type));
    }

    private static Quantization Ranged(bool signed, int bits, long min, long max) => new(new IntegerType(signed, bits), 1, 0, min, max, OutsideCodes.Never);

    private static KernelProgram Kernel(params IntegerType[] ports) => Kernel([.. ports.Select(type => new Quantization(type, 1, 0))]);

    private static KernelProgram Kernel(params Quantization[] ports)
    {
        var builder = new KernelBuilder();
        Step[] inputs = [.. ports.Select((format, index) => builder.Input($"x{index}", format))];
        return builder.Build("k", inputs[0], new Port("y", ports[0].Type));
    }
}
