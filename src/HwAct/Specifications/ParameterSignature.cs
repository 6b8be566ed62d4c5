namespace HwAct.Specifications;

/// <summary>
/// What a parameter of a method or an option of a target may be and what it is where it is left out, declared once: the reader refuses by
/// it, designs and emitters get its value from it, and lists, messages and the JSON Schema say it.
/// </summary>
/// <param name="Name">Name in snake_case.</param>
/// <param name="Description">What it does, with its unit.</param>
internal abstract record ParameterSignature(string Name, string Description)
{
    /// <summary>The word for a value that is the method's to choose.</summary>
    public const string Auto = "auto";

    private readonly ParameterValue usual;

    /// <summary>The possible words.</summary>
    public ImmutableArray<string> Words { get; private protected init; } = [];

    /// <summary>The possible numbers; null where only words are possible.</summary>
    public NumberRange? Numbers { get; private protected init; }

    /// <summary>Whether the value is a list of words.</summary>
    public bool TakesList { get; private protected init; }

    /// <summary>Whether the value is true or false, which JSON has without quotes.</summary>
    public bool IsSwitch => Words.Contains(ParameterValue.True, StringComparer.Ordinal);

    /// <summary>The words that a list is made of: <c>none</c>, where it is possible, stands alone for an empty one.</summary>
    public IEnumerable<string> Elements => Words.Where(word => word != ParameterValue.None);

    /// <summary>Whether a list may be empty.</summary>
    public bool MayBeEmpty => Elements.Count() < Words.Length;

    /// <summary>The form of further words, as a regular expression; null where there are none.</summary>
    public string? Form { get; private protected init; }

    /// <summary>The value where none is given. Giving it is as good as leaving it out.</summary>
    /// <exception cref="ArgumentException">The parameter does not allow it.</exception>
    public ParameterValue Default
    {
        get => usual;
        private protected init => usual = ReasonAgainst(value) is null
            ? value
            : throw new ArgumentException($"'{Name}' has no default that it allows: '{value}' is {Possible}.", nameof(value));
    }

    /// <summary>The value that other parameters leave open alone, where they do: it is the default beside them.</summary>
    public Func<ImmutableSortedDictionary<string, ParameterValue>, ParameterValue?> Implied { get; init; } = _ => null;

    /// <summary>Whether a value fixes the size of the kernel: what error that size allows is then found out, and unless a bound is written
    /// nothing is promised. No default does.</summary>
    public Func<ParameterValue, bool> FixesSize { get; init; } = _ => false;

    /// <summary>What is possible, in words: <c>a whole number from 1 to 16 or auto</c>.</summary>
    public virtual string Possible => Numbers is not NumberRange numbers ? $"one of {string.Join(", ", Words)}"
        : Words.IsEmpty ? numbers.ToString()
        : $"{numbers} or {string.Join(", ", Words)}";

    /// <summary>Why a value is not possible, with what would be; null where it is possible.</summary>
    public string? ReasonAgainst(ParameterValue value) => Allows(value) ? null : $"'{Name}' is {Possible}, not '{value}'";

    /// <summary>The one value among those that mean the same, by which two requests are the same.</summary>
    public virtual ParameterValue Canonical(ParameterValue value) => value;

    /// <summary>The value among those that are given, or the one that leaving it out stands for.</summary>
    public ParameterValue ValueIn(ImmutableSortedDictionary<string, ParameterValue> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.TryGetValue(Name, out ParameterValue value) ? value : Implied(given) ?? Default;
    }

    /// <summary>What is given without what goes without saying, so that two requests that ask for the same are the same.</summary>
    internal static ImmutableSortedDictionary<string, ParameterValue> WithoutDefaults(
        ImmutableSortedDictionary<string, ParameterValue> given, ImmutableArray<ParameterSignature> signatures) =>
        signatures.Aggregate(given, (left, parameter) => left.TryGetValue(parameter.Name, out ParameterValue value) ? Without(left.Remove(parameter.Name), parameter, parameter.Canonical(value)) : left);

    private protected virtual bool Allows(ParameterValue value) =>
        value.IsNumber ? Numbers?.Contains(value.Number) == true : !value.IsList && Words.Contains(value.Word, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, ParameterValue> Without(
        ImmutableSortedDictionary<string, ParameterValue> others, ParameterSignature parameter, ParameterValue value) =>
        parameter.ValueIn(others) == value ? others : others.Add(parameter.Name, value);
}

/// <summary>A parameter of a type.</summary>
/// <typeparam name="T">What methods and targets make of a value.</typeparam>
/// <param name="Name">Name in snake_case.</param>
/// <param name="Description">What it does, with its unit.</param>
internal abstract record ParameterSignature<T>(string Name, string Description) : ParameterSignature(Name, Description)
{
    /// <summary>The value that a method is asked to use.</summary>
    public T In(MethodChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return Meaning(ValueIn(choice.Parameters));
    }

    /// <summary>The value that a target is asked to use.</summary>
    public T In(TargetChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return Meaning(ValueIn(choice.Options));
    }

    /// <summary>The parameter with a value, as a design reports it and a choice takes it.</summary>
    public KeyValuePair<string, ParameterValue> With(T meaning) => new(Name, Written(meaning));

    private protected abstract T Meaning(ParameterValue value);

    private protected abstract ParameterValue Written(T meaning);
}
