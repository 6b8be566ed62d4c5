using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Targets;

namespace HwAct.Verification;

/// <summary>A model of a gated kernel against the formula of the product that its proof measures, over every pair, on every core. Rows are
/// compared as they come: nothing is stored, and nothing is told from a checksum.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="model">What is run.</param>
internal sealed class PairComparison(ProvenGatedKernel kernel, IPairModel model)
{
    // A process is started for each part; there are enough of them for progress to be seen and for every core to be busy to the end.
    private const int Parts = 128;

    private readonly int rows = kernel.Kernel.Inputs[0].Codes.Count;
    private readonly Lock gate = new();
    private long differing;
    private (int Row, int Column, int Actual)? first;

    /// <summary>How long all pairs will take, by a slice of them.</summary>
    /// <param name="slice">How long the slice may take at most before it is judged by.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="PairModelException">The model could not be run.</exception>
    public TimeSpan Estimate(TimeSpan slice, TimeProvider time)
    {
        int workers = Environment.ProcessorCount;
        for (int count = 1; ; count *= 2)
        {
            // Rows of all codes of the gate alike: where it saturates a kernel may be quicker.
            int each = Math.Min(count, rows / workers);
            long start = time.GetTimestamp();
            ForEach([.. Enumerable.Range(0, workers).Select(worker => ((int)((long)worker * (rows - each) / workers), each))], (_, _, _) => { });
            TimeSpan elapsed = time.GetElapsedTime(start);
            if (elapsed >= slice || each < count)
            {
                return elapsed * ((double)rows / (Math.Max(1, each) * workers));
            }
        }
    }

    /// <summary>Runs every pair.</summary>
    /// <param name="progress">Receives the share that is done, from 0 to 1; may be null.</param>
    /// <returns>What differs, or null.</returns>
    public Finding? Run(IProgress<double>? progress)
    {
        string name = $"{model.Name}, all pairs";
        int done = 0;
        try
        {
            int parts = Math.Min(Parts, rows);
            ForEach(
                [.. Enumerable.Range(0, parts).Select(part => ((int)((long)part * rows / parts), (int)((part + 1L) * rows / parts) - (int)((long)part * rows / parts)))],
                (row, count, mismatch) =>
                {
                    Note(row, count, mismatch);
                    int now = Interlocked.Increment(ref done);
                    if ((100L * now / rows) != (100L * (now - 1) / rows))
                    {
                        progress?.Report((double)now / rows);
                    }
                });
        }
        catch (PairModelException exception)
        {
            return new Finding(kernel.Specification.Name, name, exception.Message);
        }

        return first is (int Row, int Column, int Actual) found ? Found(name, found) : null;
    }

    private Finding Found(string name, (int Row, int Column, int Actual) found)
    {
        IntegerType output = kernel.Kernel.Output.Type;
        var expected = new int[kernel.Kernel.Inputs[1].Codes.Count];
        kernel.ByFormula(found.Row, expected);
        long Code(int word) => output.Signed ? word : unchecked((uint)word);
        var mismatch = new Mismatch(
            [kernel.Kernel.Inputs[0].Codes[found.Row], kernel.Kernel.Inputs[1].Codes[found.Column]],
            Code(expected[found.Column]),
            Code(found.Actual).ToString(CultureInfo.InvariantCulture));
        return new Finding(
            kernel.Specification.Name, name, $"{Figure.Text(differing)} of {Figure.Text((long)rows * expected.Length)} pairs differ from the formula of the product; {mismatch}", mismatch);
    }

    // Compares the rows of each part, and tells of each row how many outputs differ and where the first of them stands.
    private void ForEach((int First, int Count)[] parts, Action<int, int, (int Row, int Column, int Actual)> told)
    {
        try
        {
            EveryCore.ForEach(parts, part =>
            {
                var expected = new int[kernel.Kernel.Inputs[1].Codes.Count];
                model.Run(part.First, part.Count, (row, actual) =>
                {
                    kernel.ByFormula(row, expected);
                    int same = actual.CommonPrefixLength(expected);
                    told(row, Differing(actual[same..], expected.AsSpan(same)), same < actual.Length ? (row, same, actual[same]) : default);
                });
            });
        }
        catch (AggregateException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }

    private static int Differing(ReadOnlySpan<int> actual, ReadOnlySpan<int> expected)
    {
        int count = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            count += actual[i] != expected[i] ? 1 : 0;
        }

        return count;
    }

    private void Note(int row, int count, (int Row, int Column, int Actual) mismatch)
    {
        if (count > 0)
        {
            lock (gate)
            {
                differing += count;
                first = first is (int Row, int Column, int Actual) known && known.Row < row ? known : mismatch;
            }
        }
    }
}
