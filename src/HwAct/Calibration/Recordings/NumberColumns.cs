using System.Buffers;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Calibration;

/// <summary>Takes the numbers of the columns that are wanted out of rows of fields.</summary>
/// <param name="wanted">Name of a column, or its place from 1; null for all.</param>
/// <param name="meaning">What the numbers stand for.</param>
/// <param name="take">Takes the real values, some at a time.</param>
internal sealed class NumberColumns(string? wanted, RecordedNumber meaning, Action<ReadOnlySpan<double>> take)
{
    private const int ShownNames = 12;

    // Every column.
    private const int All = -1;

    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789.eE+-"u8);

    private readonly double[] values = new double[1 << 13];
    private readonly List<string> names = [];
    private int count;
    private long total;

    // Those of the first row, once it has ended.
    private int? columns;
    private int place = All;
    private bool isHeading;

    /// <summary>Takes a field.</summary>
    /// <param name="column">Its place in the row, from 0.</param>
    /// <param name="written">What is written there, without quotes.</param>
    /// <exception cref="FormatException">A number is needed; the message says what would be right.</exception>
    public void Take(int column, ReadOnlySpan<byte> written)
    {
        if (columns is null && column == 0)
        {
            isHeading = IsName(written);
            place = isHeading || wanted is null ? All : PlaceOf(wanted);
        }

        if (isHeading)
        {
            names.Add(Encoding.UTF8.GetString(written));
        }
        else if (place == All || place == column)
        {
            Add(column, written);
        }
        else
        {
            // What is not asked for may be anything.
        }
    }

    /// <summary>Ends a row.</summary>
    /// <param name="fields">How many fields it had.</param>
    /// <exception cref="FormatException">It has not as many as the rows before it, or the column that is wanted is not there.</exception>
    public void EndRow(int fields)
    {
        if (columns is int known && fields != known)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"has {fields} {(fields == 1 ? "column" : "columns")}; the lines before it have {known}"));
        }

        if (columns is null)
        {
            columns = fields;
            place = isHeading ? PlaceByName(fields) : place;
            if (place >= fields)
            {
                throw NoColumn();
            }
        }

        isHeading = false;
    }

    /// <summary>Hands on what is left.</summary>
    /// <returns>How many numbers there were in all.</returns>
    public long End()
    {
        take(values.AsSpan(0, count));
        return total;
    }

    private void Add(int column, ReadOnlySpan<byte> written)
    {
        double value = meaning.Real(Number(column, written));
        if (RecordedNumber.ReasonAgainst(value) is string reason)
        {
            throw new FormatException(reason);
        }

        values[count++] = value;
        total++;
        if (count == values.Length)
        {
            take(values);
            count = 0;
        }
    }

    private static double Number(int column, ReadOnlySpan<byte> written) => WordOf(written)
        ?? (!written.ContainsAnyExcept(OfNumbers) && double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new FormatException(written.IsEmpty ? string.Create(CultureInfo.InvariantCulture, $"column {column + 1} is empty; a number is needed")
                : $"{Quoted.Text(Encoding.UTF8.GetString(written))} is no number{HintFor(written)}"));

    private static string HintFor(ReadOnlySpan<byte> written) => written.Contains((byte)',') ? "; a decimal point is needed, not a comma"
        : written.StartsWith("0x"u8) ? "; decimal is needed"
        : "";

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
    private static bool IsName(ReadOnlySpan<byte> written) =>
        WordOf(written) is null && (written.IsEmpty || char.IsAsciiLetter((char)written[0]) || written[0] is (byte)'_' or (byte)'"' or > 127);

    // Several columns with names are not all inputs.
    private int PlaceByName(int fields) => wanted is null
        ? fields == 1 ? 0 : throw new FormatException($"has {Figure.Text((long)fields)} columns: {Listed()}; --column says which of them are the recorded inputs")
        : names.IndexOf(wanted) is >= 0 and int named ? named : PlaceOf(wanted);

    private int PlaceOf(string column) => int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number - 1 : throw NoColumn();

    private FormatException NoColumn() =>
        new($"--column: there is no column {Quoted.Text(wanted!)}; there {(names.Count > 0 ? $"is {Listed()}" : "are no names, and columns are counted from 1")}");

    private string Listed() => string.Join(", ", names.Take(ShownNames).Select(Quoted.Text)) + (names.Count > ShownNames ? ", …" : "");
}
