namespace HwAct.Cli;

/// <summary>One line on a terminal that says how far a catalog is; silent elsewhere.</summary>
internal sealed class ProgressLine(ToolConsole console, int count) : IProgress<string>, IDisposable
{
    // Narrow enough for every terminal, so that the line never wraps.
    private const int Width = 78;

    private readonly Lock gate = new();
    private int done;
    private bool shown;

    /// <summary>Says that work on a kernel begins.</summary>
    public void Begin(string name) => Show(name);

    /// <summary>Says that a kernel is done.</summary>
    public void Finish(string name)
    {
        Interlocked.Increment(ref done);
        Show(name);
    }

    /// <summary>Says what is being done to all of them.</summary>
    public void Report(string value) => Print(value);

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (shown)
        {
            console.Error.Write("\r" + new string(' ', Width) + "\r");
            console.Error.Flush();
        }
    }

    private void Show(string name)
    {
        if (count > 1)
        {
            Print($"{done}/{count} {name}");
        }
    }

    private void Print(string text)
    {
        if (!console.ShowsProgress)
        {
            return;
        }

        lock (gate)
        {
            shown = true;
            console.Error.Write("\r" + (text.Length > Width ? text[..Width] : text.PadRight(Width)));
            console.Error.Flush();
        }
    }
}
