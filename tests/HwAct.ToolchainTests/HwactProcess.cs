using System.Diagnostics;

namespace HwAct.ToolchainTests;

/// <summary>The tool as a process of its own.</summary>
internal static class HwactProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="variable">An environment variable that it has besides, or instead.</param>
    /// <param name="arguments">The arguments.</param>
    public static (int Code, string Output, string Error) Run((string Name, string Value) variable, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "HwAct.Cli.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable.Name] = variable.Value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
