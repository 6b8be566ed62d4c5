namespace HwAct.Kernels;

/// <summary>Every operation, by the word that stored programs name it with. A new operation is named here once.</summary>
internal static class OperationCatalog
{
    private static readonly Dictionary<string, Func<StepParts, Step>> Readers = new(StringComparer.Ordinal)
    {
        [WordOf<Absolute>()] = Absolute.Of,
        [WordOf<Add>()] = Add.Of,
        [WordOf<DigitMultiple>()] = DigitMultiple.Of,
        [WordOf<Equal>()] = Equal.Of,
        [WordOf<InvertIf>()] = InvertIf.Of,
        [WordOf<Join>()] = Join.Of,
        [WordOf<Less>()] = Less.Of,
        [WordOf<Lookup>()] = Lookup.Of,
        [WordOf<LowBits>()] = LowBits.Of,
        [WordOf<LutNetwork>()] = LutNetwork.Of,
        [WordOf<Maximum>()] = Maximum.Of,
        [WordOf<Minimum>()] = Minimum.Of,
        [WordOf<Multiply>()] = Multiply.Of,
        [WordOf<Rank>()] = Rank.Of,
        [WordOf<RoundingHighMultiply>()] = RoundingHighMultiply.Of,
        [WordOf<Select>()] = Select.Of,
        [WordOf<ShiftLeft>()] = ShiftLeft.Of,
        [WordOf<ShiftRight>()] = ShiftRight.Of,
        [WordOf<Subtract>()] = Subtract.Of,
    };

    /// <summary>The words, in alphabetical order.</summary>
    public static ImmutableArray<string> Words { get; } = [.. Readers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The word of a step's operation: <c>shift_right</c>.</summary>
    public static string WordOf(Step step) => WordOf(step.GetType().Name);

    /// <summary>The step of an operation.</summary>
    /// <param name="word">A word of <see cref="Words"/>.</param>
    /// <param name="parts">What the step is made of.</param>
    /// <exception cref="KernelException">These are not the parts of such a step.</exception>
    public static Step Make(string word, StepParts parts) => Readers[word](parts);

    private static string WordOf<T>()
        where T : Step => WordOf(typeof(T).Name);

    private static string WordOf(string type) =>
        string.Concat(type.Select((letter, at) => char.IsUpper(letter) ? (at == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()));
}
