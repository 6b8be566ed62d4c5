using HwAct.Kernels;

namespace HwAct.Tests.Kernels;

public sealed class LogicNetworkTests
{
    [Fact]
    public void It_knows_its_size_its_depth_and_what_it_reads()
    {
        Assert.Equal(4, Networks.Majority.LutCount);
        Assert.Equal(3, Networks.Majority.Levels);
        Assert.Equal(Enumerable.Range(0, 5), Networks.Majority.BitsRead.ToArray());
        Assert.Equal((5 * (16 + (4 * 4))) + (5 * 4), Networks.Majority.RomBits);
        Assert.Equal((5 * (2 + 4)) + 5, Networks.Majority.RomBytes);
    }

    [Fact]
    public void Narrowed_it_keeps_only_what_the_bits_that_are_left_need()
    {
        LogicNetwork narrowed = Networks.Majority.Narrowed(new(signed: false, 3));
        Assert.Equal([new Lut(1, [1]).Table, new Lut(0xD, [5, 3]).Table, 1UL], narrowed.Luts.Select(lut => lut.Table));
        Assert.All(Enumerable.Range(0, 32), value => Assert.Equal(Networks.MajorityOf(value) & 7, Networks.Evaluate(narrowed, value)));
    }

    [Theory]
    [InlineData(7, "signals before them")]
    [InlineData(-1, "signals before them")]
    [InlineData(0, "different signals")]
    public void A_table_reads_different_signals_before_it(int input, string message) =>
        Refuses(message, () => new LogicNetwork(3, 4, [new Lut(0xE8, [0, 1, input])], [3], isSigned: false));

    [Fact]
    public void A_table_has_no_more_bits_than_combinations_and_is_read()
    {
        Refuses("more than 4 bits", () => new LogicNetwork(3, 4, [new Lut(0x16, [0, 1])], [3], isSigned: false));
        Refuses("nothing reads", () => new LogicNetwork(3, 4, [new Lut(0x6, [0, 1])], [2], isSigned: false));
        Refuses("signals that it has", () => new LogicNetwork(3, 4, [], [3], isSigned: false));
        Refuses("4 to 6 inputs", () => new LogicNetwork(3, 3, [], [1], isSigned: false));
    }

    private static void Refuses(string message, Func<LogicNetwork> make) =>
        Assert.Contains(message, Assert.Throws<KernelException>(make).Message, StringComparison.Ordinal);
}
