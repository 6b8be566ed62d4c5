using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>The sums over every pair, with what the additions of doubles and the slopes may be off by.</summary>
internal static class PairSums
{
    // A row is summed up in four lanes and 32 parts: at most 2^15 additions and two roundings a term, each off by 2^−53.
    private const double Additions = 1.0 / (1L << 36);

    // The integers of a row's errors add up exactly; the rest is a few roundings for each of its parts.
    private const double Parts = 1.0 / (1L << 47);

    public static ErrorSums Of(PairDoubles kernel, RowFigures[] rows)
    {
        double count = kernel.Steps.Length;
        DoubleEnclosure sum = default;
        double squares = 0;
        double squaresDoubt = 0;
        double signal = 0;
        double trueSquares = 0;
        double trueSquaresDoubt = 0;
        double trueSignal = 0;
        double signalDoubt = 0;
        double trueSignalDoubt = 0;
        for (int gate = 0; gate < rows.Length; gate++)
        {
            RowFigures row = rows[gate];
            double doubt = kernel.Doubt(gate, row.Worst);
            double errors = Math.Sqrt(count * row.Squares);
            double off = (Parts * errors) + (Math.Abs(kernel.Slope(gate)) * kernel.Width(gate) * Math.Abs(row.Steps));
            sum += new DoubleEnclosure(row.Sum - off, row.Sum + off);
            squares += row.Squares;
            squaresDoubt += doubt * ((2 * errors) + (count * doubt));
            signal += row.Signal;
            trueSquares += row.TrueSquares;
            trueSquaresDoubt += Math.Abs(kernel.Slope(gate)) * kernel.Reach * kernel.Width(gate) * 2 * Math.Sqrt(count * row.TrueSquares);
            trueSignal += row.TrueSignal;
            signalDoubt += 2 * kernel.Width(gate) * row.Signal;
            trueSignalDoubt += 2 * kernel.Width(gate) * row.TrueSignal;
        }

        return new(
            rows.Length * (long)count,
            rows.All(row => row.Worst == 0) ? default : sum,
            Around(squares, (Additions * squares) + squaresDoubt),
            Around(signal, (Additions * signal) + signalDoubt),
            Around(trueSquares, (Additions * trueSquares) + squaresDoubt + trueSquaresDoubt),
            Around(trueSignal, (Additions * trueSignal) + trueSignalDoubt));
    }

    private static DoubleEnclosure Around(double sum, double doubt) => sum == 0 ? default : new(sum - doubt, sum + doubt);
}
