namespace HwAct.Cli;

/// <summary>
/// Collects garbage while little of it is there. By itself the collector waits until there is about as much as the processor has cache, which on a server is hundreds
/// of megabytes: more than a verb that promises to take little may take.
/// </summary>
internal sealed class SmallHeap : IDisposable
{
    private const long MostGarbage = 4L << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly ManualResetEventSlim end = new();
    private readonly Thread thread;

    /// <summary>Begins.</summary>
    public SmallHeap()
    {
        thread = new Thread(Watch) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        thread.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        end.Set();
        thread.Join();
        end.Dispose();
    }

    private static long Collected()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    private void Watch()
    {
        long kept = GC.GetTotalMemory(forceFullCollection: false);
        while (!end.Wait(Pause))
        {
            if (GC.GetTotalMemory(forceFullCollection: false) > kept + MostGarbage)
            {
                kept = Collected();
            }
        }
    }
}
