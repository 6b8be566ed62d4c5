using HwAct.Specifications;

namespace HwAct.Calibration;

/// <summary>Numbers in text: a line a row, as many columns in each, with commas, semicolons, tabs or spaces between. Lines that begin with <c>#</c> and blank
/// lines are passed over. A first line of names names the columns; without one, the numbers of all columns are taken.</summary>
/// <param name="Column">Name of a column, or its place from 1; null for all.</param>
/// <param name="Meaning">What the numbers stand for.</param>
internal sealed record NumberText(string? Column, RecordedNumber Meaning) : IRecordingFormat
{
    // Bytes that are read at once.
    private const int Block = 1 << 17;

    /// <inheritdoc/>
    public string Description => Column is null ? "CSV" : $"column {Quoted.Text(Column)} of CSV";

    /// <inheritdoc/>
    public void Read(HashedFile file, Action<ReadOnlySpan<double>> take)
    {
        var bytes = new byte[Block];
        int read = file.Read(bytes);
        ReadOnlySpan<byte> first = bytes.AsSpan(0, read);
        int mark = first.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || first.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw RecordingException.AtLine(file.Path, 1, "the text is UTF-16; UTF-8 is needed");
        }

        var columns = new NumberColumns(Column, Meaning, take);
        var fields = new TextFields(SeparatorOf(first[mark..]), columns);
        try
        {
            for (ReadOnlySpan<byte> part = first[mark..]; read > 0; read = file.Read(bytes), part = bytes.AsSpan(0, read))
            {
                fields.Take(part);
            }

            fields.End();
        }
        catch (FormatException exception)
        {
            throw RecordingException.AtLine(file.Path, fields.Line, exception.Message, exception);
        }

        if (columns.End() == 0)
        {
            throw RecordingException.Of(file.Path, "holds no number; recorded inputs are needed");
        }
    }

    // Of the first line that has anything in it.
    private static byte SeparatorOf(ReadOnlySpan<byte> text)
    {
        foreach (Range range in text.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = text[range].Trim(" \t\r"u8);
            if (!line.IsEmpty && line[0] != (byte)'#')
            {
                foreach (byte separator in ";\t,"u8)
                {
                    if (line.Contains(separator))
                    {
                        return separator;
                    }
                }

                return line.ContainsAny(" \t"u8) ? (byte)' ' : (byte)',';
            }
        }

        return (byte)',';
    }
}
