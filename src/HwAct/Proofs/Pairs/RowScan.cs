using System.Runtime.Intrinsics;
using HwAct.Methods;

namespace HwAct.Proofs;

/// <summary>Measures a gated kernel over the codes of its second input for one code of its gate, four pairs at a time.</summary>
/// <param name="kernel">The kernel in doubles.</param>
/// <param name="calls">Decides what doubles cannot.</param>
internal sealed class RowScan(PairDoubles kernel, CloseCalls calls)
{
    private static readonly Vector256<double> One = Vector256.Create(1.0);

    private readonly double[] sumBelow = Below(kernel.Steps, step => step);
    private readonly double[] squaresBelow = Below(kernel.Steps, step => step * step);

    /// <summary>Measures a part of a row.</summary>
    /// <param name="gate">Index of the code of the gate.</param>
    /// <param name="value">What the gate makes of it.</param>
    /// <param name="from">First index of the second input, a multiple of 4.</param>
    /// <param name="to">Index beyond the last one, a multiple of 4.</param>
    public RowFigures Run(int gate, long value, int from, int to) =>
        Nothing(gate, value, from, to)
        ?? Saturated(gate, value, from, to)
        ?? (IsInside(gate, value, from, to) ? ScanInside(gate, value, from, to) : Scan(gate, value, from, to));

    // Far down a tail the gate is nothing, and so is every ideal code.
    private RowFigures? Nothing(int gate, long value, int from, int to)
    {
        double slope = kernel.Slope(gate);
        if (value != 0 || Math.Abs(slope) * kernel.Reach > 0.49 || kernel.Least > -1 || kernel.Most < 1)
        {
            return null;
        }

        double squares = slope * slope * (squaresBelow[to] - squaresBelow[from]);
        (double first, double last) = (-slope * kernel.Steps[from], -slope * kernel.Steps[to - 1]);
        return RowFigures.Empty with
        {
            Lowest = Math.Min(first, last),
            Highest = Math.Max(first, last),
            Sum = -slope * (sumBelow[to] - sumBelow[from]),
            Squares = squares,
            Signal = squares,
        };
    }

    // Where even the step nearest to zero goes well beyond the same end of the output type, every output is that end, and right.
    private RowFigures? Saturated(int gate, long value, int from, int to)
    {
        (double first, double last) = (kernel.Steps[from], kernel.Steps[to - 1]);
        double nearest = Math.Abs(first) < Math.Abs(last) ? first : last;
        double exact = kernel.Slope(gate) * nearest;
        double made = kernel.Made(value) * nearest;
        double end = exact > 0 ? kernel.Most : kernel.Least;
        bool saturates = (first > 0 || last < 0)
            && (Math.Min(exact, made) > kernel.Most + PairDoubles.Beyond || Math.Max(exact, made) < kernel.Least - PairDoubles.Beyond);
        return saturates ? RowFigures.Empty with { Lowest = 0, Highest = 0, Signal = (to - from) * end * end, Saturated = to - from } : null;
    }

    // Whether neither an exact value nor an output comes near an end of the output type.
    private bool IsInside(int gate, long value, int from, int to)
    {
        double farthest = Math.Max(Math.Abs(kernel.Steps[from]), Math.Abs(kernel.Steps[to - 1]));
        double room = Math.Min(-kernel.Least, kernel.Most) - PairDoubles.Beyond;
        return farthest * Math.Max(Math.Abs(kernel.Slope(gate)), Math.Abs(kernel.Made(value))) < room;
    }

