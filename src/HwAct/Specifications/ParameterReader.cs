using HwAct.Activations;

namespace HwAct.Specifications;

/// <summary>Reads what is either a name or an object of a name and parameters: activations and methods.</summary>
internal static class ParameterReader
{
    /// <summary>Reads the activation of a kernel, the name that it was written with, and what a framework's name was taken for.</summary>
    public static (Activation Activation, string Name, string? Note) ReadActivation(LocatedValue kernel)
    {
        string[] names = [.. ActivationCatalog.Names];
        LocatedValue value = kernel.Required("activation", $"one of {string.Join(", ", names)}");
        LocatedValue name = NameOf(value, "the name of an activation");
        FrameworkPreset? preset = PresetOf(name);
        ActivationEntry entry = ActivationCatalog.Find(preset?.Activation ?? name.Text)
            ?? throw name.Wrong($"no activation is named {Quoted.Text(name.Text)}; {Suggestion(name.Text, names)}");
        value.RequireKnown(["name", .. entry.Parameters.Select(parameter => parameter.Name)]);
        Activation activation = entry.Default;
        if (preset is { Parameters.IsEmpty: false } || entry.Parameters.Any(parameter => value.Optional(parameter.Name) is not null))
        {
            try
            {
                activation = entry.Create(name => ReadActivationParameter(value.Optional(name), entry.Parameters.First(parameter => parameter.Name == name), preset));
            }
            catch (Exception exception) when (exception is ArgumentException or FormatException)
            {
                throw new SpecificationException(value.Location, exception.Message.TrimEnd('.'), exception);
            }
        }

        string remark = preset?.Remark is string words ? $"; {words}" : "";
        return (activation, name.Text, preset is null ? null : $"{name.Text.Trim()} is {activation}{remark}");
    }

    /// <summary>What a framework's name stands for, or null where it is none.</summary>
    /// <exception cref="SpecificationException">It differs between versions, or its arguments are not usable.</exception>
    public static FrameworkPreset? PresetOf(LocatedValue name)
    {
        try
        {
            return FrameworkPreset.Find(name.Text);
        }
        catch (FormatException exception)
        {
            throw new SpecificationException(name.Location, exception.Message, exception);
        }
    }

    private static string Suggestion(string written, string[] names)
    {
        int arguments = written.IndexOf('(', StringComparison.Ordinal);
        string called = arguments < 0 ? written : written[..arguments];
        return !called.Contains('.', StringComparison.Ordinal) && !called.Contains(':', StringComparison.Ordinal) ? NearestName.Suggest(written, names)
            : FrameworkPreset.Names.Where(name => NearestName.IsNear(Last(called), Last(name)))
                .MinBy(name => NearestName.Distance(called, name)) is string near ? $"did you mean '{near}'?"
            : $"of the frameworks' names those of 'hwact list frameworks' are known; otherwise there is {string.Join(", ", names)}";
    }

    // Modules are long and alike: it is the function that tells names apart.
    private static string Last(string name) => name[(name.LastIndexOfAny(['.', ':']) + 1)..];

    /// <summary>Reads the method of a kernel.</summary>
    public static MethodChoice ReadMethod(LocatedValue kernel)
    {
        string[] names = [.. MethodDeclarations.All.Select(method => method.Name)];
        if (kernel.Optional("method") is not LocatedValue value)
        {
            return new MethodChoice(MethodDeclarations.Default.Name);
        }

        string name = ReadName(value, "method", names);
        string[] known = [.. MethodDeclarations.Find(name)!.Parameters.Select(parameter => parameter.Name)];
        if (value.Members.FirstOrDefault(member => member.Name != "name" && !known.Contains(member.Name, StringComparer.Ordinal)
            && MethodDeclarations.All.Any(method => method.Parameters.Any(parameter => parameter.Name == member.Name))) is LocatedMember other)
        {
            throw new SpecificationException(other.Location, MemberHint.NoParameter(name, other.Name, known));
        }

        return new MethodChoice(name, ReadParameters(value, MethodDeclarations.Find(name)!.Parameters));
    }

