using System.Buffers.Binary;
using System.Text;
using HwAct.Calibration;

namespace HwAct.Tests.Calibration;

/// <summary>What is read of each kind of file, and what is said of one that is no recording.</summary>
public sealed class RecordingTests : IDisposable
{
    private static readonly double[] Values = [-3, 0, 1.5, 100, -0.25, 7];

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    public static TheoryData<string, int> Arrays
    {
        get
        {
            var arrays = new TheoryData<string, int>();
            foreach (string descr in (string[])["<f4", ">f4", "<f8", ">f8", "<f2", ">f2", "|i1", "|u1", "<i2", ">i2", "<u2", "<i4", ">i4", "=f4"])
            {
                foreach (int version in (int[])[1, 2, 3])
                {
                    arrays.Add(descr, version);
                }
            }

            return arrays;
        }
    }

    [Theory]
    [MemberData(nameof(Arrays))]
    public void Every_array_of_numbers_is_read(string descr, int version)
    {
        bool isWhole = descr[1] is 'i' or 'u';
        double[] values = [.. Values.Where(value => (!isWhole || value == Math.Floor(value)) && (descr[1] != 'u' || value >= 0))];
        byte[] file = NpyBytes.Of(descr, [.. values.SelectMany(value => Bytes(descr, value))], values.Length, version, fortran: version == 2);
        Recording recording = Open(file, meaning: isWhole ? new RecordedNumber(0.5, 3) : null);
        Assert.Equal(values.Select(value => isWhole ? 0.5 * (value - 3) : value), Recorded.ReadAll(recording));
    }

    [Fact]
    public void Shapes_of_any_rank_are_read_and_large_arrays_block_by_block()
    {
        double[] values = Recorded.Values(70_001);
        byte[] bytes = [.. values.SelectMany(value => Bytes("<f8", value))];
        Assert.Equal(values, Recorded.ReadAll(Open(NpyBytes.WithHead("{'descr': '<f8', 'fortran_order': False, 'shape': (70001, 1, 1), }", bytes))));
        Assert.Equal([2.5], Recorded.ReadAll(Open(NpyBytes.WithHead("{'shape': (), 'fortran_order': False, 'descr': '<f8'}", Bytes("<f8", 2.5)))));
    }

    [Fact]
    public void In_large_files_a_wrong_value_is_named_where_it_stands()
    {
        double[] values = Recorded.Values(70_001);
        Assert.Equal(values, Recorded.ReadAll(Open(Encoding.UTF8.GetBytes(Recorded.Lines(values)))));
        values[40_000] = double.NaN;
        Assert.Equal($"{directory.Of("x")}:40001: NaN is no number; every value must be finite", Refused(Encoding.UTF8.GetBytes(Recorded.Lines(values))));
        byte[] bytes = [.. values.SelectMany(value => Bytes("<f8", value))];
        Assert.Equal($"{directory.Of("x")}: byte {128 + (8 * 40_000)}: NaN is no number; every value must be finite", Refused(NpyBytes.Of("<f8", bytes, values.Length)));
    }

    [Fact]
    public void Raw_numbers_are_read_and_codes_are_given_their_meaning()
    {
        Assert.Equal([1.5, -2], Recorded.ReadAll(Open([.. Bytes("<f4", 1.5), .. Bytes("<f4", -2)], NumberType.Raw[0])));
        Assert.Equal([-0.5, 0.25], Recorded.ReadAll(Open([unchecked((byte)-3), 0], NumberType.Raw[1], new RecordedNumber(0.25, -1))));
    }

    [Theory]
    [InlineData("1\n2.5\n-3e-1\n", null, new[] { 1, 2.5, -0.3 })]
    [InlineData("\uFEFFx\r\n1\r\n\r\n2\r\n", null, new[] { 1.0, 2 })]
    [InlineData("# saved\n1,2\n3,4", null, new[] { 1.0, 2, 3, 4 })]
    [InlineData("1;2\n 3 ; 4 \n", null, new[] { 1.0, 2, 3, 4 })]
    [InlineData("1\t2\n3\t4\n", null, new[] { 1.0, 2, 3, 4 })]
    [InlineData("  1  2 \n3 4   \n", null, new[] { 1.0, 2, 3, 4 })]
    [InlineData("step,x,note\n1,0.5,a\n2,0.25,b\n", "x", new[] { 0.5, 0.25 })]
    [InlineData("step,x\n1,0.5\n2,0.25\n", "2", new[] { 0.5, 0.25 })]
    [InlineData(",0\n0,0.5\n1,0.25\n", "0", new[] { 0.5, 0.25 })]
    [InlineData("9,0.5\n8,0.25\n", "2", new[] { 0.5, 0.25 })]
    [InlineData("\"x\"\n\"1.5\"\n", "x", new[] { 1.5 })]
    [InlineData("\uFEFF1\n2\n", null, new[] { 1.0, 2 })]
    [InlineData("\uFEFFx\n1\n2\n", "x", new[] { 1.0, 2 })]
    [InlineData("my x\tnote\n0.5\ta b\n", "my x", new[] { 0.5 })]
    [InlineData("  # saved\n1\n \t# again\n2\n", null, new[] { 1.0, 2 })]
    public void Text_is_read_as_people_write_it(string text, string? column, double[] values) => Assert.Equal(values, Recorded.ReadAll(Open(Encoding.UTF8.GetBytes(text), column: column)));

