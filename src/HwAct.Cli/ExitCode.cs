namespace HwAct.Cli;

/// <summary>What the process says to a script.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and something was found: drift, a mismatch, a broken bound.</summary>
    public const int Finding = 1;

    /// <summary>Not done: a usage, specification or internal error.</summary>
    public const int Error = 2;
}
