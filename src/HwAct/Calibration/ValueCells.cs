namespace HwAct.Calibration;

/// <summary>
/// Counts any number of values in bounded memory: 2^13 cells for each power of two from the largest magnitude down to 2^−24 of it, on both sides of zero, and
/// one for what is smaller. A cell knows how many values it holds, and their sum. So values that are farther apart than 1/8192 of themselves are kept apart,
/// however far the farthest of them lies.
/// </summary>
internal sealed class ValueCells
{
    private const int MantissaBits = 13;
    private const int Octaves = 24;
    private const int DoubleMantissaBits = 52;
    private const int Size = Octaves << MantissaBits;

    // Before anything but 0 has come: above every magnitude.
    private const long Nowhere = long.MaxValue - Size;

    private readonly Side negative = new();
    private readonly Side positive = new();
    private (long Count, double Sum) small;
    private long first = Nowhere;
    private long count;
    private double min = double.PositiveInfinity;
    private double max = double.NegativeInfinity;

    /// <summary>Counts some values, each finite.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        count += values.Length;
        foreach (double value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
            long cell = CellOf(value);
            if (cell >= first + Size || (first == Nowhere && value != 0))
            {
                Raise(cell);
            }

            if (cell < first)
            {
                small = (small.Count + 1, small.Sum + value);
            }
            else
            {
                Side side = value < 0 ? negative : positive;
                side.Counts[cell - first]++;
                side.Sums[cell - first] += value;
            }
        }
    }

    /// <summary>What was counted.</summary>
    public Sample ToSample()
    {
        var points = ImmutableArray.CreateBuilder<WeightedValue>();
        for (int i = Size - 1; i >= 0; i--)
        {
            Append(points, negative.Counts[i], negative.Sums[i]);
        }

        Append(points, small.Count, small.Sum);
        for (int i = 0; i < Size; i++)
        {
            Append(points, positive.Counts[i], positive.Sums[i]);
        }

        return new(points.DrainToImmutable(), min, max, count);
    }

    // Cells are numbered by the bits of their magnitude, which rise with it.
    private static long CellOf(double value) => BitConverter.DoubleToInt64Bits(Math.Abs(value)) >> (DoubleMantissaBits - MantissaBits);

    private void Append(ImmutableArray<WeightedValue>.Builder points, long inside, double sum)
    {
        if (inside > 0)
        {
            points.Add(new(Math.Clamp(sum / inside, min, max), inside));
        }
    }

    // A larger magnitude moves all cells down: what leaves them is small beside it.
    private void Raise(long cell)
    {
        long start = (((cell >> MantissaBits) + 1) << MantissaBits) - Size;
        long by = first == Nowhere ? 0 : Math.Min(start - first, Size);
        foreach (Side side in (Side[])[negative, positive])
        {
            for (int i = 0; i < by; i++)
            {
                small = (small.Count + side.Counts[i], small.Sum + side.Sums[i]);
            }

            side.Lower((int)by);
        }

        first = start;
    }

    private sealed class Side
    {
        public long[] Counts { get; } = new long[Size];

        public double[] Sums { get; } = new double[Size];

        public void Lower(int by)
        {
            Lower(Counts, by);
            Lower(Sums, by);
        }

        private static void Lower<T>(T[] cells, int by)
        {
            Array.Copy(cells, by, cells, 0, cells.Length - by);
            Array.Clear(cells, cells.Length - by, by);
        }
    }
}
