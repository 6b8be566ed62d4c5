using System.Buffers;
using HwAct.Numerics;
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

        var lines = new Lines(this, file.Path, SeparatorOf(first[mark..]), take);
        for (ReadOnlySpan<byte> part = first[mark..]; read > 0; read = file.Read(bytes), part = bytes.AsSpan(0, read))
        {
            foreach (byte b in part)
            {
                lines.Take(b);
            }
        }

        lines.End();
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

    private sealed class Lines(NumberText text, string path, byte separator, Action<ReadOnlySpan<double>> take)
    {
        // No number is longer, and names need not be.
        private const int Longest = 100;
        private const int ShownNames = 12;

        private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789.eE+-"u8);

        private readonly byte[] field = new byte[Longest];
        private readonly double[] values = new double[1 << 13];
        private readonly List<string> names = [];
        private int length;
        private int count;
        private long line = 1;
        private int column;
        private int columns = -1;
        private int wanted = -1;
        private bool isComment;
        private bool isHeading;
        private long total;

        public void Take(byte b)
        {
            if (b == (byte)'\n')
            {
                EndLine();
            }
            else if (isComment)
            {
                // Whatever it says.
            }
            else if (b == separator || (separator == (byte)' ' && b == (byte)'\t'))
            {
                if (separator != (byte)' ' || length > 0)
                {
                    EndField();
                }
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
                throw Wrong("a zero byte is no text; raw numbers are read with --raw float32 or --raw int8");
            }
            else if (length < Longest)
            {
                field[length++] = b;
            }
            else
            {
                throw Wrong($"{Shown(field)} goes on for more than {Longest} bytes, which is no number");
            }
        }

        public void End()
        {
            EndLine();
            take(values.AsSpan(0, count));
            if (total == 0)
            {
                throw RecordingException.Of(path, "holds no number; recorded inputs are needed");
            }
        }

        private void EndLine()
        {
            bool isBlank = column == 0 && field.AsSpan(0, length).Trim(" \t\r"u8).IsEmpty;
            if (!isComment && !isBlank)
            {
                if (separator != (byte)' ' || length > 0)
                {
                    EndField();
                }

                EndRow();
            }

            (isComment, length, column) = (false, 0, 0);
            line++;
        }

        private void EndRow()
        {
            if (columns >= 0 && column != columns)
            {
                throw Wrong(string.Create(CultureInfo.InvariantCulture, $"has {column} {(column == 1 ? "column" : "columns")}; the lines before it have {columns}"));
            }

            if (columns < 0)
            {
                columns = column;
                Choose();
            }

            isHeading = false;
        }

        private void EndField()
        {
            ReadOnlySpan<byte> written = field.AsSpan(0, length).Trim(" \t\r"u8);
            if (written.Length > 1 && written[0] == (byte)'"' && written[^1] == (byte)'"')
            {
                written = written[1..^1];
            }

            if (columns < 0 && column == 0)
            {
                isHeading = IsName(written);
            }

            if (isHeading)
            {
                names.Add(Encoding.UTF8.GetString(written));
            }
            else if (columns < 0 && text.Column is not null)
            {
                // The column that is wanted is a place: which is settled only by the heading that is not there.
                wanted = PlaceOf(text.Column);
                TakeNumber(written);
            }
            else
            {
                TakeNumber(written);
            }

            (column, length) = (column + 1, 0);
        }

        // What is not asked for may be anything.
        private void TakeNumber(ReadOnlySpan<byte> written)
        {
            if (wanted >= 0 && wanted != column)
            {
                return;
            }

            double value = text.Meaning.Real(Number(written));
            if (RecordedNumber.ReasonAgainst(value) is string reason)
            {
                throw Wrong(reason);
            }

            values[count++] = value;
            total++;
            if (count == values.Length)
            {
                take(values);
                count = 0;
            }
        }

        private double Number(ReadOnlySpan<byte> written) => WordOf(written)
            ?? (written.ContainsAnyExcept(OfNumbers) || !double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                ? throw Wrong(written.IsEmpty ? string.Create(CultureInfo.InvariantCulture, $"column {column + 1} is empty; a number is needed")
                    : $"{Shown(written)} is no number{(written.Contains((byte)',') ? "; a decimal point is needed, not a comma" : written.StartsWith("0x"u8) ? "; decimal is needed" : "")}")
                : number);

        // What libraries print for no number and for infinity.
        private static double? WordOf(ReadOnlySpan<byte> written)
        {
            ReadOnlySpan<byte> word = written.TrimStart("+-"u8);
            return word.Length > 0 && !char.IsAsciiLetter((char)word[0]) ? null
                : Is(word, "nan"u8) || Is(word, "na"u8) || Is(word, "null"u8) ? double.NaN
                : Is(word, "inf"u8) || Is(word, "infinity"u8) ? double.PositiveInfinity
                : null;

            static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> known) => Ascii.EqualsIgnoreCase(word, known);
        }

        // A column without a name, as pandas writes the index, is one too. What begins as a number is a number that is wrong.
        private static bool IsName(ReadOnlySpan<byte> written) => WordOf(written) is null && (written.IsEmpty || char.IsAsciiLetter((char)written[0]) || written[0] is (byte)'_' or (byte)'"' or > 127);

        // Where there is a heading, the column of that name; several columns with names are not all inputs.
        private void Choose()
        {
            if (!isHeading)
            {
                _ = text.Column is null ? -1 : PlaceOf(text.Column) < columns ? 0 : throw NoColumn();
                return;
            }

            wanted = text.Column is string name ? names.IndexOf(name) : columns > 1
                ? throw Wrong($"has {Figure.Text(columns)} columns: {Listed()}; --column says which of them are the recorded inputs")
                : 0;
            if (wanted < 0)
            {
                wanted = PlaceOf(text.Column!);
                if (wanted >= columns)
                {
                    throw NoColumn();
                }
            }
        }

        private string Listed() => string.Join(", ", names.Take(ShownNames).Select(Quoted.Text)) + (names.Count > ShownNames ? ", …" : "");

        private int PlaceOf(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int place) && place > 0 ? place - 1 : throw NoColumn();

        private RecordingException NoColumn() => Wrong($"--column: there is no column {Quoted.Text(text.Column!)}; there {(names.Count > 0 ? $"is {Listed()}" : "are no names, and columns are counted from 1")}");

        private RecordingException Wrong(string problem) => RecordingException.AtLine(path, line, problem);

        private static string Shown(ReadOnlySpan<byte> written) => Quoted.Text(Encoding.UTF8.GetString(written));
    }
}
