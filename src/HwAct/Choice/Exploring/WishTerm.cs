namespace HwAct.Choice;

/// <summary>A limit that a design must keep.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Quantity">What is limited.</param>
/// <param name="Most">The most that is allowed.</param>
/// <param name="IsStrict">Whether it must be less.</param>
internal sealed record WishTerm(string Text, Quantity Quantity, double Most, bool IsStrict)
{
    /// <summary>Whether every output must be one of the two codes around the exact value, which no number says.</summary>
    public bool IsFaithful { get; init; }

    /// <summary>Whether a design keeps it.</summary>
    public bool Allows(ExploredDesign design)
    {
        double value = design.Of(Quantity);
        return IsFaithful ? design.Error.IsFaithful : IsStrict ? value < Most : value <= Most;
    }

    /// <summary>How far a design is from keeping it, as a ratio: at most 1 where it does.</summary>
    public double Excess(ExploredDesign design) => Allows(design) ? 1 : Math.Max(design.Of(Quantity), double.Epsilon) / Math.Max(Most, 1e-9);
}
