namespace HwAct.Reports;

/// <summary>How many codes have an error of which size.</summary>
/// <param name="Width">Width of a bin in LSB: a power of two, so that ±0.5 falls between bins unless the errors are large.</param>
/// <param name="First">Index of the first bin: bin k holds the errors between k·Width and (k + 1)·Width.</param>
/// <param name="Counts">Number of codes in each bin.</param>
internal sealed record Histogram(double Width, int First, ImmutableArray<int> Counts)
{
    private const int MostBins = 48;

    /// <summary>Counts the errors.</summary>
    public static Histogram Of(ImmutableArray<double> errors)
    {
        double reach = Math.Max(0.5, errors.Max(Math.Abs));
        double width = 1.0 / 1024;
        while (2 * reach / width > MostBins)
        {
            width *= 2;
        }

        int first = Math.Min(BinOf(errors.Min(), width), BinOf(-0.5, width));
        int last = Math.Max(BinOf(errors.Max(), width), BinOf(0.5, width));
        var counts = new int[last - first + 1];
        foreach (double error in errors)
        {
            counts[BinOf(error, width) - first]++;
        }

        return new Histogram(width, first, [.. counts]);
    }

    /// <summary>The bin of an error. An error on the border of two belongs to the one nearer to zero: a tie that was rounded right
    /// is 0.5 LSB off and not misrounded.</summary>
    public static int BinOf(double error, double width) =>
        error > 0 ? (int)Math.Ceiling(error / width) - 1 : (int)Math.Floor(error / width);
}
