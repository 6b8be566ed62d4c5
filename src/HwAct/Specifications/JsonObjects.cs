using System.Text.Json;

namespace HwAct.Specifications;

/// <summary>Arrays of objects, which most JSON that HwAct writes is made of.</summary>
internal static class JsonObjects
{
    /// <summary>Writes an array of objects as a member.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> members)
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            members(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes what two requests differ in as a member.</summary>
    public static void WriteDifferences(this Utf8JsonWriter writer, string name, IEnumerable<KernelDifference> differences) => writer.WriteObjects(name, differences, difference =>
    {
        writer.WriteString("member", difference.Member);
        writer.WriteString("was", difference.Was);
        writer.WriteString("now", difference.Now);
    });
}
