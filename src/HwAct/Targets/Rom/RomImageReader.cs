using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>Reads ROM images back, each by the rules of its own format, and compares them with the table.</summary>
internal static class RomImageReader
{
    /// <summary>What is wrong with the images of a kernel.</summary>
    public static IEnumerable<Finding> Verify(KernelOnDisk disk)
    {
        foreach (Table table in disk.Kernel.Kernel.Tables)
        {
            ulong[] patterns = [.. table.Entries.Select(table.Type.Pattern)];
            foreach ((string extension, Func<string[], IntegerType, IEnumerable<ulong>> read) in Readers)
            {
                string path = disk.PathOf(RomTarget.ImagePath(disk.Kernel.Kernel, table, extension));
                string? wrong = Compare(patterns, File.ReadAllLines(path), table.Type, read);
                if (wrong is not null)
                {
                    yield return new Finding(disk.Name, "ROM image", $"{Path.GetFileName(path)}: {wrong}");
                }
            }
        }
    }

    private static (string Extension, Func<string[], IntegerType, IEnumerable<ulong>> Read)[] Readers { get; } =
        [("mem", ReadMem), ("coe", ReadCoe), ("mif", ReadMif), ("hex", ReadIntelHex)];

    private static string? Compare(ulong[] expected, string[] lines, IntegerType type, Func<string[], IntegerType, IEnumerable<ulong>> read)
    {
        try
        {
            ulong[] actual = [.. read(lines, type)];
            int length = Math.Min(actual.Length, expected.Length);
            int same = expected.AsSpan(0, length).CommonPrefixLength(actual.AsSpan(0, length));
            return actual.Length != expected.Length ? $"{actual.Length} words instead of {expected.Length}"
                : same < length ? $"word {same} is {actual[same]:x} instead of {expected[same]:x}"
                : null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    private static IEnumerable<ulong> ReadMem(string[] lines, IntegerType type) => lines.Select(line => Word(line, type));

    private static IEnumerable<ulong> ReadCoe(string[] lines, IntegerType type)
    {
        string text = string.Concat(lines.Select(line => line.Split(';') is [var value, _, ..] && value.Length == 0 ? "" : line));
        const string Head = "memory_initialization_radix=16;memory_initialization_vector=";
        if (!text.StartsWith(Head, StringComparison.Ordinal) || !text.EndsWith(';'))
        {
            throw new FormatException("it is no vector of radix 16");
        }

        return text[Head.Length..^1].Split(',').Select(word => Word(word, type));
    }

    private static IEnumerable<ulong> ReadMif(string[] lines, IntegerType type)
    {
        int begin = Array.IndexOf(lines, "BEGIN");
        int end = Array.IndexOf(lines, "END;");
        if (begin < 0 || end < begin || !lines.Contains($"WIDTH = {type.Bits};", StringComparer.Ordinal) || !lines.Contains($"DEPTH = {end - begin - 1};", StringComparer.Ordinal))
        {
            throw new FormatException("WIDTH, DEPTH and CONTENT disagree");
        }

        if (!lines.Contains("ADDRESS_RADIX = HEX;", StringComparer.Ordinal) || !lines.Contains("DATA_RADIX = HEX;", StringComparer.Ordinal))
        {
            throw new FormatException("its radix is not hexadecimal");
        }

        return lines[(begin + 1)..end].Select((line, index) => line.TrimEnd(';').Split(" : ") is [var address, var value] && Hex(address) == (ulong)index
            ? Word(value, type)
            : throw new FormatException($"'{line}' is out of order"));
    }

    private static IEnumerable<ulong> ReadIntelHex(string[] lines, IntegerType type)
    {
        if (lines.Length == 0 || lines[^1] != ":00000001FF")
        {
            throw new FormatException("it does not end with an end record");
        }

        List<byte> memory = [];
        int upper = 0;
        foreach (string line in lines[..^1])
        {
            byte[] record = Record(line);
            int address = (record[1] << 8) | record[2];
            switch (record[3])
            {
                case 0 when ((upper << 16) | address) == memory.Count:
                    memory.AddRange(record[4..^1]);
                    break;
                case 4 when record.Length == 7 && address == 0:
                    upper = (record[4] << 8) | record[5];
                    break;
                default:
                    throw new FormatException($"record '{line}' is {(record[3] == 0 ? "out of order" : "damaged")}");
            }
        }

        return memory.Chunk(IntelHex.BytesOf(type)).Select(bytes => type.Pattern(Extended(bytes, type)));
    }

    // An entry as C has it, in all bytes of its type.
    private static long Extended(byte[] bytes, IntegerType type)
    {
        int missing = 64 - (8 * IntelHex.BytesOf(type));
        long word = bytes.Reverse().Aggregate(0L, (sum, value) => (sum << 8) | value) << missing;
        long entry = type.Signed ? word >> missing : word >>> missing;
        return bytes.Length == IntelHex.BytesOf(type) && type.Contains(entry)
            ? entry
            : throw new FormatException($"{Convert.ToHexString(bytes)} is no entry of {type}");
    }

    // Bytes as they are written, the length and a sum of zero among them.
    private static byte[] Record(string line)
    {
        bool isHex = line.Length >= 11 && line[0] == ':' && line.Length % 2 == 1 && line.Skip(1).All(char.IsAsciiHexDigit);
        byte[] record = isHex ? Convert.FromHexString(line[1..]) : [];
        return isHex && record.Sum(value => value) % 256 == 0 && record[0] == record.Length - 5 ? record : throw new FormatException($"record '{line}' is damaged");
    }

    private static ulong Word(string digits, IntegerType type) =>
        Hex(digits) is ulong word && (type.Bits == 64 || word >> type.Bits == 0) ? word : throw new FormatException($"'{digits}' is no word of {type.Bits} bits");

    private static ulong? Hex(string digits) =>
        ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value) ? value : null;
}
