namespace HwAct.Activations;

/// <summary>Symmetry of an activation's residual r(x) = f(x) − base(x).</summary>
internal enum Symmetry
{
    /// <summary>No symmetry: both sides need their own values.</summary>
    None,

    /// <summary>r(−x) = r(x).</summary>
    Even,

    /// <summary>r(−x) = −r(x).</summary>
    Odd,

    /// <summary>r(x) = 0 for x ≥ 0: only the negative side has a residual.</summary>
    NegativeSide,
}
