namespace HwAct.Specifications;

/// <summary>A parameter that is a frequency: a number with its unit, as 180MHz, or the highest. By default there is none.</summary>
internal sealed record ClockParameter : ParameterSignature<ClockWish?>
{
    private const double LeastMHz = 0.001;
    private const double MostMHz = 10000;

    // The last is an end of the others.
    private static readonly (string Name, double Megahertz)[] Units = [("kHz", 1e-3), ("MHz", 1), ("GHz", 1e3), ("Hz", 1e-6)];

    /// <summary>Declares the parameter.</summary>
    public ClockParameter(string name, string description)
        : base(name, description) => (Words, Form, Default) = ([ParameterValue.None, ClockWish.MostWord], "^[0-9]+(\\.[0-9]+)?(Hz|kHz|MHz|GHz)$", Written(null));

    /// <inheritdoc/>
    public override string Possible => "a frequency such as 180MHz, with Hz, kHz, MHz or GHz, up to 10GHz, most, which is the highest that registers reach, or none";

    private protected override bool Allows(ParameterValue value) => value is { IsNumber: false, IsList: false } && (value.Word is ParameterValue.None or ClockWish.MostWord || MegahertzOf(value.Word) is >= LeastMHz and <= MostMHz);

    private protected override ClockWish? Meaning(ParameterValue value) =>
        value.Word == ClockWish.MostWord ? new ClockWish(null) : MegahertzOf(value.Word) is double megahertz ? new ClockWish(megahertz) : null;

    private protected override ParameterValue Written(ClockWish? meaning) => ParameterValue.Of(meaning switch
    {
        null => ParameterValue.None,
        { Megahertz: double megahertz } => string.Create(CultureInfo.InvariantCulture, $"{megahertz:0.######}MHz"),
        _ => ClockWish.MostWord,
    });

    private static double? MegahertzOf(string text) =>
        Units.FirstOrDefault(unit => text.EndsWith(unit.Name, StringComparison.Ordinal)) is { Name: string name } unit
        && double.TryParse(text.AsSpan()[..^name.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
        && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^(name.Length + 1)])
            ? number * unit.Megahertz
            : null;
}
