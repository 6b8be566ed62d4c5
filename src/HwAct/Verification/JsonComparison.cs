using HwAct.Specifications;

namespace HwAct.Verification;

/// <summary>Compares two JSON values member by member, and names what differs by its path.</summary>
internal static class JsonComparison
{
    /// <summary>Each difference as the end of a message: <c>error.max_lsb is 0.1 instead of 0.5</c>.</summary>
    /// <param name="recorded">What a file says.</param>
    /// <param name="proven">What it should say.</param>
    public static IEnumerable<string> Differences(LocatedValue recorded, LocatedValue proven)
    {
        string path = proven.Location.Member;
        return (recorded.Kind, proven.Kind) switch
        {
            (ValueKind.Object, ValueKind.Object) => OfMembers(recorded, proven),
            (ValueKind.Array, ValueKind.Array) when recorded.Items.Length == proven.Items.Length =>
                recorded.Items.Zip(proven.Items).SelectMany(pair => Differences(pair.First, pair.Second)),
            (ValueKind.Array, ValueKind.Array) => [$"{path} has {recorded.Items.Length} elements instead of {proven.Items.Length}"],
            _ when recorded.Kind == proven.Kind && string.Equals(recorded.Text, proven.Text, StringComparison.Ordinal) => [],
            (ValueKind.Text, ValueKind.Text) => [$"{path} is {Shown(recorded, proven)} instead of {Shown(proven, recorded)}"],
            _ => [$"{path} is {Shown(recorded)} instead of {Shown(proven)}"],
        };
    }

    private static IEnumerable<string> OfMembers(LocatedValue recorded, LocatedValue proven)
    {
        Dictionary<string, LocatedValue> values = recorded.Members.ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        foreach (LocatedMember member in proven.Members)
        {
            if (!values.Remove(member.Name, out LocatedValue? value))
            {
                yield return $"{member.Location.Member} is missing";
                continue;
            }

            foreach (string difference in Differences(value, member.Value))
            {
                yield return difference;
            }
        }

        foreach (LocatedValue stranger in values.Values)
        {
            yield return $"{stranger.Location.Member} does not belong there";
        }
    }

    // A long text is shown from a little before where it differs.
    private static string Shown(LocatedValue value, LocatedValue other)
    {
        int same = value.Text.AsSpan().CommonPrefixLength(other.Text);
        return value.Text.Length <= 40 || same <= 30 ? Shown(value) : Quoted.Text("…" + value.Text[(same - 10)..]);
    }

    private static string Shown(LocatedValue value) => value.Kind switch
    {
        ValueKind.Number => value.Text,
        ValueKind.Text when value.Text.Length <= 40 => Quoted.Text(value.Text),
        _ => value.Described,
    };
}
