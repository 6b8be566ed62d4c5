using System.Buffers.Binary;
using System.Text.RegularExpressions;
using HwAct.Specifications;

namespace HwAct.Calibration;

/// <summary>The head of an NPY file, versions 1 to 3, as NumPy documents it (numpy.lib.format): magic, version, length, and a literal of Python with
/// <c>descr</c>, <c>fortran_order</c> and <c>shape</c>. In which order the elements come makes no difference to a histogram.</summary>
/// <param name="Type">Type of the elements.</param>
/// <param name="IsBigEndian">Whether the most significant byte comes first.</param>
/// <param name="Length">Bytes of the head.</param>
internal sealed partial record NpyHeader(NumberType Type, bool IsBigEndian, int Length)
{
    // NumPy itself reads no longer one of a file that it does not trust.
    private const int Longest = 10_000;
    private const int BeforeLength = 8;

    /// <summary>What every NPY file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads the head of a file, which must be as long as it says.</summary>
    /// <exception cref="RecordingException">It is no NPY file with an array of numbers.</exception>
    public static NpyHeader Read(HashedFile file)
    {
        var start = new byte[BeforeLength];
        Fill(file, start);
        int version = start[6];
        if (version is < 1 or > 3)
        {
            throw RecordingException.AtByte(file.Path, 6, $"NPY of version {version}.{start[7]}; versions 1, 2 and 3 are read");
        }

        var size = new byte[version == 1 ? 2 : 4];
        Fill(file, size);
        long length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > Longest)
        {
            throw RecordingException.AtByte(file.Path, BeforeLength, $"the head says it has {length} bytes; at most {Longest} are read");
        }

        var head = new byte[length];
        Fill(file, head);
        return Parse(file, Encoding.UTF8.GetString(head), BeforeLength + size.Length + head.Length);
    }

    private static void Fill(HashedFile file, byte[] bytes)
    {
        if (file.Read(bytes) < bytes.Length)
        {
            throw RecordingException.AtByte(file.Path, file.Position, "the file ends inside the head of NPY; it is cut off");
        }
    }

    private static NpyHeader Parse(HashedFile file, string head, int length)
    {
        RecordingException Wrong(string problem) => RecordingException.AtByte(file.Path, length - head.Length, problem);
        if (Descr().Match(head) is not { Success: true } descr)
        {
            throw Wrong(head.Contains("'descr': [", StringComparison.Ordinal)
                ? "an array of records; an array of numbers is needed: save one field of it"
                : $"{Quoted.Text(head.Trim())} is no head of NPY: 'descr' is missing");
        }

        string order = descr.Groups["order"].Value;
        string code = descr.Groups["code"].Value;
        NumberType? type = NumberType.All.FirstOrDefault(type => type.Code == code);
        if (type is null || (order == "|" && type.Size > 1))
        {
            string what = code.StartsWith('O') ? "an array of objects (pickled), which only Python reads" : $"elements of type {Quoted.Text(order + code)}";
            throw Wrong($"{what}; {string.Join(", ", NumberType.All.Select(known => known.Name))} are read: a.astype('float32')");
        }

        return Shape().Match(head) is { Success: true } shape
            ? RequireSize(file, new(type, order == ">", length), shape.Groups["sizes"].Value)
            : throw Wrong("the head of NPY has no 'shape'");
    }

    private static NpyHeader RequireSize(HashedFile file, NpyHeader header, string sizes)
    {
        UInt128 needed = (UInt128)header.Type.Size;
        foreach (string size in sizes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            needed = ulong.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out ulong count) && needed * count <= long.MaxValue
                ? needed * count
                : throw RecordingException.Of(file.Path, $"the shape ({sizes}) is none, or larger than any file");
        }

        UInt128 there = (UInt128)(file.Length - header.Length);
        return needed == 0 ? throw RecordingException.Of(file.Path, $"the array is empty: its shape is ({sizes})")
            : there == needed ? header
            : throw RecordingException.Of(file.Path, $"({sizes}) elements of {header.Type.Name} take {needed} bytes, and {there} follow the head: the file is {(there < needed ? "cut off" : "too long")}");
    }

    [GeneratedRegex(@"'descr': *'(?<order>[<>|=]?)(?<code>\w+)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Descr();

    [GeneratedRegex(@"'shape': *\((?<sizes>[^)]*)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