    /// <summary>Reads the name of a method or a target.</summary>
    /// <param name="value">The name, or an object that has it as its member <c>name</c>.</param>
    /// <param name="kind">What is named, for messages.</param>
    /// <param name="names">The names there are.</param>
    public static string ReadName(LocatedValue value, string kind, IReadOnlyCollection<string> names)
    {
        LocatedValue name = NameOf(value, $"the name of a {kind}");
        return names.Contains(name.Text, StringComparer.Ordinal)
            ? name.Text
            : throw name.Wrong($"no {kind} is named {Quoted.Text(name.Text)}; {NearestName.Suggest(name.Text, names)}");
    }

    /// <summary>Reads the members beside the name: parameters of a method, options of a target.</summary>
    public static ImmutableSortedDictionary<string, ParameterValue> ReadParameters(LocatedValue value, ImmutableArray<ParameterSignature> signatures)
    {
        if (signatures.IsEmpty && value.Members.FirstOrDefault(member => member.Name != "name") is LocatedMember extra)
        {
            throw new SpecificationException(extra.Location, "there is no such member; none is possible beside the name");
        }

        value.RequireKnown(["name", .. signatures.Select(parameter => parameter.Name)]);
        return signatures
            .Select(parameter => (parameter, Given: value.Optional(parameter.Name)))
            .Where(entry => entry.Given is not null)
            .ToImmutableSortedDictionary(entry => entry.parameter.Name, entry => ReadParameter(entry.Given!, entry.parameter), StringComparer.Ordinal);
    }

    private static LocatedValue NameOf(LocatedValue value, string needed) => value.Kind == ValueKind.Object
        ? value.Required("name", needed).Require(ValueKind.Text, needed)
        : value.Require(ValueKind.Text, $"{needed}, or an object that has it as its \"name\",");

    private static ParameterValue ReadParameter(LocatedValue given, ParameterSignature parameter)
    {
        if (parameter.TakesList)
        {
            return ReadList(given, parameter);
        }

        bool usable = given.Kind is ValueKind.Number or ValueKind.Text || (given.Kind == ValueKind.Boolean && parameter.IsSwitch);
        ParameterValue value = given.Kind == ValueKind.Number ? ParameterValue.Of(Number.Read(given)) : ParameterValue.Of(given.Text);
        string? reason = usable ? parameter.ReasonAgainst(value) : $"a number or a word is needed, not {given.Described}";
        return reason is null ? value : throw given.Wrong(reason.TrimEnd('.'));
    }

    // Each word answers for itself, where it stands.
    private static ParameterValue ReadList(LocatedValue given, ParameterSignature parameter)
    {
        if (parameter.MayBeEmpty && given.Text == ParameterValue.None)
        {
            return ParameterValue.Of([]);
        }

        List<string> words = [];
        foreach (LocatedValue item in given.Kind == ValueKind.Text ? [given] : given.Require(ValueKind.Array, parameter.Possible).Items)
        {
            string word = item.Require(ValueKind.Text, $"one of {string.Join(", ", parameter.Elements)}").Text;
            if (!parameter.Elements.Contains(word, StringComparer.Ordinal))
            {
                throw item.Wrong($"{Quoted.Text(word)} is no word of '{parameter.Name}'; {NearestName.Suggest(word, [.. parameter.Elements])}");
            }

            if (words.Contains(word, StringComparer.Ordinal))
            {
                throw item.Wrong($"'{word}' is there twice; once is needed");
            }

            words.Add(word);
        }

        return words.Count > 0 || parameter.MayBeEmpty
            ? ParameterValue.Of(words)
            : throw given.Wrong($"the array is empty; {parameter.Possible} is needed");
    }

    private static double ReadActivationParameter(LocatedValue? given, ActivationParameter parameter, FrameworkPreset? preset)
    {
        if (given is null)
        {
            return preset?.Parameters.TryGetValue(parameter.Name, out double known) == true ? known : parameter.Usual;
        }

        double number = Number.Read(given);
        return parameter.Allows(number) ? number : throw given.Wrong($"{given.Text} is not usable; a number {parameter.Range} is needed");
    }
}
