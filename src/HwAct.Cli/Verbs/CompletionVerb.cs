using System.CommandLine;
using System.CommandLine.Parsing;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary><c>hwact completion</c>: what a shell needs so that Tab completes a command line of the tool; the words themselves it asks the tool for.</summary>
internal sealed class CompletionVerb : Verb
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # bash: source <(hwact completion bash)
            _hwact() {
                local IFS=$'\n' current="${COMP_WORDS[COMP_CWORD]}"
                COMPREPLY=($(compgen -W "$(hwact "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${current}"))
            }
            complete -o default -F _hwact hwact
            """,
        ["zsh"] = """
            #compdef hwact
            # zsh: source <(hwact completion zsh), or this file as _hwact in a folder of fpath
            _hwact() {
                local -a answers
                answers=("${(@f)$(hwact "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
                compadd -a answers
                _files
            }
            compdef _hwact hwact
            """,
        ["fish"] = """
            # fish: hwact completion fish | source
            complete --command hwact --arguments '(hwact "[suggest:"(commandline --cursor)"]" (commandline) 2>/dev/null)'
            """,
    };

    private readonly Argument<string> shell = new("SHELL") { Description = $"The shell: {string.Join(", ", Scripts.Keys)}." };

    /// <summary>Creates the verb.</summary>
    public CompletionVerb(ToolConsole console)
        : base(console, "completion", "Print a script by which a shell completes verbs, options, and the names of activations, methods, targets and formats.", "source <(hwact completion bash)")
    {
        shell.CompletionSources.Add(_ => Scripts.Keys.Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        shell.Validators.Add(result =>
        {
            foreach (Token token in result.Tokens.Where(token => !Scripts.ContainsKey(token.Value)))
            {
                result.AddError($"there is no script for '{token.Value}'; {NearestName.Suggest(token.Value, [.. Scripts.Keys])}");
            }
        });
        Add(shell);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        Console.Output.WriteLine(Scripts[arguments.GetRequiredValue(shell)]);
        return ExitCode.Done;
    }
}
