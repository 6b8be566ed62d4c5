namespace HwAct.Specifications;

/// <summary>What a specification may know of a target before any design: its name, its options, and the names it keeps for itself.</summary>
/// <param name="Name">Name in kebab-case, which is the name of its folder below a kernel's too, but for what others look for beside that.</param>
/// <param name="Summary">One line for <c>hwact list targets</c>.</param>
internal sealed record TargetDeclaration(string Name, string Summary)
{
    /// <summary>Whether a kernel is written for the target where its specification names none.</summary>
    public bool IsDefault { get; init; } = true;

    /// <summary>The target whose files it is about, which must be asked for beside it; null where it stands alone.</summary>
    public string? About { get; init; }

    /// <summary>The options.</summary>
    public ImmutableArray<ParameterSignature> Options { get; init; } = [];

    /// <summary>Finds options that cannot stand beside each other.</summary>
    public Func<TargetChoice, OptionConflict?> Conflict { get; init; } = _ => null;

    /// <summary>Finds an option that needs another target.</summary>
    public Func<TargetChoice, OptionNeed?> Need { get; init; } = _ => null;

    /// <summary>The names that it keeps for itself.</summary>
    public ReservedNames Reserved { get; init; } = ReservedNames.None;
}
