using HwAct.Ideals;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>What is largest over every pair, to all digits of a <see cref="DecimalFigure"/>: doubles choose the pairs that it may be, and big
/// integers decide among these.</summary>
/// <param name="reference">The certified ideal.</param>
/// <param name="kernel">The kernel in doubles.</param>
/// <param name="values">What the gate makes of each of its codes.</param>
/// <param name="rows">The figures of each code of the gate.</param>
internal sealed class PairExtremes(IdealPairs reference, PairDoubles kernel, ImmutableArray<long> values, RowFigures[] rows)
{
    // Where more pairs than this come near the largest error, the doubles' own bound is stated.
    private const int MostPlaces = 20_000;

    // Of no more pairs than this those are told apart first whose error is certain.
    private const int MostSorted = 1 << 24;

    private readonly Quantization output = reference.Specification.Output;
    private readonly CertifiedErrors certified = new(reference.Evaluation, reference.Specification.Output);
    private readonly CloseCalls calls = new(reference, kernel);

    /// <summary>The largest |error|: the first codes that reach it, in output LSB and as a real number, both rounded up.</summary>
    public (ImmutableArray<long> Codes, DecimalFigure Lsb, DecimalFigure Abs) Largest()
    {
        double least = Enumerable.Range(0, rows.Length).Max(gate => rows[gate].Worst - Doubt(gate));
        int[] near = [.. Enumerable.Range(0, rows.Length).Where(gate => rows[gate].Worst + Doubt(gate) >= least)];
        (int Gate, int Up)[] pairs = [.. near.SelectMany(gate => Enumerable.Range(0, kernel.Steps.Length)
            .Where(up => Math.Abs(kernel.Error(gate, values[gate], up)) + Doubt(gate) >= least)
            .Select(up => (gate, up))).Take(MostPlaces + 1)];
        if (pairs.Length > MostPlaces && reference.Pairs <= MostSorted && Sorted(near, least) is var (codes, sorted, sortedReal))
        {
            return (codes, sorted, sortedReal);
        }

        if (near.All(calls.IsExact) || pairs.Length > MostPlaces)
        {
            double most = near.Max(gate => rows[gate].Worst + Doubt(gate));
            (DecimalFigure exact, DecimalFigure real) = CertifiedErrors.Exactly(most, output.Scale);
            return ([reference.Gate[pairs[0].Gate], reference.Up[pairs[0].Up]], exact, real);
        }

        (MeasuredPlace place, DecimalFigure lsb, DecimalFigure abs) = certified.Largest([.. pairs.Select(pair => Place(pair.Gate, pair.Up))]);
        return (CodesOf(place), lsb, abs);
    }

    // Where all but every pair saturates, or its exact value is 0, nothing is in doubt, and the largest error may be none.
    private (ImmutableArray<long> Codes, DecimalFigure Lsb, DecimalFigure Abs)? Sorted(int[] near, double least)
    {
        var open = new List<MeasuredPlace>();
        (int Gate, int Up, double Error) certain = (-1, -1, -1);
        foreach (int gate in near)
        {
            for (int up = 0; up < kernel.Steps.Length; up++)
            {
                double error = Math.Abs(kernel.Error(gate, values[gate], up));
                if (IsCertain(gate, up))
                {
                    certain = error > certain.Error ? (gate, up, error) : certain;
                }
                else if (error + Doubt(gate) >= least)
                {
                    open.Add(Place(gate, up));
                    if (open.Count > MostPlaces)
                    {
                        return null;
                    }
                }
            }
        }

        if (certain.Gate < 0)
        {
            return null;
        }

        (DecimalFigure exact, DecimalFigure real) = CertifiedErrors.Exactly(certain.Error, output.Scale);
        if (open.Count > 0 && certified.Largest(open) is var (place, lsb, abs) && exact <= lsb)
        {
            return (CodesOf(place), lsb, abs);
        }

        return ([reference.Gate[certain.Gate], reference.Up[certain.Up]], exact, real);
    }

    // The exact value is 0, or limited to an end of the output codes.
    private bool IsCertain(int gate, int up)
    {
        DoubleEnclosure value = reference.Slopes[gate] * DoubleEnclosure.Exactly(kernel.Steps[up]);
        return kernel.Steps[up] == 0 || value.Low > kernel.Most || value.High < kernel.Least;
    }

    private ImmutableArray<long> CodesOf(MeasuredPlace place) => [place.Code, place.Multiplier + reference.Specification.Inputs[1].ZeroPoint];

    /// <summary>How far at most an exact value lies outside the output codes, in output LSB, rounded up: at an end of a row.</summary>
    public DecimalFigure Beyond()
    {
        int last = kernel.Steps.Length - 1;
        (int Gate, int Up, double Beyond)[] ends =
        [
            .. Enumerable.Range(0, rows.Length).SelectMany(gate => new[] { (gate, 0), (gate, last) })
                .Select(end => (end.Item1, end.Item2, Exceeds(kernel.Slope(end.Item1) * kernel.Steps[end.Item2]))),
        ];
        double most = ends.Max(end => end.Beyond);
        return certified.Largest([.. ends.Where(end => end.Beyond >= most * (1 - 1e-9)).Select(end => Place(end.Gate, end.Up))], certified.Beyond).Lsb;
    }

    private double Exceeds(double value) => Math.Max(0, Math.Max(value - kernel.Most, kernel.Least - value));

    private double Doubt(int gate) => calls.IsExact(gate) ? 0 : kernel.Doubt(gate, rows[gate].Worst);

    private MeasuredPlace Place(int gate, int up) => new(reference.Gate[gate], (long)kernel.Steps[up], (long)kernel.Output(values[gate], up) + output.ZeroPoint);
}
