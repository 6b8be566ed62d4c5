using System.Numerics;
using System.Text.RegularExpressions;

namespace HwAct.Numerics;

/// <summary>
/// Reads a scale as people write it: <c>0.05</c>, <c>1/32</c>, <c>2^-5</c>, <c>2**-5</c>, <c>0x1.9p-5</c>; a suffix <c>f</c> rounds it to
/// float32, as <c>0.05f</c> in C and every scale of TFLite and ONNX is.
/// </summary>
/// <remarks>What is written is an exact number, rounded once, to the nearest double or float32, ties to even.</remarks>
internal static partial class ScaleNotation
{
    /// <summary>The ways, one after the other, for messages and help.</summary>
    public static ImmutableArray<string> Examples { get; } = ["0.05", "1/32", "2^-5", "2**-5", "0x1.9p-5", "0.05f"];

    /// <summary>The ways as a regular expression, for positive numbers: some digit of each is not 0.</summary>
    public const string Pattern = $@"(\+?{SomeDigit}([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?|{PositiveTerm}( *\/ *{PositiveTerm})?)[fF]?";

    private const int DoubleBits = 53;
    private const int FloatBits = 24;

    // Decimal points, exponents and powers of more digits than this would only cost time: their value is no scale.
    private const int Longest = 100;

    // A double has at most 767 significant digits, and 323 zeros before them.
    private const int LongestDecimal = 1200;

    /// <summary>The number, or null where the text is none; zero, negative and infinite ones are the caller's to refuse.</summary>
    public static double? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim(' ');
        return trimmed.Length > LongestDecimal ? null
            : Decimal().Match(trimmed) is { Success: true } plain ? OfDecimal(plain.Groups["number"].Value, plain.Groups["float"].Success)
            : trimmed.Length <= Longest && Ratio().Match(trimmed) is { Success: true } ratio ? OfRatio(ratio)
            : null;
    }

    // .NET rounds a decimal number of any length correctly, to float32 without the detour by double.
    private static double OfDecimal(string number, bool single) => single
        ? float.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture)
        : double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static double? OfRatio(Match ratio)
    {
        (BigInteger above, BigInteger below) = Term(ratio.Groups["above"].Value);
        if (ratio.Groups["below"].Success)
        {
            (BigInteger numerator, BigInteger denominator) = Term(ratio.Groups["below"].Value);
            (above, below) = (above * denominator, below * numerator);
        }

        return below.IsZero ? null : Nearest(above, below, ratio.Groups["float"].Success ? FloatBits : DoubleBits);
    }

    // A number, or a power of one, as a fraction.
    private static (BigInteger Above, BigInteger Below) Term(string term)
    {
        Match match = Power().Match(term);
        (BigInteger above, BigInteger below) = Fraction(match.Groups["base"].Value);
        if (!match.Groups["power"].Success)
        {
            return (above, below);
        }

        // Whatever power of it: 0^0 is no number that anybody means, and 0^-1 is none.
        if (above.IsZero)
        {
            return (0, 0);
        }

        int power = int.Parse(match.Groups["power"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        (above, below) = (BigInteger.Pow(above, Math.Abs(power)), BigInteger.Pow(below, Math.Abs(power)));
        return power < 0 ? (below, above) : (above, below);
    }

    // Digits before and after a point, and an exponent of ten or two.
    private static (BigInteger Above, BigInteger Below) Fraction(string number)
    {
        bool isHex = number.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        string[] parts = (isHex ? number[2..] : number).Split(isHex ? ['p', 'P'] : ['e', 'E']);
        string[] digits = parts[0].Split('.');
        int after = digits.Length > 1 ? digits[1].Length : 0;
        BigInteger above = BigInteger.Parse("0" + string.Concat(digits), isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture);
        int exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        BigInteger below = BigInteger.Pow(isHex ? 16 : 10, after);
        BigInteger factor = BigInteger.Pow(isHex ? 2 : 10, Math.Abs(exponent));
        return exponent < 0 ? (above, below * factor) : (above * factor, below);
    }

    // The nearest binary number of so many bits, ties to even. Scales are far from where a double has fewer.
    private static double Nearest(BigInteger above, BigInteger below, int bits)
    {
        if (above.IsZero)
        {
            return 0;
        }

        int shift = bits - (int)(above.GetBitLength() - below.GetBitLength());
        BigInteger scaledAbove = shift > 0 ? above << shift : above;
        BigInteger scaledBelow = shift < 0 ? below << -shift : below;
        if (scaledAbove >> bits >= scaledBelow)
        {
            scaledBelow <<= 1;
            shift--;
        }

        BigInteger quotient = BigInteger.DivRem(scaledAbove, scaledBelow, out BigInteger remainder);
        int half = (remainder << 1).CompareTo(scaledBelow);
        if (half > 0 || (half == 0 && !quotient.IsEven))
        {
            quotient++;
        }

        return Math.ScaleB((double)quotient, -shift);
    }

    [GeneratedRegex(@"^(?<number>[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?)(?<float>[fF])?\z", Options, Timeout.Infinite)]
    private static partial Regex Decimal();

    [GeneratedRegex($@"^(?<above>{TermPattern})( *\/ *(?<below>{TermPattern}))?(?<float>[fF])?\z", Options, Timeout.Infinite)]
    private static partial Regex Ratio();

    [GeneratedRegex($@"^(?<base>{NumberPattern})( *(\^|\*\*) *\(? *(?<power>[-+]?[0-9]{{1,3}}) *\)?)?\z", Options, Timeout.Infinite)]
    private static partial Regex Power();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string HexPattern = @"([0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)[pP][-+]?[0-9]{1,3}";
    private const string DecimalPattern = @"([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,3})?";
    private const string NumberPattern = $"(0[xX]{HexPattern}|{DecimalPattern})";
    private const string PowerPattern = @"( *(\^|\*\*) *(\( *[-+]?[0-9]{1,3} *\)|[-+]?[0-9]{1,3}))?";
    private const string TermPattern = NumberPattern + PowerPattern;
    private const string SomeDigit = @"(?=[0.]*[1-9])";
    private const string PositiveTerm = $"(0[xX](?=[0.]*[1-9a-fA-F]){HexPattern}|{SomeDigit}{DecimalPattern}){PowerPattern}";
}
