using System.Text.RegularExpressions;

namespace HwAct.Numerics;

/// <summary>The fixed-point types of VHDL and Rust.</summary>
internal static partial class LanguageForms
{
    public static ImmutableArray<FormatForm> All { get; } =
    [
        new("sfixed(L downto R), ufixed(L downto R)", "VHDL's fixed_pkg: bits of weight 2^L to 2^R; L is the sign of sfixed", ["sfixed(3 downto -12)", "ufixed(-1 downto -8)"], Vhdl(), ReadVhdl),
        new("ImFn, UmFn", "Rust's crate fixed: m integer bits with the sign, n fraction bits", ["I4F12", "U8F8"], Rust(), ReadRust),
    ];

    private static FormatParts ReadVhdl(Match match)
    {
        (int left, int right) = (Number(match, "left"), Number(match, "right"));
        return FormatParts.FixedPoint(match.Groups["signed"].Success, left - right + 1, -right);
    }

    private static FormatParts ReadRust(Match match) =>
        FormatParts.FixedPoint(match.Groups["signed"].Success, Number(match, "integer") + Number(match, "fraction"), Number(match, "fraction"));

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^((?<signed>s)|u)fixed *\( *(?<left>-?[0-9]{1,3}) +downto +(?<right>-?[0-9]{1,3}) *\)\z", Options, Timeout.Infinite)]
    private static partial Regex Vhdl();

    [GeneratedRegex(@"^((?<signed>i)|u)(?<integer>[0-9]{1,2})f(?<fraction>[0-9]{1,2})\z", Options, Timeout.Infinite)]
    private static partial Regex Rust();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;
}
