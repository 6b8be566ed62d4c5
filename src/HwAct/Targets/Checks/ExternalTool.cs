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
        using Process process = Start(arguments, directory);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Name} did not end within {timeout.TotalSeconds:0} s.");
        }

        return new ToolRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Runs a program to its end, for ten minutes at most, and reads what it writes while it runs.</summary>
    /// <param name="arguments">Its arguments, each as one word.</param>
    /// <param name="directory">Its working directory.</param>
    /// <param name="read">Reads its standard output, to the end or as far as it is wanted.</param>
    /// <returns>How it ended, with nothing of its standard output.</returns>
    /// <exception cref="ToolMissingException">The program cannot be started.</exception>
    /// <exception cref="TimeoutException">The program took longer, and was ended.</exception>
    public ToolRun Stream(IEnumerable<string> arguments, string directory, Action<Stream> read)
    {
        using Process process = Start(arguments, directory);
        Task<string> error = process.StandardError.ReadToEndAsync();
        bool late = false;
        using (new Timer(_ => Kill(late = true), state: null, Patience, Timeout.InfiniteTimeSpan))
        {
            try
            {
                read(process.StandardOutput.BaseStream);
            }
            catch
            {
                Kill(true);
                throw;
            }

            // One that goes on writing is told that nobody listens.
            process.StandardOutput.Close();
            process.WaitForExit();
        }

        return late ? throw new TimeoutException($"{Name} did not end within {Patience.TotalSeconds:0} s.") : new ToolRun(process.ExitCode, "", error.GetAwaiter().GetResult());

        void Kill(bool entireProcessTree)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree);
            }
        }
    }

    private Process Start(IEnumerable<string> arguments, string directory)
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
        try
        {
            Process process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception exception)
        {
            string hint = Package is null ? "" : $" On Debian: apt-get install {Package}.";
            throw new ToolMissingException($"'{Name}' could not be started: {exception.Message}.{hint}", exception);
        }
    }
}
