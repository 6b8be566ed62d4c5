using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>Reads the format of a port: a string such as <c>Q3.12</c>, or an object of type, scale and zero point.</summary>
internal static class QuantizationReader
{
    /// <summary>Members of the object.</summary>
    public static readonly string[] Members = ["type", "scale", "zero_point"];

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

        LocatedValue? zeroValue = value.Optional("zero_point");
        double zeroPoint = zeroValue is null ? 0 : Number.Read(zeroValue);
        if (zeroValue is not null && !(zeroPoint == Math.Floor(zeroPoint) && zeroPoint >= type.Min && zeroPoint <= type.Max))
        {
            throw zeroValue.Wrong($"{zeroValue.Text} is no {type}; a whole number from {type.Min} to {type.Max} is needed");
        }

        return Located(value, () => WrittenFormat.Parse(string.Create(CultureInfo.InvariantCulture, $"{typeValue.Text}:{scaleValue.Text}:{(long)zeroPoint}"), width));
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
