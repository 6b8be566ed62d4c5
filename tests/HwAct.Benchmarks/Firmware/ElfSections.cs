using System.Buffers.Binary;
using System.Text;

namespace HwAct.Benchmarks.Firmware;

/// <summary>The sections of a 32-bit little-endian ELF file that take memory of the part and have bytes in the file.</summary>
internal static class ElfSections
{
    private const int NoBits = 8;
    private const int Allocated = 2;

    /// <summary>Names and sizes in bytes.</summary>
    public static IEnumerable<(string Name, int Size)> Of(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        int Word(int at) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
        int Half(int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));
        (int table, int each, int count, int names) = (Word(0x20), Half(0x2E), Half(0x30), Half(0x32));
        int text = Word(table + (names * each) + 0x10);
        for (int i = 0; i < count; i++)
        {
            int at = table + (i * each);
            if (Word(at + 4) != NoBits && (Word(at + 8) & Allocated) != 0)
            {
                int name = text + Word(at);
                yield return (Encoding.ASCII.GetString(file[name..Array.IndexOf(file, (byte)0, name)]), Word(at + 0x14));
            }
        }
    }
}
