using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using HwAct.Calibration;
using HwAct.Choice;
using HwAct.Generation;
using HwAct.Packages;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Cli;

/// <summary>The <c>hwact</c> tool: reads a command line, runs its verb, and turns every error into one message and an exit code.</summary>
internal static class Tool
{
    private static readonly string[] Examples =
    [
        "hwact init",
        "hwact generate",
        "hwact verify",
    ];

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="console">Where to read and write.</param>
    /// <param name="generators">Makes the generator, with templates from a directory or with the built-in ones.</param>
    /// <returns>The exit code: 0 done, 1 a finding, 2 an error.</returns>
    public static int Run(IReadOnlyList<string> arguments, ToolConsole console, Func<string?, IGenerator> generators)
    {
        ArgumentNullException.ThrowIfNull(console);
        try
        {
            RootCommand root = Commands(console, generators);
            ParseResult result = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (result.Errors.Count > 0 && result.Action is not ExampleHelp)
            {
                return ExplainUsage(console, root, result);
            }

            int code = result.Invoke(new InvocationConfiguration
            {
                Output = console.Output,
                Error = console.Error,
                EnableDefaultExceptionHandler = false,
            });
            console.Output.Flush();
            return code;
        }
#pragma warning disable CA1031 // The last resort: whatever happens, the user gets one line and the script an exit code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Explain(console, exception);
            return ExitCode.Error;
        }
    }

    private static RootCommand Commands(ToolConsole console, Func<string?, IGenerator> generators)
    {
        var root = new RootCommand("Fixed-point activation kernels in C and Verilog, proven over every input code.")
        {
            new GenerateVerb(console, generators),
            new CheckVerb(console, generators),
            new EvalVerb(console, generators),
            new CompareVerb(console, generators),
            new ExploreVerb(console, generators),
            new CalibrateVerb(console, generators),
            new VerifyVerb(console),
            new ReportVerb(console, generators),
            new DiffVerb(console),
            new FitVerb(console),
            new PackageVerb(console, generators),
            new ListVerb(console),
            new InitVerb(console),
            new HelpVerb(console),
            new ManVerb(console),
            new CompletionVerb(console),
            new VersionVerb(console),
        };
        root.HelpName = "hwact";
        foreach (Command verb in root.Subcommands)
        {
            Suggestions.AddTo(verb);
        }

        HelpOption help = root.Options.OfType<HelpOption>().First();
        help.Action = new ExampleHelp((HelpAction)help.Action!, Examples);
        return root;
    }

    private static int ExplainUsage(ToolConsole console, RootCommand root, ParseResult result)
    {
        Command command = result.CommandResult.Command;
        string verb = command == root ? "" : $" {command.Name}";

        // Of several errors the first is often what follows from a misspelt option; behind an argument that is a word which nothing takes.
        ParseError error = result.Errors.FirstOrDefault(error => error.Message.StartsWith("there is no", StringComparison.Ordinal)) ?? result.Errors[0];
        string? misspelt = result.UnmatchedTokens.FirstOrDefault(word => word.StartsWith('-'));
        string problem = command == root ? NoVerb(root, result)
            : OptionHint.ForSettings([.. result.Tokens.Select(token => token.Value)])
            ?? (misspelt is null ? error.Message.TrimEnd('.').ReplaceLineEndings(" ") : OptionHint.For(misspelt, command));
        console.Error.WriteLine($"hwact{verb}: {problem}");
        console.Error.WriteLine($"Try 'hwact{verb} -h'.");
        return ExitCode.Error;
    }

    private static string NoVerb(RootCommand root, ParseResult result)
    {
        string[] verbs = [.. root.Subcommands.Select(verb => verb.Name)];
        return result.UnmatchedTokens.Count > 0
            ? $"there is no verb '{result.UnmatchedTokens[0]}'; {NearestName.Suggest(result.UnmatchedTokens[0], verbs)}"
            : $"a verb is needed; there is {string.Join(", ", verbs)}";
    }

    private static void Explain(ToolConsole console, Exception exception)
    {
        console.Error.WriteLine(exception switch
        {
            // Begins with file and line, as compilers' messages do, so that editors find the place.
            SpecificationException { Location.Line: > 0 } or RecordingException => exception.Message,
            OutputException { CanBeForced: true } => $"hwact: {exception.Message}; --force writes over it",
            SpecificationException or UsageException or OutputException or PackageException or WishException or ToolMissingException or TimeoutException or TemplateException => $"hwact: {exception.Message}",
            IOException or UnauthorizedAccessException => $"hwact: {exception.Message}",
            _ => $"hwact: internal error, please report it: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}",
        });
        if (Environment.GetEnvironmentVariable("HWACT_TRACE") is "1")
        {
            console.Error.WriteLine(exception);
        }
    }
}
