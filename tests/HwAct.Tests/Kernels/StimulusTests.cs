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
    public void The_checksum_notices_a_change_and_an_exchange()
    {
        var type = new IntegerType(signed: true, 8);
        uint checksum = Checksum.Continue(Checksum.Basis, [1, 2, -3], type);
        Assert.NotEqual(checksum, Checksum.Continue(Checksum.Basis, [1, 2, -4], type));
        Assert.NotEqual(checksum, Checksum.Continue(Checksum.Basis, [2, 1, -3], type));
    }

    private static KernelProgram Kernel(params IntegerType[] ports)
    {
        var builder = new KernelBuilder();
        Step[] inputs = [.. ports.Select((type, index) => builder.Input($"x{index}", type))];
        return builder.Build("k", inputs[0], new Port("y", ports[0]));
    }
}
