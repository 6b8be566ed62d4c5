namespace HwAct.Methods;

/// <summary>What brings codes of both signs to one position.</summary>
internal enum Fold
{
    /// <summary>What the residual's symmetry suggests: |n| where there is one and codes lie on both sides of zero.</summary>
    Symmetry,

    /// <summary>The same, |n| even where all codes lie on one side of zero.</summary>
    FromZero,

    /// <summary>The bits of n, inverted where n is negative: no adder, and −1 − t beside t at each position t.</summary>
    Complement,

    /// <summary>Nothing: every code has a position of its own.</summary>
    None,
}

/// <summary>What reports call it.</summary>
internal static class FoldWords
{
    /// <summary>The word: magnitude, complement or none.</summary>
    public static string Word(this Fold fold) => fold switch { Fold.Symmetry => "magnitude", Fold.Complement => "complement", _ => "none" };
}
