using System.Collections.Immutable;

namespace HwAct.Rendering.Subset;

/// <summary>A part of a parsed template.</summary>
internal abstract record Node
{
    private Node()
    {
    }

    /// <summary>Text to copy.</summary>
    public sealed record Text(string Content) : Node;

    /// <summary>A value to print.</summary>
    public sealed record Value(NamePath Path) : Node;

    /// <summary>A body to render for each item of a list, the item named <paramref name="Variable"/>.</summary>
    public sealed record Loop(string Variable, NamePath List, ImmutableArray<Node> Body) : Node;

    /// <summary>The first branch whose condition holds is rendered, or else <paramref name="Otherwise"/>.</summary>
    public sealed record Choice(ImmutableArray<Branch> Branches, ImmutableArray<Node> Otherwise) : Node;
}

/// <summary>A body and the condition it stands under.</summary>
internal sealed record Branch(NamePath Condition, bool IsNegated, ImmutableArray<Node> Body);
