namespace HwAct.Specifications;

/// <summary>A parameter that is one of a few words, each with what it means in the program.</summary>
/// <typeparam name="T">The meanings.</typeparam>
public sealed record WordParameter<T> : ParameterSignature
    where T : struct, Enum
{
    private readonly (string Word, T Meaning)[] words;

    /// <summary>Declares the parameter.</summary>
    public WordParameter(string name, string description, params (string Word, T Meaning)[] words)
        : base(name, description) => (this.words, Words) = (words, [.. words.Select(entry => entry.Word)]);

    /// <summary>What a choice asks for, or null where the method is to choose.</summary>
    public T? In(MethodChoice choice) => choice.Parameters.TryGetValue(Name, out ParameterValue value) ? words.First(entry => entry.Word == value.Word).Meaning : null;

    /// <summary>The word for a meaning.</summary>
    public string WordOf(T meaning) => words.First(entry => entry.Meaning.Equals(meaning)).Word;

    /// <summary>The parameter with its word for a meaning, as a design reports it.</summary>
    public KeyValuePair<string, ParameterValue> With(T meaning) => new(Name, ParameterValue.Of(WordOf(meaning)));
}
