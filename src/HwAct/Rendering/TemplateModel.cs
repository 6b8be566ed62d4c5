using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace HwAct.Rendering;

/// <summary>
/// The names a template may use and what they stand for, in the order they were given. A name is given once:
/// <code>new TemplateModel { ["name"] = "gelu", ["signed"] = true, ["tables"] = tables.Select(Show).ToArray() }</code>
/// </summary>
public sealed class TemplateModel : IEnumerable<KeyValuePair<string, TemplateValue>>
{
    private readonly OrderedDictionary<string, TemplateValue> values = new(StringComparer.Ordinal);

    /// <summary>Gives a name its value.</summary>
    /// <param name="name">A snake_case name that is not a word of the template language.</param>
    /// <exception cref="ArgumentException">
    /// The name is malformed, a word of the language, or has a value already.
    /// </exception>
    [SuppressMessage("Design", "CA1044", Justification = "It is for initializers; renderers read by TryGetValue.")]
    public TemplateValue this[string name]
    {
        set
        {
            ArgumentNullException.ThrowIfNull(name);
            ArgumentNullException.ThrowIfNull(value);
            if (!TemplateName.IsValid(name))
            {
                throw new ArgumentException($"'{name}' is not a snake_case name.", nameof(name));
            }

            if (TemplateName.IsReserved(name))
            {
                throw new ArgumentException($"'{name}' is a word of the template language.", nameof(name));
            }

            if (!values.TryAdd(name, value))
            {
                throw new ArgumentException($"'{name}' has a value already.", nameof(name));
            }
        }
    }

    /// <summary>The names, in the order they were given.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>Looks a name up.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">Its value; null when the name is not defined.</param>
    /// <returns>Whether the name is defined.</returns>
    public bool TryGetValue(string name, [NotNullWhen(true)] out TemplateValue? value) =>
        values.TryGetValue(name, out value);

    /// <summary>Names and values, in the order they were given.</summary>
    public IEnumerator<KeyValuePair<string, TemplateValue>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
