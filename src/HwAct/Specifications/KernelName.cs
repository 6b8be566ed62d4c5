using System.Collections.Frozen;

namespace HwAct.Specifications;

/// <summary>What a kernel may be named: its name is a C function, a Verilog module, a file stem and a folder.</summary>
internal static class KernelName
{
    /// <summary>Most characters of a name.</summary>
    public const int Longest = 64;

    // Beside what targets keep for themselves.
    private static readonly ImmutableArray<ReservedRule> Common =
    [
        // A name must be free to move to a language that no target is written in yet.
        .. new VhdlReservedNames().OfKernels,

        // The generated code's own parameters, ports and variables, in whatever language, would hide the kernel.
        new("a parameter, port or variable of the generated code")
        {
            Words = FrozenSet.Create(StringComparer.Ordinal, "x", "y", "i", "n", "size", "clk", "ce", "gate", "up"),
        },
        new("a device on Windows, where no folder can have that name")
        {
            Pattern = "^([Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|([Cc][Oo][Mm]|[Ll][Pp][Tt])[0-9])$",
        },
    ];

    /// <summary>What a name is made of, as a regular expression.</summary>
    internal const string Pattern = "^[A-Za-z_][A-Za-z0-9_]*$";

    /// <summary>The names that no kernel may have where there are these targets.</summary>
    internal static IEnumerable<ReservedRule> Reserved(ImmutableArray<TargetDeclaration> targets) => targets.SelectMany(target => target.Reserved.OfKernels).Concat(Common);

    /// <summary>Why a name is not possible, with what would be, or null where it is possible.</summary>
    public static string? ReasonAgainst(string name) => ReasonAgainst(name, TargetDeclarations.All);

    /// <summary>Why a name is not possible, with what would be, or null where it is possible.</summary>
    /// <param name="name">The name.</param>
    /// <param name="targets">The targets that there are: each may keep names for itself.</param>
    public static string? ReasonAgainst(string name, ImmutableArray<TargetDeclaration> targets)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0)
        {
            return "the name is empty; a C identifier such as gelu_s8 is needed";
        }

        if (name.Length > Longest)
        {
            return $"{Quoted.Text(name)} has {name.Length} characters; at most {Longest} are possible";
        }

        if (char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            return $"{Quoted.Text(name)} is no C identifier; letters, digits and underscores, beginning with no digit, are needed";
        }

        string? meaning = targets.Select(target => target.Reserved.MeaningOfKernel(name)).FirstOrDefault(meaning => meaning is not null)
            ?? Common.FirstOrDefault(rule => rule.Covers(name))?.Meaning;
        return meaning is null ? null : $"'{name}' is {meaning}; another name is needed";
    }

    /// <summary>Requires that kernels can live in one folder and one program.</summary>
    /// <exception cref="SpecificationException">Two names differ in letter case at most, or one is what is generated for another.</exception>
    internal static void RequireDistinct(IReadOnlyList<LocatedSpecification> kernels, ImmutableArray<TargetDeclaration> targets)
    {
        var taken = new Dictionary<string, SourceLocation>(StringComparer.OrdinalIgnoreCase);
        foreach (LocatedSpecification kernel in kernels)
        {
            string name = kernel.Specification.Name;
            if (!taken.TryAdd(name, kernel.Kernel))
            {
                throw new SpecificationException(
                    kernel.Name,
                    $"'{name}' is the name of {taken[name].Member} in line {taken[name].Line} too; names become files, so they must differ in more than letter case");
            }
        }

        // What is generated for a kernel is named after it; a second kernel of such a name would define the same thing twice.
        string[] suffixes = [.. targets.SelectMany(target => target.Reserved.KernelSuffixes)];
        foreach (LocatedSpecification kernel in kernels)
        {
            string name = kernel.Specification.Name;
            string? suffix = suffixes.FirstOrDefault(suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
            if (suffix is not null && taken.TryGetValue(name[..^suffix.Length], out SourceLocation other))
            {
                throw new SpecificationException(
                    kernel.Name, $"'{name}' is what is generated for {other.Member} in line {other.Line}; another name is needed");
            }

            LocatedSpecification? exporter = kernels.FirstOrDefault(one =>
                name.StartsWith(one.Specification.Name + "_", StringComparison.Ordinal) && targets.Any(target => target.Reserved.IsExported(one.Specification, name[(one.Specification.Name.Length + 1)..])));
            if (exporter is not null)
            {
                throw new SpecificationException(
                    kernel.Name, $"'{name}' is what is generated for {exporter.Kernel.Member} in line {exporter.Kernel.Line}, which exports its tables; another name is needed");
            }
        }
    }
}
