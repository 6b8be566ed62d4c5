using System.Collections.Frozen;

namespace HwAct.Specifications;

/// <summary>
/// The names that a target's language, or the text generated in it, keeps for itself. Every target is asked about every kernel,
/// whether it is written for it or not: a name must be free to move to another target later.
/// </summary>
internal class ReservedNames
{
    /// <summary>A target that prints no names.</summary>
    public static ReservedNames None { get; } = new();

    /// <summary>Suffixes to the name of a kernel that make the name of something else that is global.</summary>
    public ImmutableArray<string> KernelSuffixes { get; init; } = [];

    /// <summary>Suffixes to the name of a port or a step that make the name of something else in the kernel.</summary>
    public ImmutableArray<string> StepSuffixes { get; init; } = [];

    /// <summary>Suffixes to the name of a table that make the name of something in the kernel.</summary>
    public ImmutableArray<string> TableSuffixes { get; init; } = [];

    /// <summary>Further names in the kernel.</summary>
    public ImmutableArray<string> Locals { get; init; } = [];

    /// <summary>The names that no kernel may have; none where they are those of <see cref="MeaningOf"/>.</summary>
    public ImmutableArray<ReservedRule> OfKernels { get; init; } = [];

    /// <summary>Whether a suffix to the name of a kernel, and an underscore, makes the name of something that the kernel asks to be global.</summary>
    public virtual bool IsExported(KernelSpecification kernel, string suffix) => false;

    /// <summary>What a name already means where a port or a step is named, as the end of a sentence; null where it is free.</summary>
    public virtual string? MeaningOf(string name) => null;

    /// <summary>What a name already means where a kernel is named, as the end of a sentence; null where it is free.</summary>
    public string? MeaningOfKernel(string name) => OfKernels.IsEmpty ? MeaningOf(name) : OfKernels.FirstOrDefault(rule => rule.Covers(name))?.Meaning;

    /// <summary>The words of a list in <c>Words</c>, comments aside.</summary>
    private protected static FrozenSet<string> Words(string list) => EmbeddedText.Read($"Words/{list}.txt").Split(['\n', '\r'])
        .Where(line => !line.StartsWith('#'))
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenSet(StringComparer.Ordinal);
}
