using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>Reads the member <c>recorded</c> of a kernel.</summary>
internal static class RecordedInputsReader
{
    /// <summary>Its name.</summary>
    public const string Member = "recorded";

    /// <summary>Its members.</summary>
    public static readonly string[] Members = ["sha256", "clipped", "counts"];

    private const int HexDigits = 64;

    /// <summary>Reads it; null where the kernel has none.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="input">Quantization of the first port.</param>
    /// <exception cref="SpecificationException">It cannot be used.</exception>
    public static RecordedInputs? Read(LocatedValue kernel, Quantization input)
    {
        if (kernel.Optional(Member) is not LocatedValue recorded)
        {
            return null;
        }

        recorded.Require(ValueKind.Object, "an object with the member \"counts\", as 'hwact calibrate' writes it,").RequireKnown(Members);
        LocatedValue rows = recorded.Required("counts", "an array of rows, each a code and how often it and those after it came,").Require(ValueKind.Array, "an array of rows");
        long[] counts = ReadRows(rows, input.Codes);
        long total = counts.Sum();
        if (total is 0 or > RecordedInputs.MostValues)
        {
            throw rows.Wrong(total == 0 ? "no code ever came; at least one count above 0 is needed" : "the counts add up to more than 2^53");
        }

        LocatedValue? clipped = recorded.Optional("clipped");
        return new([.. counts], clipped is null ? 0 : Whole(clipped, 0, counts.Length == 1 ? total : counts[0] + counts[^1], "how many values lie beyond the codes, none but at both ends,"), ReadSha256(recorded));
    }

    // Each row where the one before has ended, or later.
    private static long[] ReadRows(LocatedValue rows, IntegerCodes codes)
    {
        var counts = new long[codes.Count];
        long next = codes.Min;
        foreach (LocatedValue row in rows.Items)
        {
            row.Require(ValueKind.Array, "a code and how often it and those after it came");
            if (row.Items.Length < 2)
            {
                throw row.Wrong("a code and at least one count are needed");
            }

            long code = next > codes.Max ? throw row.Wrong($"the rows before it end at the last code, {Figure.Text(codes.Max)}") : Whole(row.Items[0], next, codes.Max, "a code after those of the row before");
            foreach (LocatedValue count in row.Items.Skip(1))
            {
                counts[codes.IndexOf(code <= codes.Max ? code : throw count.Wrong($"is the count of {Figure.Text(code)}, which is no code of the input; the last is {Figure.Text(codes.Max)}"))]
                    = Whole(count, 0, RecordedInputs.MostValues / codes.Count, "how often a code came");
                code++;
            }

            next = code;
        }

        return counts;
    }

    private static long Whole(LocatedValue value, long least, long most, string what) =>
        value.Kind == ValueKind.Number && long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) && whole >= least && whole <= most
            ? whole
            : throw value.Wrong($"{what} is needed: a whole number from {Figure.Text(least)} to {Figure.Text(most)}, not {value.Described}");

    private static string? ReadSha256(LocatedValue recorded)
    {
        if (recorded.Optional("sha256") is not LocatedValue value)
        {
            return null;
        }

        value.Require(ValueKind.Text, "the SHA-256 of the recording");
        return value.Text.Length == HexDigits && value.Text.All(char.IsAsciiHexDigitLower) ? value.Text : throw value.Wrong($"{Quoted.Text(value.Text)} is no SHA-256; {HexDigits} lower-case hex digits are needed");
    }
}
