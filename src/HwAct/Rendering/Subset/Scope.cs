using System.Diagnostics.CodeAnalysis;

namespace HwAct.Rendering.Subset;

/// <summary>The names that can be used at one place: the model's, and those of the loops around it.</summary>
internal sealed class Scope
{
    private readonly TemplateModel model;
    private readonly Scope? outer;

    /// <summary>The scope outside every loop.</summary>
    public Scope(TemplateModel model) => this.model = model;

    private Scope(TemplateModel model, Scope outer)
        : this(model) => this.outer = outer;

    /// <summary>State of the innermost loop, null outside every loop.</summary>
    public LoopState? Loop { get; private init; }

    /// <summary>Every name that can be used here, the innermost first.</summary>
    public IEnumerable<string> Names => outer is null ? model.Names : model.Names.Concat(outer.Names);

    /// <summary>The scope of a loop's body for one item.</summary>
    public Scope Enter(string variable, TemplateValue item, LoopState loop) =>
        new(new TemplateModel { [variable] = item }, this) { Loop = loop };

    /// <summary>Looks a name up, innermost first.</summary>
    public bool TryGetValue(string name, [NotNullWhen(true)] out TemplateValue? value)
    {
        for (Scope? scope = this; scope is not null; scope = scope.outer)
        {
            if (scope.model.TryGetValue(name, out value))
            {
                return true;
            }
        }

        value = null;
        return false;
    }
}

/// <summary>Where a loop stands.</summary>
internal readonly record struct LoopState(bool IsFirst, bool IsLast);
