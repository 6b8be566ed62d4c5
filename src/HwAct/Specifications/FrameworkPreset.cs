using System.Text.Json;
using System.Text.RegularExpressions;

namespace HwAct.Specifications;

/// <summary>
/// What a framework's name of an activation, <c>torch.nn.GELU(approximate='tanh')</c>, really is: the table of names is
/// <c>presets.json</c>, from the documentation and, where that errs, the code of each framework.
/// </summary>
/// <param name="Activation">Name of the activation in the catalog.</param>
/// <param name="Parameters">Parameters that the framework's defaults or arguments give it.</param>
/// <param name="Remark">What the user should know besides, or null.</param>
internal sealed partial record FrameworkPreset(string Activation, ImmutableDictionary<string, double> Parameters, string? Remark)
{
    private static readonly JsonElement Root = JsonDocument.Parse(EmbeddedText.Read("Specifications/presets.json")).RootElement;

    private static readonly ImmutableDictionary<string, JsonElement> Rows = Table
        .SelectMany(row => row.GetProperty("names").EnumerateArray(), (row, name) => KeyValuePair.Create(name.GetString()!, row))
        .ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Every name, those that ask for a version included.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Table
        .SelectMany(row => row.GetProperty("names").EnumerateArray(), (_, name) => name.GetString()!)];

    /// <summary>Every name with what it stands for, in words.</summary>
    public static IEnumerable<(string Name, string Meaning)> All => Names.Select(name => (name, Described(Rows[name])));

    // No call of the table is nearly as long; the expression that reads one takes time in the square of the length.
    private const int LongestCall = 1000;

    /// <summary>What a name with or without arguments stands for, or null where no framework of the table has it.</summary>
    /// <exception cref="FormatException">It differs between versions, or has other arguments; the message says which.</exception>
    public static FrameworkPreset? Find(string written)
    {
        if (written.Length > LongestCall)
        {
            return null;
        }

        Match call = Call().Match(written);
        if (!call.Success || !Rows.TryGetValue(Spelled(call.Groups["name"].Value), out JsonElement row))
        {
            return null;
        }

        if (row.TryGetProperty("versions", out JsonElement versions))
        {
            string either = string.Join(" or ", versions.EnumerateArray().Select(version => version.GetString()));
            throw new FormatException($"{Quoted.Text(written)} differs between versions: {row.GetProperty("differs").GetString()}; write {either}");
        }

        return Resolved(row, [.. Arguments(written, call.Groups["arguments"].Value)]);
    }

    private static FrameworkPreset Resolved(JsonElement row, KeyValuePair<string, string>[] given)
    {
        JsonElement? arguments = Member(row, "arguments");
        string? choice = Member(row, "choice")?.GetString();
        string[] known = [.. choice is null ? Array.Empty<string>() : [choice], .. arguments?.EnumerateObject().Select(argument => argument.Name) ?? []];
        if (given.FirstOrDefault(argument => !known.Contains(argument.Key, StringComparer.Ordinal)) is { Key: string stranger })
        {
            throw new FormatException($"there is no argument {Quoted.Text(stranger)} that shapes it; {(known.Length == 0 ? "it takes none" : $"there is {string.Join(", ", known)}")}");
        }

        var parameters = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (JsonProperty fixedOne in Member(row, "parameters")?.EnumerateObject() ?? default)
        {
            parameters[fixedOne.Name] = fixedOne.Value.GetDouble();
        }

        bool isUsual = true;
        foreach (JsonProperty argument in arguments?.EnumerateObject() ?? default)
        {
            (string parameter, double usual) = (argument.Value[0].GetString()!, argument.Value[1].GetDouble());
            string? text = given.FirstOrDefault(one => one.Key == argument.Name).Value;
            double value = text is null ? parameters.GetValueOrDefault(parameter, usual) : NumberOf(argument.Name, text);
            isUsual &= value == usual;
            parameters[parameter] = value;
        }

        string? remark = Member(row, "remark")?.GetString();
        if (choice is null)
        {
            // Some have a name of their own for the usual arguments: SiLU is Swish with beta = 1.
            bool isGeneral = Member(row, "general") is not null;
            string name = row.GetProperty(isGeneral && !isUsual ? "general" : "activation").GetString()!;
            return new(name, isGeneral && isUsual ? ImmutableDictionary<string, double>.Empty : parameters.ToImmutable(), remark);
        }

        string word = given.Length > 0 ? given[^1].Value : row.GetProperty("default").GetString()!;
        JsonElement values = row.GetProperty("values");
        return values.TryGetProperty(word, out JsonElement chosen)
            ? new(chosen.GetString()!, parameters.ToImmutable(), remark)
            : throw new FormatException($"{choice} {Quoted.Text(word)} is not usable; there is {string.Join(", ", values.EnumerateObject().Select(value => value.Name))}");
    }

    private static string Described(JsonElement row)
    {
        if (Member(row, "differs") is JsonElement differs)
        {
            return $"differs between versions: {differs.GetString()}";
        }

        FrameworkPreset usual = Resolved(row, []);
        string parameters = string.Join(", ", usual.Parameters.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} = {one.Value}")));
        string arguments = string.Join(", ", (Member(row, "values") ?? Member(row, "arguments"))?.EnumerateObject().Select(one => one.Name) ?? []);
        string choice = Member(row, "choice") is JsonElement name ? $"{name.GetString()}: " : "";
        return usual.Activation + (parameters.Length == 0 ? "" : $" with {parameters}") + (arguments.Length == 0 ? "" : $"; takes {choice}{arguments}");
    }

    private static IEnumerable<KeyValuePair<string, string>> Arguments(string written, string text)
    {
        foreach (string argument in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int at = argument.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
            {
                throw new FormatException($"the arguments of {Quoted.Text(written)} are not usable; name=value is needed");
            }

            string value = argument[(at + 1)..].Trim(' ', '\'', '"');
            string name = argument[..at].Trim();
            if (name != "inplace")
            {
                yield return new(name, value is "True" or "False" ? value.ToLowerInvariant() : value);
            }
        }
    }

    private static double NumberOf(string argument, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new FormatException($"{argument} {Quoted.Text(text)} is not usable; a number is needed");

    /// <summary>The rows of the table.</summary>
    internal static IEnumerable<JsonElement> Table => Root.GetProperty("presets").EnumerateArray();

    /// <summary>A name of the table, and what it may be written as instead.</summary>
    internal static ImmutableArray<string> Spellings(string name) => Root.GetProperty("spellings").EnumerateObject().Reverse().Aggregate(
        ImmutableArray.Create(name),
        (known, entry) => known.AddRange(known.Where(one => one.StartsWith(entry.Value.GetString()!, StringComparison.Ordinal)).Select(one => entry.Name + one[entry.Value.GetString()!.Length..])));

    // Module paths that stand for the same functions, one after another.
    private static string Spelled(string name) => Root.GetProperty("spellings").EnumerateObject().Aggregate(
        name, (spelled, entry) => spelled.StartsWith(entry.Name, StringComparison.Ordinal) ? entry.Value.GetString() + spelled[entry.Name.Length..] : spelled);

    private static JsonElement? Member(JsonElement row, string name) => row.TryGetProperty(name, out JsonElement value) ? value : null;

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z_][A-Za-z0-9_]*[.:][A-Za-z0-9_.]+)\s*(\((?<arguments>[^()]*)\))?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Call();
}
