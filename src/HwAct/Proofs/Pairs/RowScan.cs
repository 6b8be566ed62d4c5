using System.Runtime.Intrinsics;
using HwAct.Approximations.Gating;
using HwAct.Numerics;

namespace HwAct.Proofs.Pairs;

/// <summary>
/// Measures a gated kernel over every code of its second input for one code of its gate, four pairs at a time. The products
/// of a kernel are integers of fewer than 53 bits, so doubles hold them and their outputs exactly; the exact value is a double with a known error, and
/// pairs whose ideal code that error could change are decided again, with certainty.
/// </summary>
/// <remarks>Always four lanes, so that the sums are the same on every machine. There is no NaN here, and −0 counts as 0, so the smaller and
/// the larger of two may be those of the processor.</remarks>
internal sealed class RowScan
{
    // Significant bits of a slope up to which its product with a code of 17 bits, and that and one half, are doubles.
    private const int ExactBits = 34;

    private readonly PairReference reference;
    private readonly Requantizer requantizer;
    private readonly ProductTies rule;
    private readonly double[] steps;
    private readonly double[] sumBelow;
    private readonly double[] squaresBelow;
    private readonly double least;
    private readonly double most;
    private readonly double zeroPoint;

    /// <summary>Prepares the scan of a kernel.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="requantizer">What is done with the products.</param>
    public RowScan(PairReference reference, Requantizer requantizer)
    {
        this.reference = reference;
        this.requantizer = requantizer;
        rule = ProductTiesOf.Rule(reference.Specification.Rounding);
        Quantization up = reference.Specification.Up!;
        Quantization output = reference.Specification.Output;
        steps = [.. reference.Up.ToArray().Select(code => (double)(code - up.ZeroPoint))];
        sumBelow = Below(step => step);
        squaresBelow = Below(step => step * step);
        Reach = steps.Max(Math.Abs);
        zeroPoint = output.ZeroPoint;
        least = output.Type.Min - zeroPoint;
        most = output.Type.Max - zeroPoint;
    }

    /// <summary>Number of codes of the second input.</summary>
    public int Count => steps.Length;

    /// <summary>Largest distance of a code of the second input from its zero point.</summary>
    public double Reach { get; }

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
        double v = Slope(gate);
        if (value != 0 || Math.Abs(v) * Reach > 0.49 || least > -1 || most < 1)
        {
            return null;
        }