    [Theory]
    [InlineData("", "{0}: is empty; ")]
    [InlineData("\n# nothing\n\n", "{0}: holds no number; ")]
    [InlineData("x\n", "{0}: holds no number; ")]
    [InlineData("1\n2\nzwei\n", "{0}:3: 'zwei' is no number")]
    [InlineData("# saved\n\n1\nzwei\n", "{0}:4: 'zwei' is no number")]
    [InlineData("1.2.3\n", "{0}:1: '1.2.3' is no number")]
    [InlineData("1\n0x10\n", "{0}:2: '0x10' is no number; decimal is needed")]
    [InlineData("1;2\n1,5;2\n", "{0}:2: '1,5' is no number; a decimal point is needed, not a comma")]
    [InlineData("1,2\n3\n", "{0}:2: has 1 column; the lines before it have 2")]
    [InlineData("1,2\n3,4,5\n", "{0}:2: has 3 columns; the lines before it have 2")]
    [InlineData("1,2\n3,\n", "{0}:2: column 2 is empty; a number is needed")]
    [InlineData("x\n1\nNaN\n", "{0}:3: NaN is no number; every value must be finite")]
    [InlineData("nan\n1\n", "{0}:1: NaN is no number; every value must be finite")]
    [InlineData("1\n-inf\n", "{0}:2: an infinite value cannot be quantized; every value must be finite")]
    [InlineData("1\n1e999\n", "{0}:2: an infinite value cannot be quantized; every value must be finite")]
    [InlineData("1\n2e30\n", "{0}:2: 2e30 is beyond ±1e30, which no scale reaches; are type and byte order right?")]
    [InlineData("a,b\n1,2\n", "{0}:1: has 2 columns: 'a', 'b'; --column says which of them are the recorded inputs")]
    [InlineData("1\n2\u0000\n", "{0}:2: a zero byte is no text; raw numbers are read with --raw float32 or --raw int8")]
    public void Text_that_is_no_recording_is_refused_with_its_line(string text, string message)
    {
        string said = Assert.Throws<RecordingException>(() => Recorded.ReadAll(Open(Encoding.UTF8.GetBytes(text)))).Message;
        Assert.StartsWith(message.Replace("{0}", directory.Of("x"), StringComparison.Ordinal), said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "c", "{0}:1: --column: there is no column 'c'; there is 'a', 'b'")]
    [InlineData("a,b\n1,2\n", "3", "{0}:1: --column: there is no column '3'; there is 'a', 'b'")]
    [InlineData("1,2\n", "3", "{0}:1: --column: there is no column '3'; there are no names, and columns are counted from 1")]
    [InlineData("1,2\n", "x", "{0}:1: --column: there is no column 'x'; there are no names, and columns are counted from 1")]
    public void A_column_that_is_not_there_is_named(string text, string column, string message) => Assert.Equal(
        message.Replace("{0}", directory.Of("x"), StringComparison.Ordinal),
        Assert.Throws<RecordingException>(() => Recorded.ReadAll(Open(Encoding.UTF8.GetBytes(text), column: column))).Message);

    public static TheoryData<byte[], string> BrokenArrays => new()
    {
        { NpyBytes.Of("<f4", [0, 0, 0], 1), "{0}: (1,) elements of float32 take 4 bytes, and 3 follow the head: the file is cut off" },
        { NpyBytes.Of("<f4", [0, 0, 0, 0, 0], 1), "{0}: (1,) elements of float32 take 4 bytes, and 5 follow the head: the file is too long" },
        { NpyBytes.Of("<f4", [], 0), "{0}: the array is empty: its shape is (0,)" },
        { NpyBytes.Of("|O", [0x80, 4], 1), "{0}: byte 10: an array of objects (pickled), which only Python reads; float32, " },
        { NpyBytes.Of("<c8", new byte[8], 1), "{0}: byte 10: elements of type '<c8'; float32, " },
        { NpyBytes.Of("<i8", new byte[8], 1), "{0}: byte 10: elements of type '<i8'; float32, " },
        { NpyBytes.WithHead("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", [0, 0, 0, 0]), "{0}: byte 10: an array of records; " },
        { NpyBytes.WithHead("{'fortran_order': False, 'shape': (1,), }", [0, 0, 0, 0]), "{0}: byte 10: '{'fortran_order'" },
        { NpyBytes.WithHead("{'descr': '<f4'}", [0, 0, 0, 0]), "{0}: byte 10: the head of NPY has no 'shape'" },
        { NpyBytes.WithHead("{'descr': '<f4', 'shape': (9999999999, 9999999999)}", [0, 0, 0, 0]), "{0}: the shape (9999999999, 9999999999) is none, or larger than any file" },
        { NpyBytes.Of("<f4", [0, 0, 0, 0], 1, version: 4), "{0}: byte 6: NPY of version 4.0; versions 1, 2 and 3 are read" },
        { NpyBytes.Of("<f4", [0, 0, 0, 0], 1)[..40], "{0}: byte 40: the file ends inside the head of NPY; it is cut off" },
        { NpyBytes.Of("<f4", [.. Bytes("<f4", 1), .. Bytes("<f4", double.NaN)], 2), "{0}: byte 132: NaN is no number; every value must be finite" },
        { NpyBytes.Of("<f4", [.. Bytes("<f4", 1), .. Bytes("<f4", double.NegativeInfinity)], 2), "{0}: byte 132: an infinite value cannot be quantized; every value must be finite" },
        { NpyBytes.Of("<i2", [0, 0], 1), "{0}: holds int16, which are codes: --scale says what one step is, " },
        { [.. NpyHeader.Magic, 2, 0, 0x20, 0x4E, 0, 0], "{0}: byte 8: the head says it has 20000 bytes; at most 10000 are read" },
        { [0xFF, 0xFE, (byte)'1', 0, (byte)'\n', 0], "{0}:1: the text is UTF-16; UTF-8 is needed" },
        { [0xFE, 0xFF, 0, (byte)'1', 0, (byte)'\n'], "{0}:1: the text is UTF-16; UTF-8 is needed" },
        { [.. Enumerable.Repeat((byte)'1', 101)], "{0}:1: '111" },
        { [(byte)'P', (byte)'K', 3, 4, 0, 0], "{0}: is a ZIP archive, as .npz is; " },
    };

