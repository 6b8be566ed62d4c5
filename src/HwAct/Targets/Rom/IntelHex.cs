using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>
/// A table as Intel HEX records (Intel, "Hexadecimal Object File Format Specification", 1988). For flash programmers it is the C array, byte for
/// byte: addresses count bytes; an entry takes those of its C type, the least significant first, and is extended to them as C does. Quartus
/// reads words: a record each, addresses count them, and the most significant byte comes first.
/// </summary>
internal static class IntelHex
{
    private const int BytesPerRecord = 16;
    private const byte Data = 0x00;
    private const byte EndOfFile = 0x01;
    private const byte ExtendedLinearAddress = 0x04;

    /// <summary>The records of the C array, each a line without its end.</summary>
    public static IEnumerable<string> Records(Table table) =>
        Records(table.Entries.SelectMany(entry => Bytes(entry, BytesOf(table.Type))).Chunk(BytesPerRecord), bytes => bytes.Length);

    /// <summary>The records of the words, each a line without its end.</summary>
    public static IEnumerable<string> WordRecords(Table table) => Records(
        table.Entries.Select(entry => Bytes(unchecked((long)table.Type.Pattern(entry)), BytesOfWord(table.Type)).Reverse().ToArray()), _ => 1);

    /// <summary>Bytes of an entry in C.</summary>
    public static int BytesOf(IntegerType type) => type.StorageBits / 8;

    /// <summary>Bytes that the width of a word needs.</summary>
    public static int BytesOfWord(IntegerType type) => (type.Bits + 7) / 8;

    /// <summary>The bytes of an entry, the least significant first.</summary>
    public static IEnumerable<byte> Bytes(long entry, int count) =>
        Enumerable.Range(0, count).Select(index => (byte)((entry >> (8 * index)) & 0xFF));

    private static IEnumerable<string> Records(IEnumerable<byte[]> chunks, Func<byte[], int> step)
    {
        int address = 0;
        foreach (byte[] chunk in chunks)
        {
            // A data record has 16 address bits; the upper ones are set by a record of their own.
            if (address > 0 && address % 0x10000 == 0)
            {
                int upper = address >> 16;
                yield return Record(ExtendedLinearAddress, 0, [(byte)(upper >> 8), (byte)(upper & 0xFF)]);
            }

            yield return Record(Data, address & 0xFFFF, chunk);
            address += step(chunk);
        }

        yield return Record(EndOfFile, 0, []);
    }

    // The checksum makes the sum of all bytes of a record 0 modulo 256.
    private static string Record(byte kind, int address, byte[] data)
    {
        byte[] body = [(byte)data.Length, (byte)(address >> 8), (byte)(address & 0xFF), kind, .. data];
        int sum = body.Sum(value => value);
        return string.Create(CultureInfo.InvariantCulture, $":{Convert.ToHexString(body)}{(256 - (sum % 256)) % 256:X2}");
    }
}
