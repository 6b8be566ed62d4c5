using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace HwAct.Cli;

/// <summary>Help that shows an example before anything else.</summary>
internal sealed class ExampleHelp(HelpAction rest, IReadOnlyList<string> toolExamples) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        IReadOnlyList<string> examples = parseResult.CommandResult.Command is Verb verb ? verb.Examples : toolExamples;
        output.WriteLine(examples.Count == 1 ? "Example:" : "Examples:");
        foreach (string example in examples)
        {
            output.WriteLine("  " + example);
        }

        output.WriteLine();
        return rest.Invoke(parseResult);
    }
}
