namespace HwAct.Activations;

/// <summary>Checks the parameters of activations.</summary>
internal static class ActivationParameter
{
    // Within these a parameter may be multiplied and divided by at the precision that decides ideal codes.
    private const double Smallest = 1e-6;
    private const double Largest = 1e6;

    /// <summary>The value of a parameter that must be greater than 0.</summary>
    /// <exception cref="FormatException">The value is not from 1e−6 to 1e6.</exception>
    public static double Positive(string name, double value) => value is >= Smallest and <= Largest
        ? value
        : throw NotUsable(name, value, "from 1e-6 to 1e6");

    /// <summary>The value of a parameter that may have either sign.</summary>
    /// <exception cref="FormatException">The value is not from −1e6 to 1e6.</exception>
    public static double Any(string name, double value) => value is >= -Largest and <= Largest
        ? value
        : throw NotUsable(name, value, "from -1e6 to 1e6");

    /// <summary>The error of a parameter.</summary>
    public static FormatException NotUsable(string name, double value, string range) =>
        new($"{name} {Shown(value)} is not usable; a number {range} is needed");

    /// <summary>A parameter's value in words.</summary>
    public static string Shown(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
