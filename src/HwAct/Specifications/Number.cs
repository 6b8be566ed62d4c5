namespace HwAct.Specifications;

/// <summary>Reads numbers: the IEEE double nearest to the decimal number that was written.</summary>
internal static class Number
{
    /// <summary>The number; infinite where it is beyond every double.</summary>
    /// <exception cref="SpecificationException">The value is no number.</exception>
    public static double Read(LocatedValue value) =>
        double.Parse(value.Require(ValueKind.Number, "a number").Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Whether a text is a finite number in JSON's notation, as an option of the command line may be.</summary>
    public static bool Is(string text) =>
        text.Length > 0
        && (char.IsAsciiDigit(text[^1]) || text[^1] == '.')
        && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number);
}
