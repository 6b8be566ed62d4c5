using System.Collections.Immutable;
using HwAct.Generation;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Benchmarks.Score;

/// <summary>What a row reaches now.</summary>
/// <param name="Row">The row.</param>
/// <param name="Reached">The measured numbers, in the order of the row's targets; empty where there is no kernel.</param>
/// <param name="Problem">Why there is no kernel, or null where there is one.</param>
internal sealed record ScoreResult(ScoreRow Row, ImmutableArray<double> Reached, string? Problem)
{
    private static readonly string[] Ports = ["activation", "input", "output", "method"];

    /// <summary>Whether every target is met.</summary>
    public bool IsMet => Problem is null && Row.Targets.Zip(Reached).All(pair => pair.Second <= pair.First.AtMost);

    /// <summary>Generates the row's kernel, proves it over every input code, and measures it.</summary>
    public static ScoreResult Of(ScoreRow row, IGenerator generator)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(generator);
        LocatedSpecification specification;
        try
        {
            specification = Read(row.Kernel);
        }
        catch (SpecificationException exception)
        {
            return new(row, [], $"not available: {exception.Message}");
        }

        try
        {
            ProvenKernel kernel = generator.Prove(specification);
            return new(row, [.. row.Targets.Select(target => target.Metric.Of(kernel))], null);
        }
        catch (Exception exception) when (exception is SpecificationException or DesignException)
        {
            return new(row, [], $"not reached: {exception.Message}");
        }
    }

    private static LocatedSpecification Read(string kernel)
    {
        string[] words = kernel.Split(' ');
        Dictionary<string, string> options = Ports.Zip(words).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return new SpecificationReader().ReadOptions(options, [.. words[Ports.Length..].Select(Setting)]);
    }

    private static KeyValuePair<string, string> Setting(string word)
    {
        int at = word.IndexOf('=', StringComparison.Ordinal);
        return new(word[..at], word[(at + 1)..]);
    }
}
