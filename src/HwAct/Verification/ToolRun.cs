using System.ComponentModel;
using System.Diagnostics;

namespace HwAct.Verification;

/// <summary>What a tool said and how it ended.</summary>
/// <param name="ExitCode">Its exit status.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record ToolRun(int ExitCode, string Output, string Error)
{
    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["gcc"] = "gcc",
        ["g++"] = "g++",
        ["iverilog"] = "iverilog",
        ["vvp"] = "iverilog",
        ["verilator"] = "verilator",
        ["yosys"] = "yosys",
        ["srec_cat"] = "srecord",
    };

    /// <summary>Whether the tool ended with status 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>The first lines of what the tool said, errors first.</summary>
    public string Summary => string.Join('\n', $"{Error}\n{Output}".Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(12));

    /// <summary>Runs a tool to its end.</summary>
    /// <param name="tool">Its name, looked up in PATH.</param>
    /// <param name="arguments">Its arguments, each as one word.</param>
    /// <param name="directory">Its working directory.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <exception cref="ToolMissingException">The tool cannot be started.</exception>
    /// <exception cref="TimeoutException">The tool took longer, and was ended.</exception>
    public static ToolRun Of(string tool, IEnumerable<string> arguments, string directory, TimeSpan timeout)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Messages are read by programs here and by people in findings: in one language.
        start.Environment["LC_ALL"] = "C";
        using Process process = Start(tool, start);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{tool} did not end within {timeout.TotalSeconds:0} s.");
        }

        return new ToolRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static Process Start(string tool, ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            string hint = Packages.TryGetValue(tool, out string? package) ? $" On Debian: apt-get install {package}." : "";
            throw new ToolMissingException($"'{tool}' could not be started: {exception.Message}.{hint}", exception);
        }
    }
}
