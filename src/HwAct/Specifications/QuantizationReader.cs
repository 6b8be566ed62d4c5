using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>Reads the format of a port: a string such as <c>Q3.12</c>, or an object of type, scale and zero point.</summary>
internal static class QuantizationReader
{
    /// <summary>Members of the object.</summary>
    public static readonly string[] Members = ["type", "scale", "zero_point"];

    private const string Needed = "a format such as \"Q3.12\" or { \"type\": \"int8\", \"scale\": 0.03, \"zero_point\": 0 }";

    /// <summary>Reads the format.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="port"><c>input</c>, <c>up</c> or <c>output</c>.</param>
    public static Quantization Read(LocatedValue kernel, string port)
    {
        LocatedValue value = kernel.Required(port, Needed);
        return value.Kind switch
        {
            ValueKind.Text => ReadNotation(value),
            ValueKind.Object => ReadObject(value),
            _ => throw value.Wrong($"{Needed} is needed, not {value.Described}"),
        };
    }

    private static Quantization ReadNotation(LocatedValue value)
    {
        // .NET's number parsers accept trailing NULs and line ends.
        if (value.Text.Any(char.IsControl))
        {
            throw value.Wrong($"{Quoted.Text(value.Text)} is no format; {Needed} is needed");
        }

        try
        {
            return Quantization.Parse(value.Text);
        }
        catch (FormatException exception)
        {
            throw new SpecificationException(value.Location, exception.Message.TrimEnd('.'), exception);
        }
    }

    private static Quantization ReadObject(LocatedValue value)
    {
        value.RequireKnown(Members);
        IntegerType type = ReadType(value);
        LocatedValue scaleValue = value.Required("scale", "the real value of one code, a number from 1e-30 to 1e30,");
        double scale = Number.Read(scaleValue);
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

        return new Quantization(type, scale, (long)zeroPoint);
    }

    private static IntegerType ReadType(LocatedValue value)
    {
        LocatedValue typeValue = value.Required("type", "a type such as \"int8\"").Require(ValueKind.Text, "a type such as \"int8\"");
        try
        {
            return QuantizationNotation.ParseType(typeValue.Text);
        }
        catch (FormatException exception)
        {
            throw new SpecificationException(typeValue.Location, exception.Message.TrimEnd('.'), exception);
        }
    }
}