    // Without what saturation asks for; most pairs pass here.
    private RowFigures ScanInside(int gate, long value, int from, int to)
    {
        double doubt = calls.Doubt(gate);
        double slope = kernel.Slope(gate);
        (ProductTies ties, ProductTies rule) = (kernel.Ties, kernel.Rule);
        var made = Vector256.Create(kernel.Made(value));
        var slopes = Vector256.Create(slope);
        var doubtful = Vector256.Create(0.5 - doubt);
        var lanes = new ErrorLanes();
        Vector256<double> unsure = Vector256<double>.Zero;
        ReadOnlySpan<double> row = kernel.Steps;
        for (int i = from; i < to; i += Vector256<double>.Count)
        {
            var n = Vector256.Create(row.Slice(i, Vector256<double>.Count));
            Vector256<double> output = VectorRounding.Round(made * n, ties);
            Vector256<double> exact = slopes * n;
            Vector256<double> ideal = VectorRounding.Round(exact, rule);
            unsure |= Vector256.GreaterThanOrEqual(Vector256.Abs(exact - ideal), doubtful);
            lanes.Add(output - exact, ~Vector256.Equals(output, ideal) & One);
        }

        RowFigures judged = lanes.Figures() with { Signal = slope * slope * (squaresBelow[to] - squaresBelow[from]) };
        return AtTies(judged, unsure, gate, value, from, to, doubt);
    }

    private RowFigures Scan(int gate, long value, int from, int to)
    {
        double doubt = calls.Doubt(gate);
        (ProductTies ties, ProductTies rule) = (kernel.Ties, kernel.Rule);
        var made = Vector256.Create(kernel.Made(value));
        var slopes = Vector256.Create(kernel.Slope(gate));
        var least = Vector256.Create(kernel.Least);
        var most = Vector256.Create(kernel.Most);
        var lowest = Vector256.Create(kernel.Least - PairDoubles.Beyond);
        var highest = Vector256.Create(kernel.Most + PairDoubles.Beyond);
        var doubtful = Vector256.Create(0.5 - doubt);
        var lanes = new ErrorLanes();
        Vector256<double> unsure = Vector256<double>.Zero;
        Vector256<double> signal = Vector256<double>.Zero;
        Vector256<double> saturated = Vector256<double>.Zero;
        Vector256<double> both = Vector256<double>.Zero;
        ReadOnlySpan<double> row = kernel.Steps;
        for (int i = from; i < to; i += Vector256<double>.Count)
        {
            var n = Vector256.Create(row.Slice(i, Vector256<double>.Count));
            Vector256<double> output = Limited(VectorRounding.Round(made * n, ties), least, most);
            Vector256<double> exact = Limited(slopes * n, lowest, highest);
            Vector256<double> rounded = VectorRounding.Round(exact, rule);
            Vector256<double> inside = Limited(exact, least, most);
            Vector256<double> wrong = ~Vector256.Equals(output, Limited(rounded, least, most)) & One;
            Vector256<double> outside = ~Vector256.Equals(exact, inside) & One;
            unsure |= Vector256.GreaterThanOrEqual(Vector256.Abs(exact - rounded), doubtful);
            lanes.Add(output - inside, wrong);
            signal += inside * inside;
            saturated += outside;
            both += outside * wrong;
        }

        (long beyond, long beyondMisrounded) = doubt > 0 ? calls.AtEnds(gate, value, from, to, doubt) : (0, 0);
        RowFigures judged = lanes.Figures() with
        {
            Signal = ErrorLanes.Total(signal),
            Saturated = (long)ErrorLanes.Total(saturated) + beyond,
            MisroundedSaturated = (long)ErrorLanes.Total(both) + beyondMisrounded,
        };
        return AtTies(judged, unsure, gate, value, from, to, doubt);
    }

    private RowFigures AtTies(RowFigures judged, Vector256<double> unsure, int gate, long value, int from, int to, double doubt) =>
        doubt > 0 && Vector256.ExtractMostSignificantBits(unsure) != 0
            ? judged with { Misrounded = judged.Misrounded + calls.AtTies(gate, value, from, to, doubt) }
            : judged;

    private static Vector256<double> Limited(Vector256<double> values, Vector256<double> least, Vector256<double> most) =>
        Vector256.MinNative(Vector256.MaxNative(values, least), most);

    // Sums over the steps below each index; of integers, so exact.
    private static double[] Below(double[] steps, Func<double, double> term)
    {
        var sums = new double[steps.Length + 1];
        for (int i = 0; i < steps.Length; i++)
        {
            sums[i + 1] = sums[i] + term(steps[i]);
        }

        return sums;
    }
}
