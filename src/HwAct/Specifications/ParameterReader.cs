using HwAct.Activations;

namespace HwAct.Specifications;

/// <summary>Reads what is either a name or an object of a name and parameters: activations and methods.</summary>
internal static class ParameterReader
{
    // Far beyond any activation in use; what is larger would only move the cost of nonsense into the proofs.
    private const double LargestActivationParameter = 1e6;

    /// <summary>Reads the activation of a kernel, and the name that it was written with.</summary>
    public static (Activation Activation, string Name) ReadActivation(LocatedValue kernel)
    {
        string[] names = [.. ActivationCatalog.Names];
        LocatedValue value = kernel.Required("activation", $"one of {string.Join(", ", names)}");
        LocatedValue name = NameOf(value, "the name of an activation");
        ActivationEntry entry = ActivationCatalog.Find(name.Text)
            ?? throw name.Wrong($"no activation is named {Quoted.Text(name.Text)}; {NearestName.Suggest(name.Text, names)}");
        ImmutableArray<KeyValuePair<string, double>> parameters = entry.Parameters;
        value.RequireKnown(["name", .. parameters.Select(parameter => parameter.Key)]);
        if (parameters.All(parameter => value.Optional(parameter.Key) is null))
        {
            return (entry.Default, name.Text);
        }

        try
        {
            Activation activation = entry.Create(parameter => value.Optional(parameter) is LocatedValue given
                ? ReadActivationParameter(given)
                : parameters.First(known => known.Key == parameter).Value);
            return (activation, name.Text);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new SpecificationException(value.Location, exception.Message.TrimEnd('.'), exception);
        }
    }

    /// <summary>Reads the method of a kernel.</summary>
    public static MethodChoice ReadMethod(LocatedValue kernel)
    {
        string[] names = [.. MethodDeclarations.All.Select(method => method.Name)];
        LocatedValue value = kernel.Required("method", $"one of {string.Join(", ", names)}");
        string name = ReadName(value, "method", names);
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
        bool usable = given.Kind is ValueKind.Number or ValueKind.Text;
        ParameterValue value = given.Kind == ValueKind.Number ? ParameterValue.Of(Number.Read(given)) : ParameterValue.Of(given.Text);
        string? reason = usable ? parameter.ReasonAgainst(value) : $"a number or a word is needed, not {given.Described}";
        return reason is null ? value : throw given.Wrong(reason.TrimEnd('.'));
    }

    private static double ReadActivationParameter(LocatedValue given)
    {
        double number = Number.Read(given);
        return Math.Abs(number) <= LargestActivationParameter
            ? number
            : throw given.Wrong($"{given.Text} is not usable; a number from -1e6 to 1e6 is needed");
    }
}
