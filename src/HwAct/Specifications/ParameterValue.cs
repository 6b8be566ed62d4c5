namespace HwAct.Specifications;

/// <summary>Value of a parameter of a method or an activation: a number or a word.</summary>
internal readonly record struct ParameterValue
{
    private readonly string? word;

    private ParameterValue(double number, string? word)
    {
        Number = number;
        this.word = word;
    }

    /// <summary>Whether the value is a number.</summary>
    public bool IsNumber => word is null;

    /// <summary>The number; 0 for a word.</summary>
    public double Number { get; }

    /// <summary>The word; empty for a number.</summary>
    public string Word => word ?? "";

    /// <summary>A number.</summary>
    public static ParameterValue Of(double number) => new(number, null);

    /// <summary>A word.</summary>
    public static ParameterValue Of(string word) => new(0, word);

    /// <summary>As it is written in JSON and on the command line.</summary>
    public override string ToString() => word ?? Number.ToString("R", CultureInfo.InvariantCulture);
}
