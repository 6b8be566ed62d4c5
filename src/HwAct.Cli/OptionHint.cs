using System.CommandLine;
using HwAct.Activations;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary>What is right where an option is not there.</summary>
internal static class OptionHint
{
    /// <summary>The message for a word that begins as an option.</summary>
    /// <param name="written">The word, with its value where one is attached.</param>
    /// <param name="verb">The verb that it follows.</param>
    public static string For(string written, Command verb)
    {
        string[] parts = written.Split('=', 2);
        string name = parts[0];
        string[] names = [.. verb.Options.Select(option => option.Name), "--help"];
        string[] spelled = [.. names, .. verb.Options.SelectMany(option => option.Aliases)];
        string hint = NearestName.Suggest(name, names);
        string parameter = name.TrimStart('-').Replace('-', '_');
        return $"there is no option '{name}'; " + (
            IsParameter(parameter) && spelled.Contains("--set", StringComparer.Ordinal) ? $"did you mean '--set {parameter}={(parts.Length > 1 ? parts[1] : "VALUE")}'?"
            : NearestName.Meaning(name) == "-o" && !spelled.Contains("-o", StringComparer.Ordinal) ? $"the directory stands for itself: 'hwact {verb.Name} DIR'"
            : NearestName.Meaning(name) is string meant && spelled.Contains(meant, StringComparer.Ordinal) ? $"did you mean '{meant}'?"
            : hint);
    }

    /// <summary>What is wrong where a parameter and its value stand apart, or null where none does.</summary>
    public static string? ForSettings(IReadOnlyList<string> words)
    {
        int at = Enumerable.Range(0, Math.Max(0, words.Count - 1)).FirstOrDefault(i => words[i] == "--set" && !words[i + 1].Contains('=', StringComparison.Ordinal), -1);
        return at < 0 ? null : NoAssignment(words[at + 1], at + 2 < words.Count && !words[at + 2].StartsWith('-') ? words[at + 2] : null);
    }

    /// <summary>The message for a setting that assigns nothing.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="next">The word after it, which may have been meant as the value, or null.</param>
    public static string NoAssignment(string setting, string? next) => next is null
        ? $"--set: '{setting}' is no assignment; KEY=VALUE such as segments=64 is needed"
        : $"--set: '{setting}' is no assignment; did you mean '--set {setting}={next}'?";

    private static bool IsParameter(string name) => name == "max_error_lsb"
        || MethodDeclarations.All.Any(method => method.Parameters.Any(parameter => parameter.Name == name))
        || ActivationCatalog.All.Any(entry => entry.Parameters.Any(parameter => parameter.Name == name));
}
