namespace HwAct.Specifications;

/// <summary>Value of a parameter of a method, an option of a target or an activation: a number, a word, or a list of words.</summary>
internal readonly record struct ParameterValue
{
    /// <summary>How an empty list is written on the command line.</summary>
    public const string None = "none";

    /// <summary>The words of JSON for what is or is not so.</summary>
    public const string True = "true";

    /// <inheritdoc cref="True"/>
    public const string False = "false";

    private readonly string? word;

    private ParameterValue(double number, string? word, bool isList = false)
    {
        Number = number;
        this.word = word;
        IsList = isList;
    }

    /// <summary>Whether the value is a number.</summary>
    public bool IsNumber => word is null;

    /// <summary>Whether the value is a list of words.</summary>
    public bool IsList { get; }

    /// <summary>The number; 0 where it is none.</summary>
    public double Number { get; }

    /// <summary>The word; of a list, its words with commas between; empty for a number.</summary>
    public string Word => word ?? "";

    /// <summary>The words of a list; a word alone is a list of one.</summary>
    public ImmutableArray<string> Words => Word.Length == 0 ? [] : [.. Word.Split(',')];

    /// <summary>A number.</summary>
    public static ParameterValue Of(double number) => new(number, null);

    /// <summary>A word.</summary>
    public static ParameterValue Of(string word) => new(0, word);

    /// <summary>A list of words, none of which has a comma.</summary>
    public static ParameterValue Of(IEnumerable<string> words) => new(0, string.Join(',', words), isList: true);

    /// <summary>As it is written in JSON and on the command line.</summary>
    public override string ToString() => IsList && Word.Length == 0 ? None : word ?? Number.ToString("R", CultureInfo.InvariantCulture);
}
