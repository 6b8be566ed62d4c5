using System.CommandLine;
using System.Reflection;

namespace HwAct.Cli;

/// <summary><c>hwact version</c>: the version of the tool, as <c>--version</c> has it.</summary>
internal sealed class VersionVerb(ToolConsole console) : Verb(console, "version", "Print the version of the tool.", "hwact version")
{
    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        Console.Output.WriteLine(typeof(Tool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        return ExitCode.Done;
    }
}
