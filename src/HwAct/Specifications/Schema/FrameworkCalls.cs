using System.Text.Json;
using System.Text.RegularExpressions;

namespace HwAct.Specifications;

/// <summary>Frameworks' names of activations, with or without arguments, as regular expressions.</summary>
internal static class FrameworkCalls
{
    private const string Number = @"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?";

    // A row is one activation, or with other arguments a more general one.
    private static readonly string[] Activations = ["activation", "general"];

    /// <summary>Whether a framework has a name for an activation.</summary>
    public static bool Mean(string activation) => FrameworkPreset.Table.Any(row => Meant(row).Contains(activation, StringComparer.Ordinal));

    /// <summary>The calls that may stand for an activation of which something holds.</summary>
    public static string Pattern(Func<string, bool> holds)
    {
        // Rows that take the same arguments are one alternative.
        IEnumerable<string> rows = FrameworkPreset.Table.Where(row => Meant(row).Any(holds))
            .GroupBy(Arguments, Names, StringComparer.Ordinal)
            .Select(same => $"({string.Join('|', same.SelectMany(names => names))})({same.Key})?");
        return $@"^\s*({string.Join('|', rows)})\s*$";
    }

    // The arguments decide between several.
    private static IEnumerable<string> Meant(JsonElement row) => row.TryGetProperty("values", out JsonElement values)
        ? values.EnumerateObject().Select(value => value.Value.GetString()!)
        : Activations.Where(member => row.TryGetProperty(member, out _)).Select(member => row.GetProperty(member).GetString()!);

    private static IEnumerable<string> Names(JsonElement row) => row.GetProperty("names").EnumerateArray()
        .SelectMany(name => FrameworkPreset.Spellings(name.GetString()!)).Select(Regex.Escape);

    private static string Arguments(JsonElement row)
    {
        var arguments = new List<string> { @"inplace\s*=[^,()]*" };
        if (row.TryGetProperty("choice", out JsonElement choice))
        {
            string[] words = [.. row.GetProperty("values").EnumerateObject().SelectMany(value => Spelled(value.Name))];
            arguments.Add($@"{choice.GetString()}\s*=[ '""]*({string.Join('|', words)})[ '""]*");
        }

        if (row.TryGetProperty("arguments", out JsonElement numbers))
        {
            arguments.AddRange(numbers.EnumerateObject().Select(argument => $@"{argument.Name}\s*=[ '""]*{Number}[ '""]*"));
        }

        return $@"\s*\(((\s*({string.Join('|', arguments)}))?\s*(,|(?=\))))*\)";
    }

    // Python's True and False are read in either case.
    private static string[] Spelled(string word) => word is "true" or "false" ? [word, char.ToUpperInvariant(word[0]) + word[1..]] : [word];
}
