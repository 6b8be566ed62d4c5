using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>
/// A table as Intel HEX records (Intel, "Hexadecimal Object File Format Specification", 1988), for flash programmers: the C array, byte for
/// byte. Addresses count bytes; an entry takes those of its C type, the least significant first, and is extended to them as C does.
/// </summary>
internal static class IntelHex
{
    private const int BytesPerRecord = 16;
    private const byte Data = 0x00;
    private const byte EndOfFile = 0x01;
    private const byte ExtendedLinearAddress = 0x04;

    /// <summary>The records, each a line without its end.</summary>
    public static IEnumerable<string> Records(Table table)
    {
        int address = 0;
        foreach (byte[] chunk in table.Entries.SelectMany(entry => Bytes(entry, BytesOf(table.Type))).Chunk(BytesPerRecord))
        {
            // A data record has 16 address bits; the upper ones are set by a record of their own.
            if (address > 0 && address % 0x10000 == 0)
            {
                int upper = address >> 16;
                yield return Record(ExtendedLinearAddress, 0, [(byte)(upper >> 8), (byte)(upper & 0xFF)]);
            }

            yield return Record(Data, address & 0xFFFF, chunk);
            address += chunk.Length;
        }

        yield return Record(EndOfFile, 0, []);
    }

    /// <summary>Bytes of an entry.</summary>
    public static int BytesOf(IntegerType type) => type.StorageBits / 8;

    private static IEnumerable<byte> Bytes(long entry, int count) =>
        Enumerable.Range(0, count).Select(index => (byte)((entry >> (8 * index)) & 0xFF));

    // The checksum makes the sum of all bytes of a record 0 modulo 256.
    private static string Record(byte kind, int address, byte[] data)
    {
        byte[] body = [(byte)data.Length, (byte)(address >> 8), (byte)(address & 0xFF), kind, .. data];
        int sum = body.Sum(value => value);
        return string.Create(CultureInfo.InvariantCulture, $":{Convert.ToHexString(body)}{(256 - (sum % 256)) % 256:X2}");
    }
}
