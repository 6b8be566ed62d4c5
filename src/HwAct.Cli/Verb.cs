using System.CommandLine.Parsing;
using System.CommandLine;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary>A verb of the tool.</summary>
internal abstract class Verb : Command
{
    /// <summary>Creates the verb.</summary>
    /// <param name="console">Where it reads and writes.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does, in one line.</param>
    /// <param name="examples">Command lines that its help begins with.</param>
    protected Verb(ToolConsole console, string name, string description, params string[] examples)
        : base(name, description)
    {
        Console = console;
        Examples = examples;
        SetAction(Run);
    }

    /// <summary>Where the verb reads and writes.</summary>
    protected ToolConsole Console { get; }

    /// <summary>Command lines that the help begins with.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Refuses a misspelt option where an argument is expected: the parser takes every word it does not know for one.</summary>
    public static void RequireNoOption(ArgumentResult result)
    {
        foreach (Token token in result.Tokens.Where(token => token.Value.StartsWith('-')))
        {
            result.AddError(OptionHint.For(token.Value, ((CommandResult)result.Parent!).Command));
        }
    }

    /// <summary>Refuses an empty path, which the shell makes of a variable that is not set.</summary>
    public static void RequireNotEmpty(SymbolResult result)
    {
        if (result.Tokens.Any(token => token.Value.Length == 0))
        {
            result.AddError("an empty path names no file and no directory; a path is needed");
        }
    }

    /// <summary>Refuses a word that is none of those that an option takes.</summary>
    /// <param name="result">What the option is given.</param>
    /// <param name="what">What its words are: <c>form</c>.</param>
    /// <param name="known">Its words.</param>
    public static void RequireOneOf(OptionResult result, string what, ImmutableArray<string> known)
    {
        string? asked = result.GetValueOrDefault<string?>();
        if (asked is not null && !known.Contains(asked, StringComparer.Ordinal))
        {
            result.AddError($"{result.Option.Name}: there is no {what} '{asked}'; {NearestName.Suggest(asked, known)}");
        }
    }

    /// <summary>Adds arguments and options in the order in which help lists them.</summary>
    protected void AddAll(params Symbol[] symbols)
    {
        Array.ForEach([.. symbols.OfType<Argument>()], Arguments.Add);
        Array.ForEach([.. symbols.OfType<Option>()], Options.Add);
    }

    /// <summary>Runs the verb.</summary>
    /// <returns>The exit code.</returns>
    protected abstract int Run(ParseResult arguments);

    /// <summary>The switch that asks for JSON.</summary>
    protected static Option<bool> JsonSwitch() => new("--json") { Description = "Print the result as JSON." };

    /// <summary>An argument that names a file or a directory.</summary>
    protected static Argument<string> PathArgument(string name, string description, string defaultPath)
    {
        var argument = new Argument<string>(name) { Description = description, DefaultValueFactory = _ => defaultPath };
        argument.Validators.Add(RequireNoOption);
        argument.Validators.Add(RequireNotEmpty);
        return argument;
    }

    /// <summary>The option that names the output directory.</summary>
    protected static Option<string> DirectoryOption()
    {
        var option = new Option<string>("--directory", "-o")
        {
            Description = "The directory that holds a folder for each kernel.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "generated",
        };
        option.Validators.Add(RequireNotEmpty);
        return option;
    }

    /// <summary>An option that names targets.</summary>
    public static Option<string[]> TargetOption(string description) => new("--target") { Description = description, HelpName = "NAME,…" };

    /// <summary>The names that an option of names with commas between is given; none where it is not.</summary>
    public static ImmutableArray<string> NamesOf(ParseResult arguments, Option<string[]> option) =>
        [.. (arguments.GetValue(option) ?? []).SelectMany(names => names.Split(','))];

    /// <summary>The option that replaces templates.</summary>
    protected static Option<string?> TemplatesOption() => new("--templates")
    {
        Description = "Templates to use in place of the built-in ones of the same name.",
        HelpName = "DIR",
    };
}
