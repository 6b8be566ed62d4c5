using System.Text.RegularExpressions;

namespace HwAct.Numerics;

/// <summary>Q formats: Texas Instruments do not count the sign, Arm do; one number alone counts the fraction bits of a word of usual width.</summary>
internal static partial class QForms
{
    private const int WordBits = 16;

    public static ImmutableArray<FormatForm> All { get; } =
    [
        new(
            "Qm.n, UQm.n",
            "Texas Instruments' notation: a sign, m integer bits, n fraction bits, 1+m+n in all; UQ: no sign, m+n bits; m may be negative",
            ["Q3.12", "UQ0.8", "Q-2.9", "ti:Q3.12"],
            Pair(),
            match => ReadPair(match, signBits: match.Groups["unsigned"].Success ? 0 : 1) is FormatParts parts && match.Groups["owner"].Success
                ? parts
                : WithOtherReading(match)),
        new("arm:Qm.n", "Arm's notation: m counts the sign, m+n bits in all", ["arm:Q4.12", "arm:UQ0.8"], ArmPair(), match => ReadPair(match, signBits: 0)),
        new("Qn, UQn", "n fraction bits of a word of 16 bits; Q31 of 32 bits", ["Q15", "Q12", "UQ16", "Q31"], Single(), ReadSingle),
        new("q7_t, q15_t, q31_t", "CMSIS-DSP's types: a sign and 7, 15 or 31 fraction bits", ["q7_t", "q15_t", "q31_t"], CmsisType(), match => FormatParts.FixedPoint(signed: true, Number(match, "n") + 1, Number(match, "n"))),
    ];

    private static FormatParts ReadPair(Match match, int signBits) =>
        FormatParts.FixedPoint(!match.Groups["unsigned"].Success, signBits + Number(match, "m") + Number(match, "n"), Number(match, "n"));

    // Who counts the sign among the integer bits comes to a whole number of bytes where this is a bit more.
    private static FormatParts WithOtherReading(Match match)
    {
        FormatParts parts = ReadPair(match, match.Groups["unsigned"].Success ? 0 : 1);
        (int m, int n) = (Number(match, "m"), Number(match, "n"));
        string meant = m == 0 ? $"Q0.{n - 1}" : $"Q{m - 1}.{n}";
        return !parts.Signed || parts.Bits is not (9 or 17 or 33) ? parts : parts with
        {
            OtherReading = $"a sign besides; for {parts.Bits - 1} bits write {meant}{(m < 0 ? "" : $", or UQ{m}.{n} without a sign")}",
        };
    }

    private static FormatParts ReadSingle(Match match)
    {
        bool signed = !match.Groups["unsigned"].Success;
        int fractionBits = Number(match, "n");
        int word = signed && fractionBits == 31 || !signed && fractionBits == 32 ? 32 : WordBits;
        string sign = signed ? "" : "U";
        int signBits = signed ? 1 : 0;
        if (fractionBits + signBits > word)
        {
            throw new FormatException(
                $"'{match.Value}' is no format of 16 bits; for 32 bits write {sign}Q{32 - signBits - fractionBits}.{fractionBits}, for 16 {sign}Q{WordBits - signBits - fractionBits}.{fractionBits}");
        }

        return FormatParts.FixedPoint(signed, word, fractionBits) with
        {
            OtherReading = signed && fractionBits == 7 ? "CMSIS' q7 of 8 bits is Q0.7" : null,
        };
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^((?<owner>ti) *: *)?(?<unsigned>u)?q(?<m>-?[0-9]{1,3})\.(?<n>-?[0-9]{1,3})\z", Options, Timeout.Infinite)]
    private static partial Regex Pair();

    [GeneratedRegex(@"^arm *: *(?<unsigned>u)?q(?<m>-?[0-9]{1,3})\.(?<n>-?[0-9]{1,3})\z", Options, Timeout.Infinite)]
    private static partial Regex ArmPair();

    [GeneratedRegex(@"^((ti|arm) *: *)?(?<unsigned>u)?q(?<n>[0-9]{1,2})\z", Options, Timeout.Infinite)]
    private static partial Regex Single();

    [GeneratedRegex(@"^q(?<n>7|15|31)_t\z", Options, Timeout.Infinite)]
    private static partial Regex CmsisType();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;
}
