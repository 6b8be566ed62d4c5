using System.ComponentModel;
using System.Diagnostics;

namespace HwAct.Targets;

/// <summary>A program that users of a target have, found in PATH.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Package">The Debian package that brings it; null for one that was just built.</param>
internal sealed record ExternalTool(string Name, string? Package = null)
{
    // A compiler or a simulator that takes longer has gone astray.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs the tool to its end, for ten minutes at most.</summary>
    /// <param name="arguments">Its arguments, each as one word.</param>
    /// <param name="directory">Its working directory.</param>
    /// <exception cref="ToolMissingException">The tool cannot be started.</exception>
    /// <exception cref="TimeoutException">The tool took longer, and was ended.</exception>
    public ToolRun Run(IEnumerable<string> arguments, string directory) => Run(arguments, directory, Patience);

    /// <summary>Runs the tool to its end.</summary>
    /// <param name="arguments">Its arguments, each as one word.</param>
    /// <param name="directory">Its working directory.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <exception cref="ToolMissingException">The tool cannot be started.</exception>
    /// <exception cref="TimeoutException">The tool took longer, and was ended.</exception>
    public ToolRun Run(IEnumerable<string> arguments, string directory, TimeSpan timeout)
    {
        var start = new ProcessStartInfo(Name, arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Messages are read by programs here and by people in findings: in one language.
        start.Environment["LC_ALL"] = "C";
        using Process process = Start(start);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Name} did not end within {timeout.TotalSeconds:0} s.");
        }

        return new ToolRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            string hint = Package is null ? "" : $" On Debian: apt-get install {Package}.";
            throw new ToolMissingException($"'{Name}' could not be started: {exception.Message}.{hint}", exception);
        }
    }
}
