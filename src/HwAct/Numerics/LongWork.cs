namespace HwAct.Numerics;

/// <summary>
/// Whether work that takes long is still wanted, and who is told how it goes. It follows the work into every thread it is done on, so that
/// the searches need not hand it through each of their functions.
/// </summary>
internal static class LongWork
{
    private static readonly AsyncLocal<Scope?> Current = new();

    /// <summary>Begins work that may be ended, until what is returned is disposed of.</summary>
    public static IDisposable Begin(IProgress<string>? progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var scope = new Scope(progress, Current.Value, cancellation);
        Current.Value = scope;
        return scope;
    }

    /// <summary>Ends the work where it is no longer wanted. Called at least every few milliseconds of a long search.</summary>
    /// <exception cref="OperationCanceledException">It is not.</exception>
    public static void Continue() => Current.Value?.Cancellation.ThrowIfCancellationRequested();

    /// <summary>Says what is begun now.</summary>
    /// <exception cref="OperationCanceledException">The work is no longer wanted.</exception>
    public static void Begin(string what)
    {
        Continue();
        Current.Value?.Progress?.Report(what);
    }

    private sealed record Scope(IProgress<string>? Progress, Scope? Outer, CancellationToken Cancellation) : IDisposable
    {
        public void Dispose() => Current.Value = Outer;
    }
}
