using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Targets;

namespace HwAct.Tests.Targets;

public sealed class FoldedBytesTests
{
    [Theory]
    [InlineData(0, 0, false, 37)]
    [InlineData(0, 1, false, 64)]
    [InlineData(0, 0, true, 128)]
    [InlineData(37, 1, false, 12)]
    [InlineData(-101, 2, false, 33)]
    [InlineData(127, 0, false, 20)]
    [InlineData(-127, 0, false, 20)]
    [InlineData(0, 0, true, 40)]
    [InlineData(-9, 2, true, 50)]
    public void What_is_a_base_and_a_short_table_is_found_with_no_more_entries(int center, int @base, bool isOdd, int count)
    {
        var folded = new FoldedBytes(center, (FoldedBase)@base, isOdd, isOdd ? 71 : 0, [.. Enumerable.Range(0, count).Select(i => (sbyte)((i * i * 11 % 120) - (i % 3 * 20)))]);
        foreach (bool isSigned in new[] { true, false })
        {
            ByteCodes bytes = Bytes(isSigned, folded.Run);
            FoldedBytes found = Assert.IsType<FoldedBytes>(FoldedBytes.Of(bytes));
            Assert.True(found.Entries.Length <= count);
            Assert.All(Enumerable.Range(-128, 256), code => Assert.Equal(folded.Run(code), found.Run(code)));
        }
    }

    [Fact]
    public void What_changes_everywhere_is_not_folded() => Assert.Null(FoldedBytes.Of(Bytes(isSigned: true, code => (sbyte)((code + 128) * 37 % 251 - 125))));

    // A kernel of all bytes; unsigned codes are those of the signed ones in the same order.
    private static ByteCodes Bytes(bool isSigned, Func<int, sbyte> output)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(isSigned, 8));
        Step address = builder.Add("address", x, isSigned ? 128 : 0);
        Step value = builder.Lookup("value", new Table("codes", [.. Enumerable.Range(-128, 256).Select(code => (long)output(code))], ""), address);
        return Assert.IsType<ByteCodes>(ByteCodes.Of(builder.Build("k", value, new Port("y", new IntegerType(signed: true, 8)))));
    }
}
