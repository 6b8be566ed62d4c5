using HwAct.Ideals;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>The error of a gated kernel, measured over every pair of input codes: nothing is sampled, 2^32 pairs take seconds.</summary>
/// <param name="Error">The figures over all pairs.</param>
/// <param name="Profile">The error by code of the gate.</param>
/// <param name="Map">Largest |error| by part of the gate (rows) and part of the second input (columns), both from the most negative.</param>
/// <param name="SaturationIsExact">Whether every pair whose exact value lies outside the output type gives its nearest end.</param>
/// <param name="SignKept">Whether no output lies on the other side of real zero than the exact value.</param>
public sealed record PairMeasurement(
    ErrorFigures Error,
    ErrorProfile Profile,
    ImmutableArray<ImmutableArray<double>> Map,
    bool SaturationIsExact,
    bool SignKept)
{
    private const int MostParts = 32;

    /// <summary>Measures a kernel.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="requantizer">What is done with the products.</param>
    /// <param name="values">What the gate makes of each of its codes, from the most negative.</param>
    public static PairMeasurement Of(IdealPairs reference, Requantizer requantizer, ImmutableArray<long> values)
    {
        var kernel = new PairDoubles(reference, requantizer);
        var calls = new CloseCalls(reference, kernel);
        var scan = new RowScan(kernel, calls);
        var rows = new RowFigures[values.Length];
        int parts = Math.Min(MostParts, values.Length);
        var map = new ImmutableArray<double>[parts];
        Parallel.For(0, parts, part =>
        {
            int first = (int)((long)part * values.Length / parts);
            int end = (int)((part + 1L) * values.Length / parts);
            map[part] = Part(scan, kernel.Steps.Length, values, rows, first, end);
        });

        RowFigures all = rows.Aggregate(RowFigures.Empty, (sum, row) => sum + row);
        return new PairMeasurement(
            Figures(reference, kernel, calls, values, rows, all),
            new ErrorProfile(
                reference.Gate,
                [.. rows.Select(row => row.Lowest)],
                [.. rows.Select(row => row.Highest)],
                [.. rows.Select(row => row.Misrounded)],
                kernel.Steps.Length),
            [.. map],
            all.MisroundedSaturated == 0,
            Every(values, new RowSigns(kernel).AreKept));
    }

    // The rows of some codes of the gate; returns the largest |error| by part of the second input.
    private static ImmutableArray<double> Part(RowScan scan, int count, ImmutableArray<long> values, RowFigures[] rows, int first, int end)
    {
        int parts = Math.Min(MostParts, count / 4);
        int length = count / parts;
        var worst = new double[parts];
        for (int gate = first; gate < end; gate++)
        {
            RowFigures row = RowFigures.Empty;
            for (int part = 0; part < parts; part++)
            {
                RowFigures figures = scan.Run(gate, values[gate], part * length, (part + 1) * length);
                worst[part] = Math.Max(worst[part], figures.Worst);
                row += figures;
            }

            rows[gate] = row;
        }

        return [.. worst];
    }

    private static ErrorFigures Figures(IdealPairs reference, PairDoubles kernel, CloseCalls calls, ImmutableArray<long> values, RowFigures[] rows, RowFigures all)
    {
        Quantization output = reference.Specification.Output;
        int gate = Array.FindIndex(rows, row => row.Worst == all.Worst);
        int up = Enumerable.Range(0, kernel.Steps.Length).First(i => Math.Abs(kernel.Error(gate, values[gate], i)) == all.Worst);
        double rmse = Math.Sqrt(all.Squares / reference.Pairs);
        double bias = all.Sum / reference.Pairs;
        return new ErrorFigures(
            reference.Pairs,
            all.Worst,
            [reference.Gate[gate], reference.Up[up]],
            all.Worst * output.Scale,
            rmse,
            rmse * output.Scale,
            bias,
            bias * output.Scale,
            all.Squares > 0 && all.Signal > 0 ? Decibel.OfPowerRatio(all.Signal / all.Squares) : null,
            all.Misrounded,
            all.Saturated,
            Every(values, new RowSigns(kernel).FollowIdeal),
            Every(values, (gate, value) => calls.IsFaithful(gate, value, rows[gate].Worst)));
    }

    private static bool Every(ImmutableArray<long> values, Func<int, long, bool> holds)
    {
        for (int gate = 0; gate < values.Length; gate++)
        {
            if (!holds(gate, values[gate]))
            {
                return false;
            }
        }

        return true;
    }
}
