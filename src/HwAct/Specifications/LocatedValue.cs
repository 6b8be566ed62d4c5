namespace HwAct.Specifications;

/// <summary>Kind of a JSON value.</summary>
internal enum ValueKind
{
    Null,
    Boolean,
    Number,
    Text,
    Array,
    Object,
}

/// <summary>A JSON value, or a value from the command line, that knows where it was written.</summary>
/// <param name="Kind">Kind of the value.</param>
/// <param name="Location">Where it begins.</param>
internal sealed record LocatedValue(ValueKind Kind, SourceLocation Location)
{
    /// <summary>The text of a string, or a number as it was written.</summary>
    public string Text { get; init; } = "";

    /// <summary>Members of an object in the order in which they were written, each name once.</summary>
    public ImmutableArray<LocatedMember> Members { get; init; } = [];

    /// <summary>Elements of an array.</summary>
    public ImmutableArray<LocatedValue> Items { get; init; } = [];

    /// <summary>The kind and, where it is short, the value, for messages: <c>the number 3</c>.</summary>
    public string Described => Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Boolean => Text,
        ValueKind.Number => $"the number {Text}",
        ValueKind.Text => $"the string {Quoted.Text(Text)}",
        ValueKind.Array => "an array",
        _ => "an object",
    };

    /// <summary>The value of a member, or null where the object lacks it or says null.</summary>
    public LocatedValue? Optional(string name)
    {
        LocatedMember? member = Members.FirstOrDefault(member => member.Name == name);
        return member is null or { Value.Kind: ValueKind.Null } ? null : member.Value;
    }

    /// <summary>The value of a member.</summary>
    /// <param name="name">Name of the member.</param>
    /// <param name="needed">What it should say, for the message.</param>
    /// <exception cref="SpecificationException">The object lacks it or says null.</exception>
    public LocatedValue Required(string name, string needed)
    {
        SourceLocation location = Members.FirstOrDefault(member => member.Name == name)?.Location ?? Location.Missing(name);
        return Optional(name) ?? throw new SpecificationException(location, $"is missing; {needed} is needed");
    }

    /// <summary>Where the value at a path of members stands; where the last is left out, the object that lacks it.</summary>
    public SourceLocation LocationOf(string path)
    {
        LocatedValue here = this;
        foreach (string name in path.Split('.'))
        {
            if (here.Optional(name) is not LocatedValue next)
            {
                return here.Kind == ValueKind.Object ? here.Location.Missing(name) : here.Location;
            }

            here = next;
        }

        return here.Location;
    }

    /// <summary>Refuses members of other names.</summary>
    /// <exception cref="SpecificationException">A member has another name; the message suggests the nearest.</exception>
    public void RequireKnown(params IReadOnlyCollection<string> names)
    {
        foreach (LocatedMember member in Members.Where(member => !names.Contains(member.Name, StringComparer.Ordinal)))
        {
            throw new SpecificationException(member.Location, $"there is no such member; {NearestName.Suggest(member.Name, names)}");
        }
    }

    /// <summary>This value, when it is of the given kind.</summary>
    /// <exception cref="SpecificationException">It is of another kind.</exception>
    public LocatedValue Require(ValueKind kind, string needed) =>
        Kind == kind ? this : throw new SpecificationException(Location, $"{needed} is needed, not {Described}");

    /// <summary>An exception about this value.</summary>
    public SpecificationException Wrong(string problem) => new(Location, problem);
}

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where the name stands.</param>
/// <param name="Value">Its value.</param>
internal sealed record LocatedMember(string Name, SourceLocation Location, LocatedValue Value);
