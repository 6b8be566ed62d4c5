using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>The names that a kernel takes in generated code: those of its ports and steps, and what targets derive from them.</summary>
internal static class GeneratedNames
{
    /// <summary>Checks the names of ports and steps; a table's name only ever appears as a part of one.</summary>
    /// <exception cref="KernelException">A name is taken by a language, or by the generated code itself.</exception>
    public static void RequireFree(KernelProgram kernel, IEnumerable<ReservedNames> reserved)
    {
        ReservedNames[] all = [.. reserved];
        string[] names = [.. kernel.Steps.Select(step => step.Name), kernel.Output.Name];
        var derived = all.SelectMany(target => Derived(target, names, kernel.Tables.Select(table => table.Name))).ToHashSet(StringComparer.Ordinal);
        foreach (string name in names)
        {
            string? reason = all.Select(target => target.MeaningOf(name)).FirstOrDefault(meaning => meaning is not null)
                ?? (derived.Contains(name) ? "a name that generated code derives from another" : null);
            if (reason is not null)
            {
                throw new KernelException($"Kernel '{kernel.Name}': '{name}' cannot be a name in generated code, it is {reason}.");
            }
        }
    }

    private static IEnumerable<string> Derived(ReservedNames target, IEnumerable<string> names, IEnumerable<string> tables) =>
    [
        .. target.Locals,
        .. target.StepSuffixes.SelectMany(suffix => names.Select(name => name + suffix)),
        .. target.TableSuffixes.SelectMany(suffix => tables.Select(table => table + suffix)),
    ];
}
