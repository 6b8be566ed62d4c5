using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>Reads ROM images back, each by the rules of its own format, and compares them with the table.</summary>
internal static class RomImageReader
{
    /// <summary>What is wrong with the images of a kernel.</summary>
    public static IEnumerable<Finding> Verify(KernelOnDisk disk)
    {
        TargetChoice choice = disk.Kernel.Specification.Targets.Of(TargetDeclarations.Rom.Name);
        foreach (Table table in disk.Kernel.Kernel.Tables)
        {
            ulong[] patterns = [.. table.Entries.Select(table.Type.Pattern)];
            foreach (RomImageFormat format in RomImageFormat.Of(choice))
            {
                string path = disk.PathOf(format.PathOf(disk.Kernel.Kernel, table));
                string? wrong = Compare(patterns, File.ReadAllBytes(path), table.Type, format.Read);
                if (wrong is not null)
                {
                    yield return new Finding(disk.Name, "ROM image", $"{Path.GetFileName(path)}: {wrong}");
                }
            }
        }
    }

    /// <summary>Words in hex, one a line.</summary>
    public static IEnumerable<ulong> ReadMem(byte[] file, IntegerType type) => Lines(file).Select(line => Word(line, type));

    /// <summary>Words in binary, one a line, each of all its bits.</summary>
    public static IEnumerable<ulong> ReadBinaryDigits(byte[] file, IntegerType type) => Lines(file).Select(line => line.Length == type.Bits && line.All(digit => digit is '0' or '1')
        ? line.Aggregate(0UL, (word, digit) => (word << 1) | (digit == '1' ? 1UL : 0UL))
        : throw NoWord(line, type));

    /// <summary>Words in hex after the head that Lattice's tools read.</summary>
    public static IEnumerable<ulong> ReadLattice(byte[] file, IntegerType type) =>
        AfterHead(file, type, depth => ["#Format=Hex", $"#Depth={depth}", $"#Width={type.Bits}", "#AddrRadix=3", "#DataRadix=3", "#Data"]);

    /// <summary>Words in hex after the head that Gowin's tools read.</summary>
    public static IEnumerable<ulong> ReadGowin(byte[] file, IntegerType type) =>
        AfterHead(file, type, depth => ["#File_format=Hex", $"#Address_depth={depth}", $"#Data_width={type.Bits}"]);

    /// <summary>The bytes of the C array.</summary>
    public static IEnumerable<ulong> ReadBytes(byte[] file, IntegerType type) => Entries(file, type);

    /// <summary>A vector of radix 16.</summary>
    public static IEnumerable<ulong> ReadCoe(byte[] file, IntegerType type)
    {
        string text = string.Concat(Lines(file).Select(line => line.Split(';') is [var value, _, ..] && value.Length == 0 ? "" : line));
        const string Head = "memory_initialization_radix=16;memory_initialization_vector=";
        if (!text.StartsWith(Head, StringComparison.Ordinal) || !text.EndsWith(';'))
        {
            throw new FormatException("it is no vector of radix 16");
        }

        return text[Head.Length..^1].Split(',').Select(word => Word(word, type));
    }

    /// <summary>A word a line, each with its address, between BEGIN and END.</summary>
    public static IEnumerable<ulong> ReadMif(byte[] file, IntegerType type)
    {
        string[] lines = Lines(file);
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

        return lines[(begin + 1)..end].Select((line, index) => line.TrimEnd(';').Split(": ") is [var address, var value] && Hex(address) == (ulong)index
            ? Word(value, type)
            : throw new FormatException($"'{line}' is out of order"));
    }

    /// <summary>The C array as Intel HEX.</summary>
    public static IEnumerable<ulong> ReadIntelHex(byte[] file, IntegerType type)
    {
        List<byte> memory = [];
        foreach (byte[] data in DataRecords(Lines(file), data => data.Length))
        {
            memory.AddRange(data);
        }

        return Entries([.. memory], type);
    }

    /// <summary>Words as Intel HEX, a record each.</summary>
    public static IEnumerable<ulong> ReadQuartusHex(byte[] file, IntegerType type) => DataRecords(Lines(file), _ => 1).Select(data =>
        data.Length == IntelHex.BytesOfWord(type) && data.Aggregate(0UL, (word, part) => (word << 8) | part) is var word && IsWord(word, type)
            ? word
            : throw NoWord(Convert.ToHexString(data), type));

    private static string? Compare(ulong[] expected, byte[] file, IntegerType type, Func<byte[], IntegerType, IEnumerable<ulong>> read)
    {
        try
        {
            ulong[] actual = [.. read(file, type)];
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

    private static string[] Lines(byte[] file)
    {
        string[] lines = Encoding.Latin1.GetString(TextForm.Of(file)).Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private static IEnumerable<ulong> AfterHead(byte[] file, IntegerType type, Func<int, string[]> headOf)
    {
        string[] lines = Lines(file);
        int length = headOf(0).Length;
        string[] words = [.. lines.Skip(length)];
        return lines.Take(length).SequenceEqual(headOf(words.Length), StringComparer.Ordinal)
            ? words.Select(line => Word(line, type))
            : throw new FormatException($"its head is not {string.Join(' ', headOf(words.Length))}, which its words need");
    }

    // Records in order and without gaps, an address each as far as step says, and the end.
    private static IEnumerable<byte[]> DataRecords(string[] lines, Func<byte[], int> step)
    {
        if (lines.Length == 0 || lines[^1] != ":00000001FF")
        {
            throw new FormatException("it does not end with an end record");
        }

        int next = 0;
        int upper = 0;
        foreach (string line in lines[..^1])
        {
            byte[] record = Record(line);
            int address = (record[1] << 8) | record[2];
            switch (record[3])
            {
                case 0 when ((upper << 16) | address) == next:
                    next += step(record[4..^1]);
                    yield return record[4..^1];
                    break;
                case 4 when record.Length == 7 && address == 0:
                    upper = (record[4] << 8) | record[5];
                    break;
                default:
                    throw new FormatException($"record '{line}' is {(record[3] == 0 ? "out of order" : "damaged")}");
            }
        }
    }

    private static IEnumerable<ulong> Entries(byte[] memory, IntegerType type) => memory.Chunk(IntelHex.BytesOf(type)).Select(bytes => type.Pattern(Extended(bytes, type)));

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

    private static ulong Word(string digits, IntegerType type) => Hex(digits) is ulong word && IsWord(word, type) ? word : throw NoWord(digits, type);

    private static bool IsWord(ulong word, IntegerType type) => type.Bits == 64 || word >> type.Bits == 0;

    private static FormatException NoWord(string text, IntegerType type) => new($"'{text}' is no word of {type.Bits} bits");

    private static ulong? Hex(string digits) =>
        ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value) ? value : null;
}
