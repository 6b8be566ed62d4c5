using System.Runtime.InteropServices;

namespace HwAct.Cli;

/// <summary>Lets a short step that changes files finish when the user presses Ctrl-C: it takes milliseconds, and half of it is worse.
/// Outside of it a signal ends the process at once, when nothing has been written yet.</summary>
internal sealed class Uninterrupted : IDisposable
{
    private readonly PosixSignalRegistration[] registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true),
    ];

    /// <summary>Runs a step.</summary>
    public static T Run<T>(Func<T> step)
    {
        using var shield = new Uninterrupted();
        return step();
    }

    /// <summary>Runs a step.</summary>
    public static void Run(Action step)
    {
        using var shield = new Uninterrupted();
        step();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
        {
            registration.Dispose();
        }
    }
}
