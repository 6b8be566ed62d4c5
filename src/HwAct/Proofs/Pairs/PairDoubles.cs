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
    /// <summary>So far beyond an end of the output codes nothing is decided any more.</summary>
    public const double Beyond = 2;

    private readonly IdealPairs reference;
    private readonly Requantizer requantizer;
    private readonly (double Slope, double Left)[] slopes;

    /// <summary>Prepares a kernel.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="requantizer">What is done with the products.</param>
    /// <param name="isFine">Whether slopes are two doubles each.</param>
    public PairDoubles(IdealPairs reference, Requantizer requantizer, bool isFine)
    {
        this.reference = reference;
        this.requantizer = requantizer;
        Rule = ProductTiesOf.Rule(reference.Specification.Rounding);
        Quantization up = reference.Specification.Inputs[1];
        Quantization output = reference.Specification.Output;
        Steps = [.. reference.Up.ToArray().Select(code => (double)(code - up.ZeroPoint))];
        Reach = Steps.Max(Math.Abs);
        Least = output.MinCode - output.ZeroPoint;
        Most = output.MaxCode - output.ZeroPoint;
        IsFine = isFine;
        slopes = new (double, double)[reference.Gate.Count];
        Parallel.For(0, slopes.Length, gate => slopes[gate] = isFine && !reference.Slopes[gate].IsExact ? Fine(gate) : (Coarse(gate), 0));
    }

    /// <summary>Whether slopes are two doubles each.</summary>
    public bool IsFine { get; }

    /// <summary>The codes of the second input, less its zero point, from the most negative.</summary>
    public double[] Steps { get; }

    /// <summary>Largest distance of a code of the second input from its zero point.</summary>
    public double Reach { get; }

    /// <summary>Smallest output.</summary>
    public double Least { get; }

    /// <summary>Largest output.</summary>
    public double Most { get; }

    /// <summary>The farthest that an output and real zero, or two outputs, lie apart.</summary>
    public double Span => Math.Max(Most, 0) - Math.Min(Least, 0);

    /// <summary>How ties of the exact value are rounded.</summary>
    public ProductTies Rule { get; }

    /// <summary>How ties of the product are rounded.</summary>
    public ProductTies Ties => requantizer.Ties;

    /// <summary>The exact value that one step of the second input makes, in output LSB.</summary>
    /// <remarks>Never 0 where f is not: the sign counts where the output codes ends at real zero.</remarks>
    public double Slope(int gate) => slopes[gate].Slope;

    /// <summary>What the slope leaves out of the exact value; 0 unless slopes are two doubles each.</summary>
    public double Rest(int gate) => slopes[gate].Left;

    /// <summary>What one step of the second input makes of a value of the gate, in output LSB before rounding.</summary>
    public double Made(long value) => value * requantizer.Unit;

    /// <summary>The output.</summary>
    public double Output(long value, int up) => Math.Clamp(Rounded(Made(value) * Steps[up], Ties), Least, Most);

    /// <summary>The error of a pair, the difference rounded and not the product.</summary>
    public double Error(int gate, long value, int up)
    {
        double output = Output(value, up);
        double exact = Slope(gate) * Steps[up];
        return exact >= Least && exact <= Most
            ? Math.FusedMultiplyAdd(-Rest(gate), Steps[up], Math.FusedMultiplyAdd(-Slope(gate), Steps[up], output))
            : output - Math.Clamp(exact, Least, Most);
    }

    /// <summary>How far the error of a pair of a row may be from its double, that being at most so large.</summary>
    public double Doubt(int gate, double error)
    {
        DoubleEnclosure slope = reference.Slopes[gate];
        double rounding = Math.ScaleB(error, -51);
        double range = Math.Min(Math.Abs(Slope(gate)) * Reach, Span);
        return slope.IsExact ? rounding
            : IsFine ? rounding + Math.ScaleB(range, -98)
            : rounding + Math.Min((slope.High - slope.Low) * Reach, Width(gate) * Span);
    }

    /// <summary>How far the slope of a row may be from its double, as a part of it.</summary>
    public double Width(int gate)
    {
        DoubleEnclosure slope = reference.Slopes[gate];
        return slope.IsExact ? 0 : IsFine ? Math.ScaleB(1, -98) : (slope.High - slope.Low) / Math.Max(Math.Abs(slope.Middle), double.Epsilon);
    }

    /// <summary>One double rounded as four are.</summary>
    public static double Rounded(double value, ProductTies ties) => VectorRounding.Round(Vector256.Create(value), ties)[0];

    private double Coarse(int gate)
    {
        DoubleEnclosure slope = reference.Slopes[gate];
        double middle = slope.Middle;
        return middle != 0 || slope.IsExact ? middle : slope.Low != 0 ? slope.Low : slope.High;
    }

    private (double Slope, double Left) Fine(int gate)
    {
        (double slope, double rest) = reference.FineSlope(gate);
        return slope == 0 ? (Coarse(gate), 0) : (slope, rest);
    }
}
