namespace HwAct.Specifications;

/// <summary>A parameter that is a list of words in any order, each with what it means in the program.</summary>
/// <typeparam name="T">The meanings.</typeparam>
internal sealed record ListParameter<T> : ParameterSignature<ImmutableArray<T>>
{
    private readonly (string Word, T Meaning)[] words;

    /// <summary>Declares the parameter.</summary>
    /// <param name="name">Name in snake_case.</param>
    /// <param name="description">What it does.</param>
    /// <param name="usual">The meanings where none are given. Where there are some, the list is not empty.</param>
    /// <param name="words">The words, in the order in which the meanings come.</param>
    public ListParameter(string name, string description, ImmutableArray<T> usual, params (string Word, T Meaning)[] words)
        : this(name, description, usual, mayBeEmpty: usual.IsEmpty, words)
    {
    }

    /// <summary>Declares a parameter that may be empty although it usually is not.</summary>
    /// <inheritdoc cref="ListParameter{T}(string, string, ImmutableArray{T}, ValueTuple{string, T}[])"/>
    public ListParameter(string name, string description, ImmutableArray<T> usual, bool mayBeEmpty, params (string Word, T Meaning)[] words)
        : base(name, description)
    {
        this.words = words;
        TakesList = true;
        Words = [.. words.Select(entry => entry.Word), .. mayBeEmpty ? [ParameterValue.None] : Array.Empty<string>()];
        Default = Written(usual);
    }

    /// <inheritdoc/>
    public override string Possible => $"a list of {string.Join(", ", Elements)}, each once{(MayBeEmpty ? $", or {ParameterValue.None}" : "")}";

    /// <inheritdoc/>
    public override ParameterValue Canonical(ParameterValue value) => Written(Meaning(value));

    private protected override bool Allows(ParameterValue value) => !value.IsNumber && (IsNone(value)
        ? MayBeEmpty
        : value.Words.All(word => Elements.Contains(word, StringComparer.Ordinal)) && value.Words.Distinct(StringComparer.Ordinal).Count() == value.Words.Length);

    private protected override ImmutableArray<T> Meaning(ParameterValue value) =>
        IsNone(value) ? [] : [.. words.Where(entry => value.Words.Contains(entry.Word, StringComparer.Ordinal)).Select(entry => entry.Meaning)];

    private protected override ParameterValue Written(ImmutableArray<T> meaning) => ParameterValue.Of(words.Where(entry => meaning.Contains(entry.Meaning)).Select(entry => entry.Word));

    private static bool IsNone(ParameterValue value) => value.IsList ? value.Word.Length == 0 : value.Word == ParameterValue.None;
}
