namespace HwAct.Specifications;

/// <summary>The targets that a kernel is written for: at least one, each once, in the order of their declarations, so that two
/// specifications that ask for the same are the same.</summary>
internal sealed record TargetSelection
{
    /// <summary>Selects targets.</summary>
    /// <param name="choices">The targets, in any order; an option that says its default is as good as left out.</param>
    /// <param name="declared">The targets that there are.</param>
    /// <exception cref="ArgumentException">There is none, one is there twice, or one is not declared so.</exception>
    public TargetSelection(IEnumerable<TargetChoice> choices, ImmutableArray<TargetDeclaration> declared)
    {
        TargetChoice[] all = [.. choices];
        Choices = [.. declared.SelectMany(target => all.Where(choice => choice.Name == target.Name).Select(choice => WithoutDefaults(choice, target)))];
        if (all.Length == 0 || Choices.Length != all.Length || Choices.DistinctBy(choice => choice.Name, StringComparer.Ordinal).Count() != all.Length)
        {
            throw new ArgumentException($"Targets that are declared, each once, are needed, not '{string.Join(", ", all.Select(choice => choice.Name))}'.", nameof(choices));
        }

        if (declared.FirstOrDefault(target => Contains(target.Name) && target.About is string needed && !Contains(needed)) is TargetDeclaration alone)
        {
            throw new ArgumentException($"Target '{alone.Name}' needs '{alone.About}' beside it.", nameof(choices));
        }
    }

    /// <summary>What is written where a specification names no target.</summary>
    public static TargetSelection Default { get; } = DefaultOf(TargetDeclarations.All);

    /// <summary>The targets.</summary>
    public ImmutableArray<TargetChoice> Choices { get; }

    /// <summary>Every target that is declared as default, with its options at their defaults.</summary>
    public static TargetSelection DefaultOf(ImmutableArray<TargetDeclaration> declared) =>
        new(declared.Where(target => target.IsDefault).Select(target => new TargetChoice(target.Name)), declared);

    /// <summary>What is asked of a target; null where the kernel is not written for it.</summary>
    public TargetChoice? Find(string name) => Choices.FirstOrDefault(choice => choice.Name == name);

    /// <summary>Whether the kernel is written for a target.</summary>
    public bool Contains(string name) => Find(name) is not null;

    /// <summary>What is asked of a target; nothing where the kernel is not written for it.</summary>
    public TargetChoice Of(string name) => Find(name) ?? new TargetChoice(name);

    /// <inheritdoc/>
    public bool Equals(TargetSelection? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The targets as the command line names them.</summary>
    public override string ToString() => string.Join(", ", Choices);

    private static TargetChoice WithoutDefaults(TargetChoice choice, TargetDeclaration target)
    {
        foreach ((string name, ParameterValue value) in choice.Options)
        {
            string? reason = target.Options.FirstOrDefault(option => option.Name == name) is ParameterSignature known
                ? known.ReasonAgainst(value)
                : $"Target '{target.Name}' has no option '{name}'.";
            if (reason is not null)
            {
                throw new ArgumentException(reason, nameof(choice));
            }
        }

        return target.Conflict(choice) is OptionConflict conflict
            ? throw new ArgumentException($"'{conflict.Option}': {conflict.Reason}.", nameof(choice))
            : choice with { Options = ParameterSignature.WithoutDefaults(choice.Options, target.Options) };
    }
}
