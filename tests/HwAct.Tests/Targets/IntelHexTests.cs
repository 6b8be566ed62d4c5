using HwAct.Kernels;
using HwAct.Targets;

namespace HwAct.Tests.Targets;

public sealed class IntelHexTests
{
    [Fact]
    public void Entries_are_the_c_array_byte_for_byte() =>
        Assert.Equal(":060000000001FF0034FEC8 :00000001FF", string.Join(' ', IntelHex.Records(new Table("t", [256, 255, -460], ""))));

    [Fact]
    public void Entries_of_24_bits_take_the_four_bytes_that_they_take_in_c() =>
        Assert.Equal(":0C000000FFFF7F0000000000000080FFF8 :00000001FF", string.Join(' ', IntelHex.Records(new Table("t", [8388607, 0, -8388608], ""))));

    [Fact]
    public void Every_record_sums_to_zero_and_has_sixteen_bytes_at_most()
    {
        var table = new Table("t", [.. Enumerable.Range(0, 100).Select(i => (i * 7919L) - 300000)], "");
        foreach (string record in IntelHex.Records(table))
        {
            byte[] bytes = Convert.FromHexString(record[1..]);
            Assert.Equal(0, bytes.Sum(value => value) % 256);
            Assert.Equal(bytes.Length - 5, bytes[0]);
            Assert.InRange(bytes[0], (byte)0, (byte)16);
        }
    }

    [Fact]
    public void Beyond_64_KiB_a_record_sets_the_upper_address()
    {
        string[] records = [.. IntelHex.Records(new Table("t", [.. Enumerable.Range(0, 40000).Select(i => (long)i)], ""))];
        Assert.Equal(":020000040001F9", records[4096]);
        Assert.StartsWith(":10000000", records[4097], StringComparison.Ordinal);
    }
}
