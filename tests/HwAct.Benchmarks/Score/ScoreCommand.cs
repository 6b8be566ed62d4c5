using System.Text.Json;
using HwAct.Cli;
using HwAct.Generation;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Benchmarks.Score;

/// <summary><c>score</c>: what HwAct reaches now beside its targets and the best known; exit 1 where a target is missed.</summary>
internal static class ScoreCommand
{
    private static readonly string[] Heading = ["work", "target", "reached", "", "best known"];

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">Nothing, or <c>--json</c>.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="error">Where messages go.</param>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Any(argument => argument != "--json"))
        {
            error.WriteLine("score: '--json' is the only option");
            return ExitCode.Error;
        }

        return Print(Measure(), arguments.Count > 0, output);
    }

    /// <summary>Prints results.</summary>
    /// <returns>The exit code: 1 where a row is not available or misses a target.</returns>
    public static int Print(IReadOnlyList<ScoreResult> results, bool json, TextWriter output)
    {
        if (json)
        {
            JsonOutput.Write(output, writer => writer.WriteObjects("rows", results, result => WriteJson(writer, result)));
        }
        else
        {
            TextTable.Write(output, [Heading, .. results.Select(Row)]);
            output.WriteLine($"{results.Count(result => result.IsMet)} of {results.Count} met");
        }

        return results.All(result => result.IsMet) ? ExitCode.Done : ExitCode.Finding;
    }

    private static ScoreResult[] Measure()
    {
        var generator = new Generator(TemplateRenderer.Create(directory: null));
        var results = new ScoreResult[ScoreSheet.Rows.Length];
        Parallel.For(0, results.Length, index => results[index] = ScoreResult.Of(ScoreSheet.Rows[index], generator));
        return results;
    }

    private static string[] Row(ScoreResult result) =>
    [
        result.Row.Work,
        "≤ " + string.Join(", ", result.Row.Targets.Select(target => target.Metric.Target(target.AtMost))),
        result.Problem is null ? string.Join(", ", result.Row.Targets.Zip(result.Reached, (target, value) => target.Metric.Reached(value))) : Short(result.Problem),
        result.IsMet ? "met" : "missed",
        result.Row.Best,
    ];

    // The whole message is in the JSON; a table wants a narrow column.
    private static string Short(string problem) => problem[..problem.IndexOf(':', StringComparison.Ordinal)];

    private static void WriteJson(Utf8JsonWriter writer, ScoreResult result)
    {
        writer.WriteString("work", result.Row.Work);
        writer.WriteString("kernel", result.Row.Kernel);
        writer.WriteBoolean("met", result.IsMet);
        if (result.Problem is string problem)
        {
            writer.WriteString("problem", problem);
        }

        writer.WriteObjects("targets", result.Row.Targets.Select((target, index) => (target, index)), entry =>
        {
            writer.WriteString("metric", entry.target.Metric.Name);
            writer.WriteNumber("at_most", entry.target.AtMost);
            if (result.Problem is null)
            {
                writer.WritePropertyName("reached");
                writer.WriteRawValue(entry.target.Metric.Number(result.Reached[entry.index]));
            }
        });
        writer.WriteString("best_known", result.Row.Best);
    }
}
