using System.Text.RegularExpressions;

namespace HwAct.Numerics;

/// <summary>Formats as MATLAB and Simulink write them.</summary>
internal static partial class MathWorksForms
{
    public static ImmutableArray<FormatForm> All { get; } =
    [
        new("sfixW_EnF, ufixW_EnF", "Simulink: W bits, scale 2^-F; _EF: scale 2^F; neither: scale 1", ["sfix16_En12", "ufix8_En8", "sfix8_E2", "ufix8"], Name(), ReadName),
        new("fixdt(S,W,F)", "MATLAB: S says whether there is a sign, W bits, F fraction bits; numerictype alike", ["fixdt(1,16,12)", "fixdt(0,8,8)", "numerictype(1,16,12)"], Call(), ReadCall),
    ];

    private static FormatParts ReadName(Match match)
    {
        int exponent = match.Groups["exponent"].Success ? Number(match, "exponent") : 0;
        return FormatParts.FixedPoint(match.Groups["signed"].Success, Number(match, "bits"), match.Groups["negative"].Success ? exponent : -exponent);
    }

    private static FormatParts ReadCall(Match match) => match.Groups["rest"].Success
        ? throw new FormatException($"'{match.Value}' has slope and bias; write them as type:scale:zero_point, where bias = -scale · zero point")
        : FormatParts.FixedPoint(match.Groups["signed"].Success, Number(match, "bits"), Number(match, "fraction"));

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^((?<signed>s)|u)fix(?<bits>[0-9]{1,3})(_E(?<negative>n)?(?<exponent>[0-9]{1,3}))?\z", Options, Timeout.Infinite)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(fixdt|numerictype) *\( *((?<signed>1|true)|0|false) *, *(?<bits>[0-9]{1,3}) *, *((?<fraction>-?[0-9]{1,3})|(?<rest>[^,()]+,[^()]*)) *\)\z", Options, Timeout.Infinite)]
    private static partial Regex Call();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;
}
