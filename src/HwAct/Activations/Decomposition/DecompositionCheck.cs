using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>
/// Tells what is wrong where an activation's base and residual do not make its definition. Each of the three could be bent until it fits
/// the other two; named is the one that does it most simply: straight lines that are off by a straight line, a symmetry where the side
/// that the residual is stated for holds, and otherwise the residual.
/// </summary>
internal static class DecompositionCheck
{
    // Differences below this, relative to the function, are noise of the double enclosures.
    private const double Noise = 1e-11;
    private const double Straight = 1e-6;

    /// <summary>The error of a decomposition that fails at x = n·scale.</summary>
    public static ActivationException Fault(Activation activation, long code, long n, double scale)
    {
        double x = n * scale;
        (DoubleEnclosure defined, DoubleEnclosure stated) = At(activation, Math.Abs(x), n < 0);
        string part = Part(activation, Math.Max(Math.Abs(x), scale), n < 0);
        return new ActivationException(string.Create(
            CultureInfo.InvariantCulture,
            $"the {part} of activation '{activation.Name}' is wrong at input code {code}: f({x}) is {defined.Middle} by the definition, {stated.Middle} by base and residual"));
    }

    private static string Part(Activation activation, double t, bool negative)
    {
        double[] differences = [.. new[] { 0.5 * t, 0.75 * t, t }.Select(point => Difference(activation, point, negative))];
        double largest = differences.Max(Math.Abs);
        double bend = Math.Abs(differences[0] - (2 * differences[1]) + differences[2]);
        bool isMirrored = activation.Symmetry switch
        {
            Symmetry.None => false,
            Symmetry.NegativeSide => !negative,
            _ => negative,
        };
        (DoubleEnclosure defined, DoubleEnclosure stated) = At(activation, t, !negative);
        return largest == 0 ? "decomposition"
            : bend <= Straight * largest ? "base"
            : isMirrored && defined.Meets(stated) ? "symmetry"
            : "residual";
    }

    private static double Difference(Activation activation, double t, bool negative)
    {
        (DoubleEnclosure defined, DoubleEnclosure stated) = At(activation, t, negative);
        double difference = defined.Middle - stated.Middle;
        return Math.Abs(difference) <= Noise * (1 + Math.Abs(defined.Middle)) ? 0 : difference;
    }

    private static (DoubleEnclosure Defined, DoubleEnclosure Stated) At(Activation activation, double magnitude, bool negative)
    {
        DoubleEnclosure t = DoubleEnclosure.Exactly(magnitude);
        return (activation.Definition(negative ? -t : t), activation.Base.At(t, negative) + activation.ResidualAt(t, negative));
    }
}
