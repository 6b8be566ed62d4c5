namespace HwAct.Cli;

/// <summary>Where a verb reads and writes; injected, so that verbs can be run in a test.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Results.</param>
/// <param name="Error">Messages and progress.</param>
/// <param name="ShowsProgress">Whether messages go to a terminal, where a line may be rewritten.</param>
internal sealed record ToolConsole(TextReader Input, TextWriter Output, TextWriter Error, bool ShowsProgress)
{
    /// <summary>The console of the process. Nothing is ever colored, so NO_COLOR has nothing to turn off.</summary>
    public static ToolConsole OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        bool terminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
        return new ToolConsole(
            new StreamReader(Console.OpenStandardInput(), utf8),
            new StreamWriter(Console.OpenStandardOutput(), utf8, bufferSize: 1 << 14) { NewLine = "\n" },
            new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true },
            terminal);
    }
}
