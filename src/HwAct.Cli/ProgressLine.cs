namespace HwAct.Cli;

/// <summary>One line on a terminal that says how far the work is, and for how long it has run; silent elsewhere.</summary>
internal sealed class ProgressLine : IProgress<string>, IDisposable
{
    // Narrow enough for every terminal, so that the line never wraps.
    private const int Width = 78;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ToolConsole console;
    private readonly int count;
    private readonly TimeProvider time;
    private readonly long start;
    private readonly ITimer? timer;
    private readonly Lock gate = new();
    private string current = "";
    private int done;
    private bool shown;

    /// <summary>Begins the line.</summary>
    /// <param name="console">Where it is shown.</param>
    /// <param name="count">Number of kernels. A single one is shown when it has taken a second.</param>
    /// <param name="time">The clock.</param>
    public ProgressLine(ToolConsole console, int count, TimeProvider? time = null)
    {
        this.console = console;
        this.count = count;
        this.time = time ?? TimeProvider.System;
        start = this.time.GetTimestamp();
        timer = console.ShowsProgress ? this.time.CreateTimer(_ => Repaint(), state: null, Second, Second) : null;
    }

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
        timer?.Dispose();
        lock (gate)
        {
            current = "";
            if (shown)
            {
                console.Error.Write("\r" + new string(' ', Width) + "\r");
                console.Error.Flush();
            }
        }
    }

    private void Show(string name)
    {
        if (count > 1)
        {
            Print($"{done}/{count} {name}");
        }
        else
        {
            lock (gate)
            {
                current = name;
            }
        }
    }

    private void Print(string text)
    {
        lock (gate)
        {
            current = text;
        }

        Repaint();
    }

    private void Repaint()
    {
        lock (gate)
        {
            if (!console.ShowsProgress || current.Length == 0)
            {
                return;
            }

            shown = true;
            long seconds = (long)time.GetElapsedTime(start).TotalSeconds;
            string elapsed = seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $" {seconds} s") : "";
            int room = Width - elapsed.Length;
            console.Error.Write("\r" + ((current.Length > room ? current[..room] : current) + elapsed).PadRight(Width));
            console.Error.Flush();
        }
    }
}
