using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>Reads the format of a port: a string such as <c>Q3.12</c>, or an object of type, scale, zero point and range of codes.</summary>
internal static class QuantizationReader
{
    /// <summary>Members of the object.</summary>
    public static readonly string[] Members = ["type", "scale", "zero_point", QMin, QMax, Outside];

    /// <summary>Member of the least code.</summary>
    public const string QMin = "qmin";

    /// <summary>Member of the greatest code.</summary>
    public const string QMax = "qmax";

    /// <summary>Member of what becomes of the codes outside.</summary>
    public const string Outside = "outside";


    /// <summary>Most characters of a format: what is said of one stays one line.</summary>
    public const int Longest = 120;

    private const string Needed = "a format such as \"Q3.12\" or { \"type\": \"int8\", \"scale\": 0.03, \"zero_point\": 0 }";

    /// <summary>Reads the format.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="port"><c>input</c>, <c>up</c> or <c>output</c>.</param>
    public static WrittenFormat Read(LocatedValue kernel, string port)
    {
        LocatedValue value = kernel.Required(port, Needed);
        FormatWidth width = RequestRules.WidthOf(port);
        return value.Kind switch
        {
            ValueKind.Text => ReadNotation(value, width),
            ValueKind.Object => ReadObject(value, width),
            _ => throw value.Wrong($"{Needed} is needed, not {value.Described}"),
        };
    }

    private static WrittenFormat ReadNotation(LocatedValue value, FormatWidth width) =>
        Located(value, () => WrittenFormat.Parse(Printable(value, $"format; {Needed}"), width));

    private static WrittenFormat ReadObject(LocatedValue value, FormatWidth width)
    {
        value.RequireKnown(Members);
        LocatedValue typeValue = value.Required("type", "a type such as \"int8\"").Require(ValueKind.Text, "a type such as \"int8\"");
        IntegerType type = Located(typeValue, () => TypeNotation.Parse(Printable(typeValue, "type; a type such as \"int8\""), width));
        LocatedValue scaleValue = value.Required("scale", "the real value of one code, a number from 1e-30 to 1e30,");
        double scale = ReadScale(scaleValue);
        if (!(scale >= Quantization.SmallestScale && scale <= Quantization.LargestScale))
        {
            throw scaleValue.Wrong($"{scaleValue.Text} is not usable; a number from 1e-30 to 1e30 is needed");
        }

        long zeroPoint = ReadCode(value, "zero_point", type) ?? 0;
        string range = ReadRange(value, type);
        return Located(value, () => WrittenFormat.Parse(string.Create(CultureInfo.InvariantCulture, $"{typeValue.Text}:{scaleValue.Text}:{zeroPoint}{range}"), width));
    }

    private static long? ReadCode(LocatedValue format, string member, IntegerType type)
    {
        if (format.Optional(member) is not LocatedValue value)
        {
            return null;
        }

        double code = Number.Read(value);
        return code == Math.Floor(code) && code >= type.Min && code <= type.Max
            ? (long)code
            : throw value.Wrong($"{value.Text} is no {type}; a whole number from {type.Min} to {type.Max} is needed");
    }

    // The range as it stands behind a format in a string.
    private static string ReadRange(LocatedValue format, IntegerType type)
    {
        long? qmin = ReadCode(format, QMin, type);
        long? qmax = ReadCode(format, QMax, type);
        LocatedValue? outside = format.Optional(Outside);
        if (qmin > qmax)
        {
            throw format.Required(QMax, "").Wrong($"{qmax} is below qmin, {qmin}; a whole number from {qmin} to {type.Max} is needed");
        }

        string ends = qmin is null && qmax is null ? "" : string.Create(CultureInfo.InvariantCulture, $":{qmin ?? type.Min}..{qmax ?? type.Max}");
        if (outside is null)
        {
            return ends;
        }

        string[] words = [.. RangeNotation.Words.Select(word => word.Key)];
        outside.Require(ValueKind.Text, $"one of {string.Join(", ", words)}");
        return !words.Contains(outside.Text, StringComparer.Ordinal) ? throw outside.Wrong($"{Quoted.Text(outside.Text)} is nothing that can become of codes outside the range; {NearestName.Suggest(outside.Text, words)}")
            : ends.Length == 0 ? throw outside.Wrong("says what becomes of codes outside a range, and there is none; qmin, qmax or both are needed beside it")
            : $"{ends}:{outside.Text}";
    }

    private static string Printable(LocatedValue value, string needed) => value.Text.Any(char.IsControl) || value.Text.Length > Longest
        ? throw value.Wrong($"{Quoted.Text(value.Text)} is no {needed} is needed")
        : value.Text;

    private static double ReadScale(LocatedValue value) => value.Kind == ValueKind.Text
        ? ScaleNotation.Parse(value.Text) ?? throw value.Wrong($"{Quoted.Text(value.Text)} is no scale; a number such as {string.Join(", ", ScaleNotation.Examples)} is needed")
        : Number.Read(value);

    private static T Located<T>(LocatedValue value, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException exception)
        {
            throw new SpecificationException(value.Location, exception.Message.TrimEnd('.'), exception);
        }
    }
}
