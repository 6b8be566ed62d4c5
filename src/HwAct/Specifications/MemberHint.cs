using HwAct.Activations;

namespace HwAct.Specifications;

/// <summary>Where a member belongs that stands beside the object it is part of.</summary>
internal static class MemberHint
{
    /// <summary>Refuses a member of a kernel that its method, its activation or a format has, with the place where it belongs.</summary>
    /// <exception cref="SpecificationException">There is such a member.</exception>
    public static void RequireInPlace(LocatedValue kernel, IReadOnlyCollection<string> known)
    {
        foreach (LocatedMember member in kernel.Members.Where(member => !known.Contains(member.Name, StringComparer.Ordinal)))
        {
            if (PlaceOf(kernel, member.Name) is (string owner, string place))
            {
                throw new SpecificationException(member.Location, $"is a member of the {owner}; {place} is needed");
            }
        }
    }

    private static (string Owner, string Place)? PlaceOf(LocatedValue kernel, string name)
    {
        if (QuantizationReader.Members.Contains(name, StringComparer.Ordinal))
        {
            return ("formats", $"\"input\": {{ \"type\": \"int8\", \"scale\": 0.03, \"zero_point\": 0 }}, with {Quoted.Text(name)} in it,");
        }

        string? method = NameOf(kernel, "method");
        string? activation = NameOf(kernel, "activation");
        ActivationEntry? entry = activation is null ? null : ActivationCatalog.Find(activation);
        MethodSignature? owner = Owners(name).FirstOrDefault(one => one.Name == method) ?? Owners(name).FirstOrDefault();
        return entry?.Parameters.Any(parameter => parameter.Name == name) == true ? ("activation", Place("activation", activation!, name))
            : owner is null ? null
            : ("method", Place("method", owner.Name, name));
    }

    /// <summary>Why a method has no parameter of a name, with the methods that have it where there are any.</summary>
    /// <param name="method">Name of the method.</param>
    /// <param name="parameter">The name.</param>
    /// <param name="known">What may be set.</param>
    public static string NoParameter(string method, string parameter, IReadOnlyCollection<string> known) => Owners(parameter).Select(owner => owner.Name).ToArray() is { Length: > 0 } owners
        ? $"is a parameter of {string.Join(", ", owners)}, not of {method}; here {(known.Count == 0 ? "none is possible" : $"there is {string.Join(", ", known)}")}"
        : $"there is no such parameter; {NearestName.Suggest(parameter, known)}";

    private static IEnumerable<MethodSignature> Owners(string parameter) =>
        MethodDeclarations.All.Where(method => method.Parameters.Any(one => one.Name == parameter));

    private static string Place(string member, string name, string parameter) => $"\"{member}\": {{ \"name\": \"{name}\", \"{parameter}\": … }}";

    private static string? NameOf(LocatedValue kernel, string member) =>
        kernel.Optional(member) is LocatedValue value && (value.Optional("name") ?? value) is { Kind: ValueKind.Text } name ? name.Text : null;
}
