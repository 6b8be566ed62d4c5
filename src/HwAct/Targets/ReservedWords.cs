using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>Words that cannot name a port or a step because C, C++, Verilog or the generated code itself takes them.</summary>
internal static class ReservedWords
{
    /// <summary>Why a word cannot be a name in generated code, or null where it can: <c>a keyword of Verilog</c>.</summary>
    public static string? ReasonAgainst(string name) =>
        Keywords.C.Contains(name) || name.EndsWith("_t", StringComparison.Ordinal) ? "a word of C or C++, or a name that it keeps for types" : Keywords.Verilog.Contains(name) ? "a keyword of Verilog" : null;

    /// <summary>Checks the names of ports and steps; a table's name only ever appears as a part of one.</summary>
    /// <exception cref="KernelException">A name is taken by a language, or by the generated code itself.</exception>
    public static void RequireNone(Kernel kernel)
    {
        var derived = kernel.Tables.SelectMany(table => DerivedFrom(table.Name)).Append("unused").ToHashSet(StringComparer.Ordinal);
        string[] names = [.. kernel.Steps.Select(step => step.Name), kernel.Output.Name];
        derived.UnionWith(names.SelectMany(name => new[] { name + WideSuffix, name + EntrySuffix }));
        foreach (string name in names)
        {
            string? reason = ReasonAgainst(name) ?? (derived.Contains(name) ? "a name that generated code derives from another" : null);
            if (reason is not null)
            {
                throw new KernelException($"Kernel '{kernel.Name}': '{name}' cannot be a name in generated code, it is {reason}.");
            }
        }
    }

    /// <summary>Appended to a step's name for a wire of more bits than the step needs.</summary>
    public const string WideSuffix = "_wide";

    /// <summary>Appended to a step's name for the whole table entry that the step reads.</summary>
    public const string EntrySuffix = "_entry";

    private static IEnumerable<string> DerivedFrom(string table) =>
        [table + "_at", table + "_address", table + "_words", table + "_inline", table + "_rom"];
}
