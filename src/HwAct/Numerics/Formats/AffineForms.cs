using System.Text.RegularExpressions;

namespace HwAct.Numerics;

/// <summary>Formats with a scale and a zero point of their own.</summary>
internal static partial class AffineForms
{
    public static ImmutableArray<FormatForm> All { get; } =
    [
        new("TYPE:SCALE:ZERO_POINT", "real = SCALE · (code − ZERO_POINT); the zero point is 0 where it is left out", ["int8:0.0313725:-3", "uint8:1/32", "i8:0.05f", "qint8:2^-5:3"], Affine(), ReadAffine) { IsAffine = true },
        new("!quant.uniform<TYPE:f32, SCALE:ZERO_POINT>", "MLIR's quantized type, per tensor; the range of codes may stand behind the type", ["!quant.uniform<i8:f32, 0.05:3>", "!quant.uniform<i8<-127:127>:f32, 0.05:3>"], Mlir(), ReadMlir) { IsAffine = true },
    ];

    private static FormatParts ReadAffine(Match match) => Read(match);

    private static FormatParts ReadMlir(Match match)
    {
        if (match.Groups["axis"].Success)
        {
            throw new FormatException($"'{match.Value}' has a scale for each channel; a kernel has one, so write a format for each");
        }

        FormatParts parts = Read(match);
        return match.Groups["min"].Success ? parts with { MinCode = Whole(match, "min"), MaxCode = Whole(match, "max") } : parts;
    }

    private static FormatParts Read(Match match)
    {
        // The width is judged with the whole format, as it was written.
        (bool signed, int bits) = TypeNotation.PartsOf(match.Groups["type"].Value);
        string scale = match.Groups["scale"].Value;
        string zero = match.Groups["zero"].Value;
        long zeroPoint = 0;
        return ScaleNotation.Parse(scale) is not double value
                ? throw new FormatException($"'{scale}' in '{match.Value}' is no scale; a number such as {string.Join(", ", ScaleNotation.Examples)} is needed")
            : zero.Length > 0 && !long.TryParse(zero, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out zeroPoint)
                ? throw new FormatException($"'{zero}' in '{match.Value}' is no zero point; a whole number is needed")
            : new FormatParts(signed, bits, value, zeroPoint);
    }

    private static long Whole(Match match, string group) =>
        long.TryParse(match.Groups[group].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw new FormatException($"'{match.Groups[group].Value}' in '{match.Value}' is no code");

    [GeneratedRegex(@"^(?!(ti|arm) *:)(?<type>[^:<>!]*) *: *(?<scale>[^:]+?) *(: *(?<zero>[^: ]+))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Timeout.Infinite)]
    private static partial Regex Affine();

    [GeneratedRegex(
        @"^!?quant\.uniform *< *(?<type>[a-z]+[0-9]{1,3}) *(< *(?<min>-?[0-9]+) *: *(?<max>-?[0-9]+) *>)? *: *b?f[0-9]+ *((?<axis>(: *[0-9]+)? *, *\{.*)|, *(?<scale>[^:{}>]+?) *(: *(?<zero>[^:{}> ]+))?) *>\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        Timeout.Infinite)]
    private static partial Regex Mlir();
}