    [Theory]
    [MemberData(nameof(BrokenArrays))]
    public void A_file_that_is_no_array_is_refused_with_its_byte(byte[] file, string message) => Assert.StartsWith(
        message.Replace("{0}", directory.Of("x"), StringComparison.Ordinal),
        Assert.Throws<RecordingException>(() => Recorded.ReadAll(Open(file))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Raw_numbers_that_are_none_are_refused()
    {
        Assert.Equal($"{directory.Of("x")}: has 6 bytes, which is no multiple of the 4 of a float32; is it cut off, or of another type?", Refused(new byte[6], NumberType.Raw[0]));
        Assert.Equal($"{directory.Of("x")}: byte 4: NaN is no number; every value must be finite", Refused([0, 0, 0, 0, 0, 0, 0xC0, 0x7F], NumberType.Raw[0]));
        Assert.StartsWith($"{directory.Of("x")}: holds int8, which are codes: --scale says", Refused([1], NumberType.Raw[1]), StringComparison.Ordinal);
        Assert.Equal($"{directory.Of("x")}: is an NPY file, which says itself what it holds; leave out --raw", Refused(NpyBytes.Of("<f4", [0, 0, 0, 0], 1), NumberType.Raw[0]));
        Assert.Equal(
            $"{directory.Of("x")}: has no columns with names; --column is for CSV",
            Assert.Throws<RecordingException>(() => Open(NpyBytes.Of("<f4", [0, 0, 0, 0], 1), column: "x")).Message);
    }

    [Fact]
    public void What_is_no_file_is_refused()
    {
        Assert.StartsWith($"{directory.Path}: this is a directory; ", Assert.Throws<RecordingException>(() => Recording.Open(directory.Path, null, null, null)).Message, StringComparison.Ordinal);
        Assert.StartsWith($"{directory.Of("y")}: there is no such file; ", Assert.Throws<RecordingException>(() => Recording.Open(directory.Of("y"), null, null, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_changes_between_two_readings_is_noticed()
    {
        Recording recording = Open("1\n2\n"u8.ToArray());
        string sha256 = recording.Read(_ => { }, (_, _) => { });
        recording.ReadAgain(sha256, _ => { }, (_, _) => { });
        File.WriteAllText(recording.Path, "1\n3\n");
        Assert.StartsWith($"{recording.Path}: changed while it was read", Assert.Throws<RecordingException>(() => recording.ReadAgain(sha256, _ => { }, (_, _) => { })).Message, StringComparison.Ordinal);
    }

    private string Refused(byte[] file, NumberType? raw = null) => Assert.Throws<RecordingException>(() => Recorded.ReadAll(Open(file, raw))).Message;

    private Recording Open(byte[] file, NumberType? raw = null, RecordedNumber? meaning = null, string? column = null)
    {
        string path = directory.Of("x");
        File.WriteAllBytes(path, file);
        return Recording.Open(path, raw, meaning, column);
    }

    private static byte[] Bytes(string descr, double value)
    {
        var bytes = new byte[descr[2] - '0'];
        switch (descr[1..])
        {
            case "f2":
                BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)value);
                break;
            case "f4":
                BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
                break;
            case "f8":
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
                break;
            default:
                for (int i = 0; i < bytes.Length; i++)
                {
                    bytes[i] = unchecked((byte)((long)value >> (8 * i)));
                }

                break;
        }

        return descr[0] == '>' ? [.. bytes.Reverse()] : bytes;
    }
}
