using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>How often each input code came where somebody recorded the inputs: what reports weigh errors by. It says nothing about the kernel itself.</summary>
/// <param name="Counts">How often each code of the first port came, from the least code.</param>
/// <param name="Clipped">Recorded values beyond the codes by more than half a step; they are counted at the code at the end.</param>
/// <param name="Sha256">SHA-256 of the recording, in lower-case hex; null where it is not stated.</param>
internal sealed record RecordedInputs(ImmutableArray<long> Counts, long Clipped, string? Sha256)
{
    /// <summary>Most values of a recording: so many a double counts exactly.</summary>
    public const long MostValues = 1L << 53;

    // As many as stay readable; where a whole row came never, it is left out.
    private const int CodesOfRow = 16;

    /// <summary>How many values were recorded.</summary>
    public long Total { get; } = Counts.Sum();

    /// <summary>The probability of each code; they add up to 1.</summary>
    public ImmutableArray<double> Weights => [.. Counts.Select(count => count / (double)Total)];

    /// <summary>The counts as a file has them: rows of a code and how often that code and those after it came.</summary>
    /// <param name="codes">The codes of the first port.</param>
    public IEnumerable<(long First, ImmutableArray<long> Counts)> Rows(IntegerCodes codes)
    {
        for (int start = 0; start < Counts.Length; start += CodesOfRow)
        {
            int end = Math.Min(start + CodesOfRow, Counts.Length);
            int first = start;
            while (first < end && Counts[first] == 0)
            {
                first++;
            }

            while (end > first && Counts[end - 1] == 0)
            {
                end--;
            }

            if (first < end)
            {
                yield return (codes[first], Counts[first..end]);
            }
        }
    }
}
