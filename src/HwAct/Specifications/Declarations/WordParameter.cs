namespace HwAct.Specifications;

/// <summary>A parameter that is one of a few words, each with what it means in the program.</summary>
/// <typeparam name="T">The meanings; nullable where one word, <c>auto</c>, leaves the choice to the search.</typeparam>
internal sealed record WordParameter<T> : ParameterSignature<T>
{
    private readonly (string Word, T Meaning)[] words;

    /// <summary>Declares the parameter.</summary>
    /// <param name="name">Name in snake_case.</param>
    /// <param name="description">What it does.</param>
    /// <param name="usual">The meaning where none is given.</param>
    /// <param name="words">The words.</param>
    public WordParameter(string name, string description, T usual, params (string Word, T Meaning)[] words)
        : base(name, description)
    {
        this.words = words;
        Words = [.. words.Select(entry => entry.Word)];
        Default = Written(usual);
    }

    /// <summary>The word for a meaning.</summary>
    public string WordOf(T meaning) => words.First(entry => EqualityComparer<T>.Default.Equals(entry.Meaning, meaning)).Word;

    private protected override T Meaning(ParameterValue value) => words.First(entry => entry.Word == value.Word).Meaning;

    private protected override ParameterValue Written(T meaning) => ParameterValue.Of(WordOf(meaning));
}
