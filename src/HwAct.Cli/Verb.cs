using System.CommandLine;

namespace HwAct.Cli;

/// <summary>A verb of the tool.</summary>
internal abstract class Verb : Command
{
    /// <summary>Creates the verb.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does, in one line.</param>
    /// <param name="examples">Command lines that its help begins with.</param>
    protected Verb(string name, string description, params string[] examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction(Run);
    }

    /// <summary>Command lines that the help begins with.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Runs the verb.</summary>
    /// <returns>The exit code.</returns>
    protected abstract int Run(ParseResult arguments);

    /// <summary>The switch that asks for JSON.</summary>
    protected static Option<bool> JsonSwitch() => new("--json") { Description = "Print the result as JSON." };

    /// <summary>The option that names the output directory.</summary>
    protected static Option<string> DirectoryOption() => new("--directory", "-o")
    {
        Description = "The directory that holds a folder for each kernel.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "generated",
    };

    /// <summary>The option that replaces templates.</summary>
    protected static Option<string?> TemplatesOption() => new("--templates")
    {
        Description = "Templates to use in place of the built-in ones of the same name.",
        HelpName = "DIR",
    };
}
