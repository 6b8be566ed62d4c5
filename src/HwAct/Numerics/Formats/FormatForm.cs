using System.Text.RegularExpressions;

namespace HwAct.Numerics;

/// <summary>One of the ways in which people write formats.</summary>
/// <param name="Shape">The way with its variable parts in capitals: <c>ap_fixed&lt;W,I&gt;</c>.</param>
/// <param name="Meaning">What the parts are, in one line.</param>
/// <param name="Examples">Formats that are written so; the word that they begin with is the form's own.</param>
/// <param name="Pattern">What is written so.</param>
/// <param name="Interpret">What is meant by it.</param>
internal sealed record FormatForm(string Shape, string Meaning, ImmutableArray<string> Examples, Regex Pattern, Func<Match, FormatParts> Interpret)
{
    /// <summary>Whether the form has a type, a scale and a zero point of its own, each in its own notation.</summary>
    public bool IsAffine { get; init; }

    /// <summary>What the text says, or null where it is not written in this way.</summary>
    /// <exception cref="FormatException">It is, and means nothing; the message says why.</exception>
    public FormatParts? Read(string text) => Pattern.Match(text) is { Success: true } match ? Interpret(match) : null;

    /// <summary>Whether a text that is not written rightly in any way begins as one of this form does.</summary>
    public bool IsBegunBy(string text) => Examples.Any(example => string.Equals(Opening(example), Opening(text), StringComparison.OrdinalIgnoreCase));

    private static string Opening(string text) => new([.. text.TakeWhile(c => char.IsAsciiLetter(c) || c is '_' or '.' or '!')]);
}

/// <summary>The parts of a format, none checked yet.</summary>
/// <param name="Signed">Whether codes are two's complement.</param>
/// <param name="Bits">Their width.</param>
/// <param name="Scale">Real value of one code.</param>
/// <param name="ZeroPoint">The code of real 0.</param>
internal sealed record FormatParts(bool Signed, int Bits, double Scale, long ZeroPoint)
{
    /// <summary>The least code, or null where the range of codes is not said.</summary>
    public long? MinCode { get; init; }

    /// <summary>The greatest code, or null where the range of codes is not said.</summary>
    public long? MaxCode { get; init; }

    /// <summary>What becomes of the codes outside.</summary>
    public OutsideCodes Outside { get; init; }

    /// <summary>What others mean by the same letters; it is said with the format or with what is wrong with it.</summary>
    public string? OtherReading { get; init; }

    /// <summary>What is different here from where this is written, or null.</summary>
    public string? Remark { get; init; }

    /// <summary>How the writing says that ties are rounded, or null where it does not.</summary>
    public RoundingRule? Rounding { get; init; }

    /// <summary>Fixed point: a power of two as the scale, no zero point.</summary>
    public static FormatParts FixedPoint(bool signed, int bits, int fractionBits) => new(signed, bits, Math.ScaleB(1, -fractionBits), 0);
}