        double squares = v * v * (squaresBelow[to] - squaresBelow[from]);
        (double first, double last) = (-v * steps[from], -v * steps[to - 1]);
        return new RowFigures(
            Math.Min(first, last), Math.Max(first, last), -v * (sumBelow[to] - sumBelow[from]), squares, squares, 0, 0, 0);
    }

    // Where even the step nearest to zero goes well beyond the same end of the output type, every output is that end, and right.
    private RowFigures? Saturated(int gate, long value, int from, int to)
    {
        double nearest = Math.Abs(steps[from]) < Math.Abs(steps[to - 1]) ? steps[from] : steps[to - 1];
        double exact = Slope(gate) * nearest;
        double made = value * requantizer.Unit * nearest;
        bool oneSided = steps[from] > 0 || steps[to - 1] < 0;
        double end = exact > 0 ? most : least;
        return oneSided && ((exact > most + 2 && made > most + 2) || (exact < least - 2 && made < least - 2))
            ? new RowFigures(0, 0, 0, 0, (to - from) * end * end, 0, to - from, 0)
            : null;
    }

    // Whether neither an exact value nor an output comes near an end of the output type.
    private bool IsInside(int gate, long value, int from, int to)
    {
        double farthest = Math.Max(Math.Abs(steps[from]), Math.Abs(steps[to - 1]));
        double room = Math.Min(-least, most) - 2;
        return farthest * Math.Max(Math.Abs(Slope(gate)), Math.Abs(value * requantizer.Unit)) < room;
    }

    // As below, without what saturation asks for: most pairs pass here.
    private RowFigures ScanInside(int gate, long value, int from, int to)
    {
        double slope = Slope(gate);
        double doubt = Doubt(reference.Slopes[gate]);
        var a = Vector256.Create(value * requantizer.Unit);
        var v = Vector256.Create(slope);
        var doubtful = Vector256.Create(0.5 - doubt);
        var one = Vector256.Create(1.0);
        Vector256<double> minimum = Vector256.Create(double.PositiveInfinity);
        Vector256<double> maximum = Vector256.Create(double.NegativeInfinity);
        Vector256<double> sum = Vector256<double>.Zero;
        Vector256<double> squares = Vector256<double>.Zero;
        Vector256<double> misrounded = Vector256<double>.Zero;
        Vector256<double> unsure = Vector256<double>.Zero;
        ReadOnlySpan<double> row = steps;
        for (int i = from; i < to; i += Vector256<double>.Count)
        {
            var n = Vector256.Create(row.Slice(i, Vector256<double>.Count));
            Vector256<double> output = VectorRounding.Round(a * n, requantizer.Ties);
            Vector256<double> exact = v * n;
            Vector256<double> ideal = VectorRounding.Round(exact, rule);
            Vector256<double> error = output - exact;
            unsure |= Vector256.GreaterThanOrEqual(Vector256.Abs(exact - ideal), doubtful);
            misrounded += ~Vector256.Equals(output, ideal) & one;
            minimum = Vector256.MinNative(minimum, error);
            maximum = Vector256.MaxNative(maximum, error);
            sum += error;
            squares += error * error;
        }

        long corrected = doubt > 0 && Vector256.ExtractMostSignificantBits(unsure) != 0 ? Corrections(gate, value, from, to, doubt) : 0;
        double signal = slope * slope * (squaresBelow[to] - squaresBelow[from]);
        return new RowFigures(
            Least(minimum), -Least(-maximum), Total(sum), Total(squares), signal, (long)Total(misrounded) + corrected, Saturated: 0, MisroundedSaturated: 0);
    }

    private RowFigures Scan(int gate, long value, int from, int to)
    {
        DoubleEnclosure slope = reference.Slopes[gate];
        double doubt = Doubt(slope);
        var a = Vector256.Create(value * requantizer.Unit);
        var v = Vector256.Create(Slope(gate));
        var low = Vector256.Create(least);
        var high = Vector256.Create(most);

        // Beyond the ends by two nothing is decided any more.
        var lowest = Vector256.Create(least - 2);
        var highest = Vector256.Create(most + 2);
        var doubtful = Vector256.Create(0.5 - doubt);
        var one = Vector256.Create(1.0);
        Vector256<double> minimum = Vector256.Create(double.PositiveInfinity);
        Vector256<double> maximum = Vector256.Create(double.NegativeInfinity);
        Vector256<double> sum = Vector256<double>.Zero;
        Vector256<double> squares = Vector256<double>.Zero;
        Vector256<double> signal = Vector256<double>.Zero;
        Vector256<double> misrounded = Vector256<double>.Zero;
        Vector256<double> saturated = Vector256<double>.Zero;
        Vector256<double> both = Vector256<double>.Zero;
        Vector256<double> unsure = Vector256<double>.Zero;
        ReadOnlySpan<double> row = steps;
        for (int i = from; i < to; i += Vector256<double>.Count)
        {
            var n = Vector256.Create(row.Slice(i, Vector256<double>.Count));
            Vector256<double> output = Vector256.MinNative(Vector256.MaxNative(VectorRounding.Round(a * n, requantizer.Ties), low), high);
            Vector256<double> exact = Vector256.MinNative(Vector256.MaxNative(v * n, lowest), highest);
            Vector256<double> rounded = VectorRounding.Round(exact, rule);
            unsure |= Vector256.GreaterThanOrEqual(Vector256.Abs(exact - rounded), doubtful);
            Vector256<double> ideal = Vector256.MinNative(Vector256.MaxNative(rounded, low), high);
            Vector256<double> inside = Vector256.MinNative(Vector256.MaxNative(exact, low), high);
            Vector256<double> error = output - inside;
            Vector256<double> wrong = ~Vector256.Equals(output, ideal) & one;
            Vector256<double> outside = ~Vector256.Equals(exact, inside);
            minimum = Vector256.MinNative(minimum, error);
            maximum = Vector256.MaxNative(maximum, error);
            sum += error;
            squares += error * error;
            signal += inside * inside;
            misrounded += wrong;
            saturated += outside & one;
            both += outside & wrong;
        }

        (long beyond, long beyondMisrounded) = doubt > 0 ? EndCorrections(gate, value, from, to, doubt) : (0, 0);
        long corrected = doubt > 0 && Vector256.ExtractMostSignificantBits(unsure) != 0 ? Corrections(gate, value, from, to, doubt) : 0;
        return new RowFigures(
            Least(minimum),
            -Least(-maximum),
            Total(sum),
            Total(squares),
            Total(signal),
            (long)Total(misrounded) + corrected,
            (long)Total(saturated) + beyond,
            (long)Total(both) + beyondMisrounded);
    }

    /// <summary>The error of one pair, by the same operations.</summary>
    public double ErrorAt(int gate, long value, int up) =>
        OutputAt(value, up) - Math.Clamp(Slope(gate) * steps[up], least, most);

    /// <summary>Whether no output of a row lies on the other side of real zero than the exact value.</summary>
    public bool SignIsKept(int gate, long value) => AtEnds(gate, value, (output, exact, _) => output * exact >= 0);

    /// <summary>Whether no output of a row falls, along the second input, where the ideal codes rise, or the reverse.</summary>
    public bool FollowsIdeal(int gate, long value) => AtEnds(gate, value, (output, _, ideal) => output * ideal >= 0);

    // Outputs, exact values and ideal codes each run one way from zero, so what holds at both ends of a row holds in it.
    private bool AtEnds(int gate, long value, Func<double, double, double, bool> holds)
    {
        foreach (int end in (ReadOnlySpan<int>)[0, steps.Length - 1])
        {
            double exact = Slope(gate) * steps[end];
            if (!holds(OutputAt(value, end), exact, Math.Clamp(Rounded(exact, rule), least, most)))
            {
                return false;
            }
        }

        return true;
    }

    // Never 0 where f is not: the sign counts where the output type ends at real zero.
    private double Slope(int gate)
    {
        DoubleEnclosure slope = reference.Slopes[gate];
        double middle = slope.Middle;
        return middle != 0 || slope.IsExact ? middle : slope.Low != 0 ? slope.Low : slope.High;
    }

    // Less the zero point.
    private double OutputAt(long value, int up) =>
        Math.Clamp(Rounded(value * requantizer.Unit * steps[up], requantizer.Ties), least, most);

    // Sums over the steps below each index; of integers, so exact.
    private double[] Below(Func<double, double> term)
    {
        var sums = new double[steps.Length + 1];
        for (int i = 0; i < steps.Length; i++)
        {
            sums[i + 1] = sums[i] + term(steps[i]);
        }

        return sums;
    }

    // How far the exact value may be from its double, in LSB, as far as it is not saturated; 0 where it is that double.
    private double Doubt(DoubleEnclosure slope)
    {
        if (slope.IsExact && HasFewBits(slope.Low))
        {
            return 0;
        }

        double width = 0.5 * (slope.High - slope.Low);
        double range = most - least + 4;
        double relative = width / Math.Max(Math.Abs(slope.Middle), double.Epsilon);
        return Math.Min(width * Reach, relative * range) + Math.ScaleB(range, -51);
    }

    private static bool HasFewBits(double value) =>
        value == 0 || Math.ScaleB(value, ExactBits - 1 - Math.ILogB(value)) is double mantissa && mantissa == Math.Floor(mantissa);

    // What the doubles judged wrongly among the pairs that are too close to a tie for them.
    private long Corrections(int gate, long value, int from, int to, double doubt)
    {
        long correction = 0;
        double v = Slope(gate);
        for (int i = from; i < to; i++)
        {
            double exact = Math.Clamp(v * steps[i], least - 2, most + 2);
            double rounded = Rounded(exact, rule);
            if (Math.Abs(exact - rounded) >= 0.5 - doubt)
            {
                double output = OutputAt(value, i);
                double ideal = reference.Ideal(gate, (long)steps[i]) - zeroPoint;
                correction += (output == ideal ? 0 : 1) - (output == Math.Clamp(rounded, least, most) ? 0 : 1);
            }
        }

        return correction;
    }

    // The same for the few pairs that are too close to an end of the output type to tell whether they lie outside it.
    private (long Outside, long MisroundedOutside) EndCorrections(int gate, long value, int from, int to, double doubt)
    {
        long outside = 0;
        long misrounded = 0;
        double v = Slope(gate);
        foreach (double end in (ReadOnlySpan<double>)[least, most])
        {
            // At real zero the sign of the double is that of the value.
            double place = end / v;
            if (end == 0 || !(Math.Abs(place) <= Reach + 1))
            {
                continue;
            }

            int nearest = (int)Math.Round(place - steps[0]);
            for (int i = Math.Max(from, nearest - 1); i < Math.Min(to, nearest + 2); i++)
            {
                double exact = v * steps[i];
                if (Math.Abs(exact - end) > doubt)
                {
                    continue;
                }

                long n = (long)steps[i];
                int counted = exact < least || exact > most ? 1 : 0;
                int certain = reference.Compare(gate, n, (long)end) == Math.Sign(end) ? 1 : 0;
                bool wrong = OutputAt(value, i) != reference.Ideal(gate, n) - zeroPoint;
                outside += certain - counted;
                misrounded += wrong ? certain - counted : 0;
            }
        }

        return (outside, misrounded);
    }

    private static double Rounded(double value, ProductTies ties) => VectorRounding.Round(Vector256.Create(value), ties)[0];

    // In one order everywhere.
    private static double Total(Vector256<double> values) => values[0] + values[1] + (values[2] + values[3]);

    private static double Least(Vector256<double> values) =>
        Math.Min(Math.Min(values[0], values[1]), Math.Min(values[2], values[3]));
}
