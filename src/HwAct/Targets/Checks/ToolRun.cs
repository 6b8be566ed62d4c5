namespace HwAct.Targets;

/// <summary>What a tool said and how it ended.</summary>
/// <param name="ExitCode">Its exit status.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Whether the tool ended with status 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>Whether it also said nothing: what a tool warns of is not what it was asked for.</summary>
    public bool IsSilent => Succeeded && Output.Length + Error.Length == 0;

    /// <summary>The first lines of what the tool said, errors first.</summary>
    public string Summary => string.Join('\n', $"{Error}\n{Output}".Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(12));
}
