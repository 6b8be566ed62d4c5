namespace HwAct.Specifications;

/// <summary>A parameter that is a frequency: a number with its unit, as 180MHz. By default there is none.</summary>
internal sealed record ClockParameter : ParameterSignature<double?>
{
    private const double LeastMHz = 0.001;
    private const double MostMHz = 10000;

    // The last is an end of the others.
    private static readonly (string Name, double Megahertz)[] Units = [("kHz", 1e-3), ("MHz", 1), ("GHz", 1e3), ("Hz", 1e-6)];

    /// <summary>Declares the parameter.</summary>
    public ClockParameter(string name, string description)
        : base(name, description) => (Words, Form, Default) = ([ParameterValue.None], "^[0-9]+(\\.[0-9]+)?(Hz|kHz|MHz|GHz)$", Written(null));

    /// <inheritdoc/>
    public override string Possible => "a frequency such as 180MHz, with Hz, kHz, MHz or GHz, up to 10GHz, or none";

    private protected override bool Allows(ParameterValue value) => value is { IsNumber: false, IsList: false } && (value.Word == ParameterValue.None || MegahertzOf(value.Word) is >= LeastMHz and <= MostMHz);

    private protected override double? Meaning(ParameterValue value) => MegahertzOf(value.Word);

    private protected override ParameterValue Written(double? meaning) =>
        ParameterValue.Of(meaning is double megahertz ? string.Create(CultureInfo.InvariantCulture, $"{megahertz:0.######}MHz") : ParameterValue.None);

    private static double? MegahertzOf(string text) =>
        Units.FirstOrDefault(unit => text.EndsWith(unit.Name, StringComparison.Ordinal)) is { Name: string name } unit
        && double.TryParse(text.AsSpan()[..^name.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
        && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^(name.Length + 1)])
            ? number * unit.Megahertz
            : null;
}
