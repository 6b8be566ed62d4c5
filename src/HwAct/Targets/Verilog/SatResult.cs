using System.Text.RegularExpressions;

namespace HwAct.Targets;

/// <summary>What the SAT solver of yosys says at the end of a proof, and the signals that it shows of a case against.</summary>
internal sealed partial class SatResult
{
    private const string Proven = "no model found: SUCCESS!";
    private const string Refuted = "model found: FAIL!";

    private readonly string text;

    private SatResult(string text) => this.text = text;

    /// <summary>Reads a result.</summary>
    public static SatResult Read(string path) => new(File.ReadAllText(path));

    /// <summary>Whether there is no case against.</summary>
    public bool IsProven => text.Contains(Proven, StringComparison.Ordinal);

    /// <summary>Whether there is one.</summary>
    public bool IsRefuted => !IsProven && text.Contains(Refuted, StringComparison.Ordinal);

    /// <summary>The last lines, where it is neither.</summary>
    public string Summary => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(3));

    /// <summary>What a signal is at the first clock.</summary>
    public ulong First(string signal) => Values(signal).First();

    /// <summary>What a signal is at the last clock.</summary>
    public ulong Last(string signal) => Values(signal).Last();

    private IEnumerable<ulong> Values(string signal) =>
        Shown().Matches(text).Where(match => match.Groups["signal"].Value == signal).Select(match => Convert.ToUInt64(match.Groups["bits"].Value, 2));

    // The number of the clock comes first where there are clocks.
    [GeneratedRegex(@"^ +(\d+ )?\\(?<signal>[a-z]+) .* (?<bits>[01]+)\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Shown();
}
