using System.CommandLine;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary>What a command line says about one kernel: options that stand for its members, and settings.</summary>
internal static class GivenOptions
{
    /// <summary>The options that are given, each with its value.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(ParseResult arguments, IEnumerable<Option<string?>> options) =>
        from option in options
        let value = arguments.GetValue(option)
        where value is not null
        select KeyValuePair.Create(option.Name, value);

    /// <summary>The values of options that stand for members of a kernel, by the member: that of <c>--input</c> by <c>input</c>.</summary>
    public static Dictionary<string, string> Members(ParseResult arguments, IEnumerable<Option<string?>> options) =>
        Of(arguments, options).ToDictionary(option => option.Key[2..], option => option.Value, StringComparer.Ordinal);

    /// <summary>The keys and values of <c>--set</c>.</summary>
    /// <exception cref="UsageException">One of them is no assignment.</exception>
    public static ImmutableArray<KeyValuePair<string, string>> Settings(ParseResult arguments, Option<string[]> option) =>
        [.. (arguments.GetValue(option) ?? []).Select(assignment => Split(assignment, arguments))];

    /// <summary>A word that must be one of those that an option takes.</summary>
    /// <exception cref="UsageException">It is none of them.</exception>
    public static string Word(Option option, string word, ImmutableArray<string> known) =>
        known.Contains(word, StringComparer.Ordinal) ? word : throw new UsageException($"{option.Name}: there is no {Quoted.Text(word)}; {NearestName.Suggest(word, known)}");

    /// <summary>Tells what ambiguous words were taken for.</summary>
    public static void Tell(ToolConsole console, IEnumerable<LocatedSpecification> kernels)
    {
        foreach (string note in kernels.SelectMany(kernel => kernel.Notes).Distinct(StringComparer.Ordinal))
        {
            console.Error.WriteLine($"hwact: {note}");
        }
    }

    private static KeyValuePair<string, string> Split(string assignment, ParseResult arguments)
    {
        int at = assignment.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? new(assignment[..at].Trim(), assignment[(at + 1)..].Trim())
            : throw new UsageException(OptionHint.ForSettings([.. arguments.Tokens.Select(token => token.Value)]) ?? OptionHint.NoAssignment(assignment, next: null));
    }
}
