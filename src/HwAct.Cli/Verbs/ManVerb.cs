using System.CommandLine;
using HwAct.Rendering;

namespace HwAct.Cli;

/// <summary><c>hwact man</c>: the manual page, printed from what help is printed from.</summary>
internal sealed class ManVerb : Verb
{
    /// <summary>Creates the verb.</summary>
    public ManVerb(ToolConsole console)
        : base(console, "man", "Print the manual page.", "hwact man > hwact.1", "hwact man | man -l -")
    {
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        Command root = arguments.RootCommandResult.Command;
        Line($".TH HWACT 1 \"\" \"HwAct {ToolVersion.Text}\" \"User Commands\"");
        Section("NAME");
        Text($"hwact - {char.ToLowerInvariant(root.Description![0])}{root.Description[1..].TrimEnd('.')}");
        Section("SYNOPSIS");
        Line($".B hwact\n.I VERB\n[\\fIarguments\\fR] [\\fIoptions\\fR]");
        Section("VERBS");
        foreach (Verb verb in root.Subcommands.OfType<Verb>())
        {
            Write(verb);
        }

        Section("EXIT STATUS");
        Entry("0", "done");
        Entry("1", "a finding: what is on disk differs, or a tool disagrees");
        Entry("2", "an error in usage or specification, or a request that cannot be met; nothing was written");
        Section("FILES");
        Entry("kernels.json", "the specification that is read where none is named; 'hwact init' starts one");
        return ExitCode.Done;
    }

    private void Write(Verb verb)
    {
        Line($".SS {Escaped(verb.Name)}");
        Text(verb.Description!);
        foreach (Argument argument in verb.Arguments)
        {
            Entry(argument.Name, argument.Description ?? "");
        }

        foreach (Option option in verb.Options.Where(option => !option.Hidden && option is not System.CommandLine.Help.HelpOption))
        {
            string names = string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Append(option.Name));
            Entry(option.HelpName is string value ? $"{names} {value}" : names, option.Description ?? "");
        }

        Line(".PP\nExamples:\n.nf");
        foreach (string example in verb.Examples)
        {
            Line($"  {Escaped(example)}");
        }

        Line(".fi");
    }

    private void Section(string title) => Line($".SH {title}");

    private void Entry(string name, string text) => Line($".TP\n\\fB{Escaped(name)}\\fR\n{Escaped(text)}");

    private void Text(string text) => Line(Escaped(text));

    private void Line(string text) => Console.Output.WriteLine(text);

    // A line that begins with a dot or an apostrophe would be a request; what is not ASCII has a name that every troff reads.
    private static string Escaped(string text)
    {
        string escaped = string.Concat(text.Select(c => c switch
        {
            '\\' => "\\e",
            '-' => "\\-",
            > '~' => string.Create(CultureInfo.InvariantCulture, $"\\[u{(int)c:X4}]"),
            _ => $"{c}",
        }));
        return escaped.StartsWith('.') || escaped.StartsWith('\'') ? "\\&" + escaped : escaped;
    }
}
