using System.Runtime.Intrinsics;
using HwAct.Ideals;
using HwAct.Methods;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>
/// A gated kernel in doubles. The products of a kernel are integers of fewer than 53 bits, so doubles hold them and their outputs
/// exactly; the exact value is a double with a known error. Output codes are taken less the zero point throughout.
/// </summary>
internal sealed class PairDoubles
{
    /// <summary>So far beyond an end of the output type nothing is decided any more.</summary>
    public const double Beyond = 2;

    private readonly IdealPairs reference;
    private readonly Requantizer requantizer;

    /// <summary>Prepares a kernel.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="requantizer">What is done with the products.</param>
    public PairDoubles(IdealPairs reference, Requantizer requantizer)
    {
        this.reference = reference;
        this.requantizer = requantizer;
        Rule = ProductTiesOf.Rule(reference.Specification.Rounding);
        Quantization up = reference.Specification.Inputs[1];
        Quantization output = reference.Specification.Output;
        Steps = [.. reference.Up.ToArray().Select(code => (double)(code - up.ZeroPoint))];
        Reach = Steps.Max(Math.Abs);
        Least = output.Type.Min - output.ZeroPoint;
        Most = output.Type.Max - output.ZeroPoint;
    }

    /// <summary>The codes of the second input, less its zero point, from the most negative.</summary>
    public double[] Steps { get; }

    /// <summary>Largest distance of a code of the second input from its zero point.</summary>
    public double Reach { get; }

    /// <summary>Smallest output.</summary>
    public double Least { get; }

    /// <summary>Largest output.</summary>
    public double Most { get; }

    /// <summary>How ties of the exact value are rounded.</summary>
    public ProductTies Rule { get; }

    /// <summary>How ties of the product are rounded.</summary>
    public ProductTies Ties => requantizer.Ties;

    /// <summary>The exact value that one step of the second input makes, in output LSB.</summary>
    /// <remarks>Never 0 where f is not: the sign counts where the output type ends at real zero.</remarks>
    public double Slope(int gate)
    {
        DoubleEnclosure slope = reference.Slopes[gate];
        double middle = slope.Middle;
        return middle != 0 || slope.IsExact ? middle : slope.Low != 0 ? slope.Low : slope.High;
    }

    /// <summary>What one step of the second input makes of a value of the gate, in output LSB before rounding.</summary>
    public double Made(long value) => value * requantizer.Unit;

    /// <summary>The output.</summary>
    public double Output(long value, int up) => Math.Clamp(Rounded(Made(value) * Steps[up], Ties), Least, Most);

    /// <summary>The error of a pair.</summary>
    public double Error(int gate, long value, int up) => Output(value, up) - Math.Clamp(Slope(gate) * Steps[up], Least, Most);

    /// <summary>One double rounded as four are.</summary>
    public static double Rounded(double value, ProductTies ties) => VectorRounding.Round(Vector256.Create(value), ties)[0];
}
