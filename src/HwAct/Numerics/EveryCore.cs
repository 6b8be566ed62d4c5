using System.Collections.Concurrent;

namespace HwAct.Numerics;

/// <summary>Work on many things, as many at a time as there are cores.</summary>
/// <remarks>Without that limit the pool adds a thread, and with it all that the work in progress holds, for each half second in which nothing ends.</remarks>
internal static class EveryCore
{
    /// <summary>Does something with each: whoever is done takes the next.</summary>
    /// <exception cref="AggregateException">What is thrown meanwhile.</exception>
    public static void ForEach<T>(IEnumerable<T> items, Action<T> body) =>
        Parallel.ForEach(Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, body);
}
