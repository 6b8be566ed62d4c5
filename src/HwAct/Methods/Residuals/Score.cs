namespace HwAct.Methods;

/// <summary>How good a choice inside the bound is: fewest misrounded codes first, then the least squared error.</summary>
/// <param name="Misrounded">Codes whose output is not the ideal code.</param>
/// <param name="Squares">Sum of squared errors, in LSB².</param>
internal readonly record struct Score(int Misrounded, double Squares) : IComparable<Score>
{
    /// <summary>Sum of both.</summary>
    public static Score operator +(Score a, Score b) => new(a.Misrounded + b.Misrounded, a.Squares + b.Squares);

    /// <summary>Smaller is better.</summary>
    public int CompareTo(Score other) =>
        Misrounded != other.Misrounded ? Misrounded.CompareTo(other.Misrounded) : Squares.CompareTo(other.Squares);

    /// <summary>Whether a is better than b.</summary>
    public static bool operator <(Score a, Score b) => a.CompareTo(b) < 0;

    /// <summary>Whether a is worse than b.</summary>
    public static bool operator >(Score a, Score b) => a.CompareTo(b) > 0;

    /// <summary>Whether a is no worse than b.</summary>
    public static bool operator <=(Score a, Score b) => a.CompareTo(b) <= 0;

    /// <summary>Whether a is no better than b.</summary>
    public static bool operator >=(Score a, Score b) => a.CompareTo(b) >= 0;
}
