using System.Runtime.Intrinsics;
using HwAct.Methods;

namespace HwAct.Proofs;

/// <summary>Measures a gated kernel over the codes of its second input for one code of its gate, four pairs at a time.</summary>
/// <param name="kernel">The kernel in doubles.</param>
/// <param name="calls">Decides what doubles cannot.</param>
internal sealed class RowScan(PairDoubles kernel, CloseCalls calls)
{
    private static readonly Vector256<double> One = Vector256.Create(1.0);
    private static readonly Vector256<double> Half = Vector256.Create(0.5);

    private readonly double[] sumBelow = Below(kernel.Steps, step => step);
    private readonly double[] squaresBelow = Below(kernel.Steps, step => step * step);

    /// <summary>Measures a part of a row.</summary>
    /// <param name="gate">Index of the code of the gate.</param>
    /// <param name="value">What the gate makes of it.</param>
    /// <param name="from">First index of the second input.</param>
    /// <param name="to">Index beyond the last one.</param>
    public RowFigures Run(int gate, long value, int from, int to)
    {
        if ((Nothing(gate, value, from, to) ?? Saturated(gate, value, from, to)) is RowFigures known)
        {
            return known;
        }

        int fours = to - ((to - from) % Vector256<double>.Count);
        RowFigures figures = fours == from ? RowFigures.Empty
            : IsInside(gate, value, from, fours) ? ScanInside(gate, value, from, fours)
            : Scan(gate, value, from, fours);
        for (int up = fours; up < to; up++)
        {
            figures += Pair(gate, value, up);
        }

        return figures;
    }

    // Far down a tail the gate is nothing, and so is every ideal code.
    private RowFigures? Nothing(int gate, long value, int from, int to)
    {
        double slope = kernel.Slope(gate);
        if (value != 0 || Math.Abs(slope) * kernel.Reach > 0.49 || kernel.Least > -1 || kernel.Most < 1)
        {
            return null;
        }

        double signal = slope * slope * (squaresBelow[to] - squaresBelow[from]);
        double steps = sumBelow[to] - sumBelow[from];
        (double first, double last) = (-slope * kernel.Steps[from], -slope * kernel.Steps[to - 1]);
        return new RowFigures(Math.Min(first, last), Math.Max(first, last))
        {
            Sum = (-slope * steps) - (kernel.Rest(gate) * steps),
            Steps = steps,
            Squares = signal,
            Signal = signal,
            TrueSquares = signal,
            TrueSignal = signal,
        };
    }

    // Where even the step nearest to zero goes well beyond the same end of the output codes, every output is that end, and right.
    private RowFigures? Saturated(int gate, long value, int from, int to)
    {
        (double first, double last) = (kernel.Steps[from], kernel.Steps[to - 1]);
        double nearest = Math.Abs(first) < Math.Abs(last) ? first : last;
        double exact = kernel.Slope(gate) * nearest;
        double made = kernel.Made(value) * nearest;
        double end = exact > 0 ? kernel.Most : kernel.Least;
        bool saturates = (first > 0 || last < 0) && (exact > 0
            ? Math.Min(exact, made) > Math.Max(0, kernel.Most) + PairDoubles.Beyond
            : Math.Max(exact, made) < Math.Min(0, kernel.Least) - PairDoubles.Beyond);
        if (!saturates)
        {
            return null;
        }

        // Σ(s·n − end)² about the middle of the steps, which are consecutive: every term is positive.
        double count = to - from;
        double slope = kernel.Slope(gate);
        double middle = Math.FusedMultiplyAdd(slope, 0.5 * (first + last), -end);
        return new RowFigures(0, 0)
        {
            Signal = count * end * end,
            TrueSquares = (count * middle * middle) + (slope * slope * count * ((count * count) - 1) / 12),
            TrueSignal = slope * slope * (squaresBelow[to] - squaresBelow[from]),
            Saturated = to - from,
        };
    }

    // Whether neither an exact value nor an output comes near an end of the output codes.
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
        var rests = Vector256.Create(-kernel.Rest(gate));
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
            Vector256<double> rounding = Vector256.Abs(exact - ideal);
            unsure |= Vector256.GreaterThanOrEqual(rounding, doubtful);

