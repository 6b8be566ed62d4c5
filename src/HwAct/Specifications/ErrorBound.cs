namespace HwAct.Specifications;

/// <summary>How far a kernel's outputs may be from the exact value, over every input code or every pair of them.</summary>
/// <remarks>A number keeps being a number when it is written back: 0.5 means the same as <see cref="CorrectlyRounded"/>, and 1, which also
/// allows a code that is exactly one LSB off, is less than <see cref="Faithful"/>.</remarks>
public sealed record ErrorBound
{
    /// <summary>The error of a correctly rounded code, in output LSB, and the smallest bound.</summary>
    public const double OfCorrectRounding = 0.5;

    /// <summary>The error that a faithful code stays below, in output LSB.</summary>
    public const double OfFaithfulRounding = 1;

    /// <summary>The loosest bound, in output LSB.</summary>
    public const double Loosest = 1e6;

    private readonly string? word;

    private ErrorBound(double maxLsb, string? word)
    {
        MaxLsb = maxLsb;
        this.word = word;
    }

    /// <summary>Every output is the ideal code: the nearest to the exact value, ties by the rounding rule.</summary>
    public static ErrorBound CorrectlyRounded { get; } = new(OfCorrectRounding, "correctly-rounded");

    /// <summary>Every output is one of the two codes around the exact value, and that value itself where it is a code: the default.</summary>
    public static ErrorBound Faithful { get; } = new(OfFaithfulRounding, "faithful");

    /// <summary>The least error that the method reaches with its parameters, and no promise.</summary>
    public static ErrorBound Best { get; } = new(double.PositiveInfinity, "best");

    /// <summary>The words that stand for a bound, <c>exact</c> aside, which is read as correctly rounded.</summary>
    public static ImmutableArray<string> Words { get; } = [CorrectlyRounded.word!, Faithful.word!, Best.word!];

    /// <summary>Largest error allowed, in output LSB: 0.5 for correct rounding, 1 for faithful (itself excluded), infinite for the best.</summary>
    public double MaxLsb { get; }

    /// <summary>The number of LSB that is promised; null where nothing is.</summary>
    public double? PromiseLsb => double.IsFinite(MaxLsb) ? MaxLsb : null;

    /// <summary>Whether some outputs may differ from the ideal codes.</summary>
    public bool AllowsMisrounding => MaxLsb > OfCorrectRounding;

    /// <summary>The word, or null for a number.</summary>
    public string? Word => word;

    /// <summary>At most so many output LSB.</summary>
    /// <param name="lsb">From 0.5 to 1e6.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public static ErrorBound AtMost(double lsb) => lsb is >= OfCorrectRounding and <= Loosest
        ? new(lsb, null)
        : throw new ArgumentOutOfRangeException(nameof(lsb), ReasonAgainst(lsb.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The bound of a word or a number, or null where the text is neither; <see cref="ReasonAgainst"/> then says what is possible.</summary>
    public static ErrorBound? Parse(string text) => text switch
    {
        "correctly-rounded" or "exact" => CorrectlyRounded,
        "faithful" => Faithful,
        "best" => Best,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double lsb) && lsb is >= OfCorrectRounding and <= Loosest ? AtMost(lsb) : null,
    };

    /// <summary>What is wrong with a bound that is none, with all that is possible.</summary>
    public static string ReasonAgainst(string described) =>
        $"{described} is no bound on the error; possible are correctly-rounded (or 0.5), faithful (the default), best, and a number of output LSB from 0.5 to 1e6";

    /// <summary>Whether what a kernel was measured to do keeps the bound.</summary>
    /// <param name="maxLsb">Largest error, in output LSB.</param>
    /// <param name="misrounded">Outputs that are not the ideal code.</param>
    /// <param name="isFaithful">Whether every output is, beyond the doubt of doubles, less than one LSB from the exact value.</param>
    public bool IsKeptBy(double maxLsb, long misrounded, bool isFaithful) =>
        !AllowsMisrounding ? misrounded == 0 : this == Faithful ? isFaithful : maxLsb <= MaxLsb;

    /// <summary>As it is written in JSON and on the command line.</summary>
    public override string ToString() => word ?? MaxLsb.ToString("R", CultureInfo.InvariantCulture);
}
