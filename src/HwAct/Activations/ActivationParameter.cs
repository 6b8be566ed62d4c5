namespace HwAct.Activations;

/// <summary>A parameter of an activation, as it is declared: the activation checks by it, and readers, lists and the schema say it.</summary>
/// <param name="Name">Name in snake_case.</param>
/// <param name="Usual">The value where none is given.</param>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value.</param>
/// <param name="Range">Both in words: <c>from 1e-6 to 1e6</c>.</param>
/// <param name="Description">What it is.</param>
internal sealed record ActivationParameter(string Name, double Usual, double Min, double Max, string Range, string Description)
{
    // Within these a parameter may be multiplied and divided by at the precision that decides ideal codes.
    private const double Smallest = 1e-6;
    private const double Largest = 1e6;

    /// <summary>A parameter that must be greater than 0.</summary>
    internal static ActivationParameter Positive(string name, double usual, string description) =>
        new(name, usual, Smallest, Largest, "from 1e-6 to 1e6", description);

    /// <summary>A parameter that may have either sign.</summary>
    internal static ActivationParameter Any(string name, double usual, string description) =>
        new(name, usual, -Largest, Largest, "from -1e6 to 1e6", description);

    /// <summary>Whether the parameter may have a value.</summary>
    public bool Allows(double value) => value >= Min && value <= Max;

    /// <summary>The value, where the parameter may have it.</summary>
    /// <exception cref="FormatException">The value is out of range.</exception>
    internal double Checked(double value) => Allows(value) ? value : throw NotUsable(value, Range);

    /// <summary>The error of a value.</summary>
    internal FormatException NotUsable(double value, string range) => new($"{Name} {Shown(value)} is not usable; a number {range} is needed");

    /// <summary>A parameter's value in words.</summary>
    internal static string Shown(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
