using System.CommandLine;
using System.CommandLine.Parsing;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary><c>hwact help</c>: what a word means, be it a verb or what a specification may say.</summary>
internal sealed class HelpVerb : Verb
{
    private const string Formats = "formats";

    private readonly Argument<string?> word = new("WORD")
    {
        Description = "A verb, a method, or activations, methods, targets, formats, frameworks; the tool where it is left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Creates the verb.</summary>
    public HelpVerb(ToolConsole console)
        : base(console, "help", "Explain a verb, a method, or what a specification may say.", "hwact help formats", "hwact help piecewise-polynomial", "hwact help generate")
    {
        word.Validators.Add(RequireNoOption);
        word.Validators.Add(RequireWord);
        word.CompletionSources.Add(context => Words(context.ParseResult.RootCommandResult.Command).Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        Add(word);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        var root = (RootCommand)arguments.RootCommandResult.Command;
        string? asked = arguments.GetValue(word);
        if (asked == Formats)
        {
            FormatsHelp.Write(Console.Output);
            return ExitCode.Done;
        }

        if (asked is not null && MethodsHelp.Known.Contains(asked, StringComparer.Ordinal))
        {
            MethodsHelp.Write(Console.Output, asked);
            return ExitCode.Done;
        }

        string[] line = asked is null ? ["-h"] : ListVerb.Known.Contains(asked, StringComparer.Ordinal) ? ["list", asked] : [asked, "-h"];
        return root.Parse(line).Invoke(arguments.InvocationConfiguration);
    }

    private static void RequireWord(ArgumentResult result)
    {
        string[] words = [.. result.Parent!.Parent is CommandResult root ? Words(root.Command) : []];
        foreach (Token token in result.Tokens.Where(token => !words.Contains(token.Value, StringComparer.Ordinal)))
        {
            result.AddError($"there is no help on '{token.Value}'; {NearestName.Suggest(token.Value, words)}");
        }
    }

    private static IEnumerable<string> Words(Command root) => [.. root.Subcommands.Select(verb => verb.Name), .. ListVerb.Known, .. MethodsHelp.Known];
}
