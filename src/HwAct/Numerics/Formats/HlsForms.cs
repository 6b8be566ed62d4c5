using System.Text.RegularExpressions;

namespace HwAct.Numerics;

/// <summary>The fixed-point types of C++ that hardware is made of: those of Vitis and hls4ml, of SystemC, of Catapult.</summary>
internal static partial class HlsForms
{
    public static ImmutableArray<FormatForm> All { get; } =
    [
        new(
            "ap_fixed<W,I>, ap_fixed<W,I,Q,O>",
            "Vitis and hls4ml: W bits, I of them integer bits with the sign; ap_ufixed, sc_fixed and fixed alike. HwAct rounds to nearest and saturates: AP_RND_CONV, AP_SAT",
            ["ap_fixed<16,4>", "ap_ufixed<8,0,AP_RND_CONV,AP_SAT>", "fixed<16,6>", "ufixed<8,1>", "sc_fixed<16,4>", "sc_ufixed<8,4>"],
            Fixed(),
            match => Read(match, signed: !match.Groups["unsigned"].Success)),
        new(
            "ac_fixed<W,I,S>, ac_fixed<W,I,S,Q,O>",
            "Catapult: the same, S says whether there is a sign",
            ["ac_fixed<16,4,true>", "ac_fixed<8,0,false,AC_RND_CONV,AC_SAT>"],
            Algorithmic(),
            match => Read(match, signed: match.Groups["signed"].Success)),
    ];

    private static FormatParts Read(Match match, bool signed)
    {
        int bits = int.Parse(match.Groups["bits"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        int integerBits = int.Parse(match.Groups["integer"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        RoundingRule? rounding = match.Groups["quantization"].Value.ToUpperInvariant() switch
        {
            "RND" => RoundingRule.HalfUp,
            "RND_INF" => RoundingRule.HalfAway,
            "RND_CONV" => RoundingRule.HalfEven,
            _ => null,
        };
        bool isSaid = rounding is not null && string.Equals(match.Groups["overflow"].Value, "SAT", StringComparison.OrdinalIgnoreCase);
        return FormatParts.FixedPoint(signed, bits, bits - integerBits) with
        {
            Rounding = rounding,
            Remark = isSaid ? null : "HwAct rounds to nearest and saturates, as RND_CONV and SAT do",
        };
    }

    [GeneratedRegex(@"^((ap|sc)_)?(?<unsigned>u)?fixed *< *(?<bits>[0-9]{1,3}) *, *(?<integer>-?[0-9]{1,3}) *" + Modes + @"> *\z", Options, Timeout.Infinite)]
    private static partial Regex Fixed();

    [GeneratedRegex(@"^ac_fixed *< *(?<bits>[0-9]{1,3}) *, *(?<integer>-?[0-9]{1,3}) *, *((?<signed>true|1)|false|0) *" + Modes + @"> *\z", Options, Timeout.Infinite)]
    private static partial Regex Algorithmic();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    // The number of saturated bits that may follow means something for wrapping alone.
    private const string Modes = "(, *(ap_|sc_|ac_)(?<quantization>rnd|rnd_zero|rnd_min_inf|rnd_inf|rnd_conv|rnd_conv_odd|trn|trn_zero) *"
        + "(, *(ap_|sc_|ac_)(?<overflow>wrap|sat|sat_zero|sat_sym|wrap_sm) *(, *[0-9]+ *)?)?)?";
}
