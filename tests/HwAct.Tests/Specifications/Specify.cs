using System.Collections.Immutable;
using HwAct.Specifications;

namespace HwAct.Tests.Specifications;

/// <summary>Makes specifications for tests: one good kernel a line, with members replaced.</summary>
internal static class Specify
{
    /// <summary>The text of a file with one kernel, its members one a line from line 3 on.</summary>
    /// <param name="changes">Members to replace or add, <c>member: JSON</c>; <c>member:</c> alone leaves it out.</param>
    public static string OneKernel(params string[] changes)
    {
        var members = new List<KeyValuePair<string, string>>
        {
            new("name", "\"k\""),
            new("activation", "\"gelu\""),
            new("input", "\"Q3.4\""),
            new("output", "\"Q3.4\""),
            new("method", "\"table\""),
        };
        foreach (string change in changes)
        {
            int at = change.IndexOf(':', StringComparison.Ordinal);
            (string name, string json) = (change[..at], change[(at + 1)..].Trim());
            int existing = members.FindIndex(member => member.Key == name);
            if (existing >= 0)
            {
                members.RemoveAt(existing);
            }

            if (json.Length > 0)
            {
                members.Insert(existing >= 0 ? existing : members.Count, new(name, json));
            }
        }

        return "{ \"kernels\": [\n{\n" + string.Join(",\n", members.Select(member => $"\"{member.Key}\": {member.Value}")) + "\n}\n] }\n";
    }

    public static ImmutableArray<LocatedSpecification> Read(string text) => new SpecificationReader().Read(text, "kernels.json");

    public static KernelSpecification ReadOne(params string[] changes) => Assert.Single(Read(OneKernel(changes))).Specification;

    public static string MessageOf(string text) => Assert.Throws<SpecificationException>(() => Read(text)).Message;
}
