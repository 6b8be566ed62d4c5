using System.Collections.Immutable;

namespace HwAct.Rendering.Subset;

/// <summary>A name and members of it, such as <c>table.entries</c>, where a template uses them.</summary>
/// <param name="Names">The name and the members, at least one.</param>
/// <param name="Line">Line of the template, from 1.</param>
internal sealed record NamePath(ImmutableArray<string> Names, int Line)
{
    /// <summary>The name under which a loop body finds the state of the innermost loop around it.</summary>
    public const string LoopState = "for";

    /// <summary>Reads a path; null when <paramref name="text"/> is not one.</summary>
    public static NamePath? TryParse(string text, int line)
    {
        ImmutableArray<string> names = [.. text.Split('.')];
        if (!names.All(name => TemplateName.IsValid(name)))
        {
            return null;
        }

        bool isLoopState = names is [LoopState, _];
        return isLoopState || !TemplateName.IsReserved(names[0]) ? new NamePath(names, line) : null;
    }

    /// <summary>The path as it is written.</summary>
    public override string ToString() => string.Join('.', Names);
}
