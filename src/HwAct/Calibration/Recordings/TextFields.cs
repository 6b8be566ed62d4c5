using HwAct.Specifications;

namespace HwAct.Calibration;

/// <summary>Takes a text apart into rows of fields, however many bytes of it come at a time.</summary>
/// <param name="separator">What stands between fields; spaces and tabs together are one.</param>
/// <param name="columns">Takes the fields.</param>
internal sealed class TextFields(byte separator, NumberColumns columns)
{
    // No number is longer, and names need not be.
    private const int Longest = 100;

    private readonly byte[] field = new byte[Longest];
    private readonly bool isSpaced = separator == (byte)' ';
    private int length;
    private int column;
    private bool isComment;

    /// <summary>The line that is read, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Takes the next bytes.</summary>
    /// <exception cref="FormatException">The line is none of numbers; the message says what would be right.</exception>
    public void Take(ReadOnlySpan<byte> part)
    {
        foreach (byte b in part)
        {
            Take(b);
        }
    }

    /// <summary>Ends the last line, which need not end with a line feed.</summary>
    /// <exception cref="FormatException">It is none of numbers; the message says what would be right.</exception>
    public void End() => EndLine();

    private void Take(byte b)
    {
        if (b == (byte)'\n')
        {
            EndLine();
        }
        else if (isComment)
        {
            // Whatever it says.
        }
        else if (b == separator || (isSpaced && b == (byte)'\t'))
        {
            EndField();
        }
        else if (length == 0 && b is (byte)' ' or (byte)'\r' or (byte)'\t')
        {
            // Before a number.
        }
        else if (b == (byte)'#' && length == 0 && column == 0)
        {
            isComment = true;
        }
        else if (b == 0)
        {
            throw new FormatException("a zero byte is no text; raw numbers are read with --raw float32 or --raw int8");
        }
        else if (length < Longest)
        {
            field[length++] = b;
        }
        else
        {
            throw new FormatException($"{Quoted.Text(Encoding.UTF8.GetString(field))} goes on for more than {Longest} bytes, which is no number");
        }
    }

    private void EndLine()
    {
        bool isBlank = column == 0 && field.AsSpan(0, length).Trim(" \t\r"u8).IsEmpty;
        if (!isComment && !isBlank)
        {
            EndField();
            columns.EndRow(column);
        }

        (isComment, length, column) = (false, 0, 0);
        Line++;
    }

    private void EndField()
    {
        // Several spaces are one separator, and those at either end of a line are none.
        if (isSpaced && length == 0)
        {
            return;
        }

        ReadOnlySpan<byte> written = field.AsSpan(0, length).Trim(" \t\r"u8);
        bool isQuoted = written.Length > 1 && written[0] == (byte)'"' && written[^1] == (byte)'"';
        columns.Take(column, isQuoted ? written[1..^1] : written);
        (column, length) = (column + 1, 0);
    }
}
