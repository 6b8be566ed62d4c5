using HwAct.Ideals;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>The error of a gated kernel, measured over every pair of input codes: nothing is sampled, 2^32 pairs take seconds.</summary>
/// <param name="Error">The figures over all pairs.</param>
/// <param name="Profile">The error by code of the gate.</param>
/// <param name="Map">Largest |error| by part of the gate (rows) and part of the second input (columns), both from the most negative.</param>
/// <param name="SaturationIsExact">Whether every pair whose exact value lies outside the output codes gives the nearest of them.</param>
/// <param name="SignKept">Whether no output lies on the other side of real zero than the exact value.</param>
internal sealed record PairMeasurement(
    ErrorFigures Error,
    ErrorProfile Profile,
    ImmutableArray<ImmutableArray<double>> Map,
    bool SaturationIsExact,
    bool SignKept)
{
    private const int MostParts = 32;

    /// <summary>Measures a kernel: with the slopes in doubles, and where these do not settle every figure to the digits that are printed, as
    /// with wide outputs, once more with slopes of twice as many bits.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="requantizer">What is done with the products.</param>
    /// <param name="values">What the gate makes of each of its codes, from the most negative.</param>
    public static PairMeasurement Of(IdealPairs reference, Requantizer requantizer, ImmutableArray<long> values)
    {
        var kernel = new PairDoubles(reference, requantizer, isFine: false);
        (RowFigures[] rows, ImmutableArray<ImmutableArray<double>> map) = Scan(reference, kernel, values);
        if (!PairSums.Of(kernel, rows).AreSettledAt(reference.Specification.Output.Scale))
        {
            kernel = new PairDoubles(reference, requantizer, isFine: true);
            (rows, map) = Scan(reference, kernel, values);
        }

        ErrorFigures figures = Figures(reference, kernel, values, rows);
        return new PairMeasurement(
            figures,
            new ErrorProfile(
                reference.Gate,
                [.. rows.Select((row, gate) => Math.Max(row.Lowest - Doubt(gate, row), -figures.MaxLsb))],
                [.. rows.Select((row, gate) => Math.Min(row.Highest + Doubt(gate, row), figures.MaxLsb))],
                [.. rows.Select(row => row.Misrounded)],
                kernel.Steps.Length),
            map,
            rows.All(row => row.MisroundedSaturated == 0),
            Every(values, new RowSigns(kernel).AreKept));

        double Doubt(int gate, RowFigures row) => new CloseCalls(reference, kernel).IsExact(gate) ? 0 : kernel.Doubt(gate, row.Worst);
    }

    private static (RowFigures[] Rows, ImmutableArray<ImmutableArray<double>> Map) Scan(IdealPairs reference, PairDoubles kernel, ImmutableArray<long> values)
    {
        var scan = new RowScan(kernel, new CloseCalls(reference, kernel));
        var rows = new RowFigures[values.Length];
        int parts = Math.Min(MostParts, values.Length);
        var map = new ImmutableArray<double>[parts];
        Parallel.For(0, parts, part =>
        {
            int first = (int)((long)part * values.Length / parts);
            int end = (int)((part + 1L) * values.Length / parts);
            map[part] = Part(scan, kernel.Steps.Length, values, rows, first, end);
        });
        return (rows, [.. map]);
    }

    // The rows of some codes of the gate; returns the largest |error| by part of the second input.
    private static ImmutableArray<double> Part(RowScan scan, int count, ImmutableArray<long> values, RowFigures[] rows, int first, int end)
    {
        int parts = Math.Clamp(count / 4, 1, MostParts);
        var worst = new double[parts];
        for (int gate = first; gate < end; gate++)
        {
            LongWork.Continue();
            RowFigures row = RowFigures.Empty;
            for (int part = 0; part < parts; part++)
            {
                RowFigures figures = scan.Run(gate, values[gate], Start(part), Start(part + 1));
                worst[part] = Math.Max(worst[part], figures.Worst);
                row += figures;
            }

            rows[gate] = row;
        }

        return [.. worst];

        // Fours are measured together.
        int Start(int part) => part == parts ? count : (int)((long)part * count / parts) & ~3;
    }

    private static ErrorFigures Figures(IdealPairs reference, PairDoubles kernel, ImmutableArray<long> values, RowFigures[] rows)
    {
        Quantization output = reference.Specification.Output;
        var extremes = new PairExtremes(reference, kernel, values, rows);
        var calls = new CloseCalls(reference, kernel);
        (ImmutableArray<long> worst, DecimalFigure lsb, DecimalFigure abs) = extremes.Largest();
        ErrorSums sums = PairSums.Of(kernel, rows);
        double most = lsb.DoubleAbove;
        long saturated = rows.Sum(row => row.Saturated);
        return new ErrorFigures(
            reference.Pairs,
            lsb,
            worst,
            abs,
            sums.Rmse(1),
            sums.Rmse(output.Scale),
            sums.Bias(1, most),
            sums.Bias(output.Scale, most),
            sums.Noise(),
            rows.Sum(row => row.Misrounded),
            rows.Sum(row => row.Ties),
            saturated,
            saturated == 0 ? default : extremes.Beyond(),
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
