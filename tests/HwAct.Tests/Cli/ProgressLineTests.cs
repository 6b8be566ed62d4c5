using HwAct.Cli;

namespace HwAct.Tests.Cli;

/// <summary>Progress is one line that is rewritten on a terminal, cleared at the end, and nothing elsewhere.</summary>
public sealed class ProgressLineTests
{
    [Fact]
    public void A_terminal_sees_one_line_that_is_cleared()
    {
        string error = Run(showsProgress: true, count: 2);
        Assert.Contains("\r0/2 gelu", error, StringComparison.Ordinal);
        Assert.Contains("\r1/2 gelu", error, StringComparison.Ordinal);
        Assert.EndsWith(" \r", error, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", error, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", error, StringComparison.Ordinal);
        Assert.All(error.Split('\r'), line => Assert.True(line.Length <= 78));
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public void A_pipe_and_a_single_kernel_see_nothing(bool showsProgress, int count) => Assert.Equal("", Run(showsProgress, count));

    [Fact]
    public void A_single_kernel_is_shown_when_it_takes_seconds()
    {
        using var error = new StringWriter();
        var console = new ToolConsole(TextReader.Null, TextWriter.Null, error, ShowsProgress: true);
        var clock = new Clock();
        using (var progress = new ProgressLine(console, count: 1, clock))
        {
            progress.Begin("designing gelu");
            Assert.Equal("", error.ToString());
            clock.Tick();
            clock.Tick();
        }

        Assert.StartsWith("\rdesigning gelu 1 s ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("\rdesigning gelu 2 s ", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(" \r", error.ToString(), StringComparison.Ordinal);
    }

    // A clock that a test moves on, second by second.
    private sealed class Clock : TimeProvider, ITimer
    {
        private Action? callback;
        private long now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            this.callback = () => callback(state);
            return this;
        }

        public void Tick()
        {
            now++;
            callback!();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private static string Run(bool showsProgress, int count)
    {
        using var error = new StringWriter();
        var console = new ToolConsole(TextReader.Null, TextWriter.Null, error, showsProgress);
        using (var progress = new ProgressLine(console, count))
        {
            progress.Begin("gelu");
            progress.Finish("gelu");
            progress.Begin(new string('n', 200));
        }

        return error.ToString();
    }
}