            // Fused, the difference is rounded and not the product: it is as precise where outputs are wide.
            Vector256<double> error = Vector256.FusedMultiplyAdd(rests, n, Vector256.FusedMultiplyAdd(-slopes, n, output));
            lanes.Add(error, output, ~Vector256.Equals(output, ideal) & One, Vector256.Equals(Vector256.Abs(error), Half));
        }

        double signal = slope * slope * (squaresBelow[to] - squaresBelow[from]);
        RowFigures judged = lanes.Figures(slope, kernel.Rest(gate), sumBelow[to] - sumBelow[from]) with { Signal = signal, TrueSignal = signal };
        return AtTies(judged, unsure, gate, value, from, to, doubt);
    }

    // What is left of a range of codes when fours are taken.
    private RowFigures Pair(int gate, long value, int up)
    {
        double n = kernel.Steps[up];
        double slope = kernel.Slope(gate);
        double output = kernel.Output(value, up);
        double inside = Math.Clamp(slope * n, kernel.Least, kernel.Most);
        bool isInside = inside == slope * n;
        bool wrong = calls.IsMisrounded(gate, value, up);
        bool outside = calls.IsOutside(gate, up);
        double error = kernel.Error(gate, value, up);
        double distance = Math.FusedMultiplyAdd(-kernel.Rest(gate), n, Math.FusedMultiplyAdd(-slope, n, output));
        return new RowFigures(error, error)
        {
            Sum = error,
            Steps = isInside ? n : 0,
            Squares = error * error,
            Signal = inside * inside,
            TrueSquares = distance * distance,
            TrueSignal = slope * slope * n * n,
            Misrounded = wrong ? 1 : 0,
            Ties = wrong && calls.IsTie(gate, value, up) ? 1 : 0,
            Saturated = outside ? 1 : 0,
            MisroundedSaturated = wrong && outside ? 1 : 0,
        };
    }

    private RowFigures Scan(int gate, long value, int from, int to)
    {
        double doubt = calls.Doubt(gate);
        (ProductTies ties, ProductTies rule) = (kernel.Ties, kernel.Rule);
        var made = Vector256.Create(kernel.Made(value));
        var slopes = Vector256.Create(kernel.Slope(gate));
        var rests = Vector256.Create(-kernel.Rest(gate));
        var least = Vector256.Create(kernel.Least);
        var most = Vector256.Create(kernel.Most);
        var lowest = Vector256.Create(kernel.Least - PairDoubles.Beyond);
        var highest = Vector256.Create(kernel.Most + PairDoubles.Beyond);
        var doubtful = Vector256.Create(0.5 - doubt);
        var lanes = new ErrorLanes();
        Vector256<double> unsure = Vector256<double>.Zero;
        Vector256<double> signal = Vector256<double>.Zero;
        Vector256<double> trueSquares = Vector256<double>.Zero;
        Vector256<double> steps = Vector256<double>.Zero;
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
            Vector256<double> isInside = Vector256.Equals(exact, inside);
            Vector256<double> outside = ~isInside & One;
            Vector256<double> rounding = Vector256.Abs(exact - rounded);
            unsure |= Vector256.GreaterThanOrEqual(rounding, doubtful);
            Vector256<double> distance = Vector256.FusedMultiplyAdd(rests, n, Vector256.FusedMultiplyAdd(-slopes, n, output));
            Vector256<double> beyond = output - inside;
            Vector256<double> error = Vector256.ConditionalSelect(isInside, distance, beyond);
            lanes.Add(error, Vector256.ConditionalSelect(isInside, output, beyond), wrong, Vector256.Equals(Vector256.Abs(error), Half));
            steps += isInside & n;
            trueSquares += distance * distance;
            signal += inside * inside;
            saturated += outside;
            both += outside * wrong;
        }

        (long more, long moreMisrounded) = doubt > 0 ? calls.AtEnds(gate, value, from, to, doubt) : (0, 0);
        double slope = kernel.Slope(gate);
        RowFigures judged = lanes.Figures(slope, kernel.Rest(gate), ErrorLanes.Total(steps)) with
        {
            Signal = ErrorLanes.Total(signal),
            TrueSignal = slope * slope * (squaresBelow[to] - squaresBelow[from]),
            TrueSquares = ErrorLanes.Total(trueSquares),
            Saturated = (long)ErrorLanes.Total(saturated) + more,
            MisroundedSaturated = (long)ErrorLanes.Total(both) + moreMisrounded,
        };
        return AtTies(judged, unsure, gate, value, from, to, doubt);
    }

    private RowFigures AtTies(RowFigures judged, Vector256<double> unsure, int gate, long value, int from, int to, double doubt)
    {
        if (doubt == 0)
        {
            return judged;
        }

        (long misrounded, long ties) = Vector256.ExtractMostSignificantBits(unsure) == 0 ? (0, 0) : calls.AtTies(gate, value, from, to, doubt);
        return judged with { Misrounded = judged.Misrounded + misrounded, Ties = ties };
    }

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
