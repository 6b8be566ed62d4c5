using System.Diagnostics.CodeAnalysis;
using Scriban.Runtime;

namespace HwAct.Rendering;

/// <summary>
/// The names a template may use and what they stand for, in the order they were given. A name is given once:
/// <code>new TemplateModel { ["name"] = "gelu", ["signed"] = true, ["tables"] = tables.Select(Show).ToArray() }</code>
/// </summary>
internal sealed class TemplateModel
{
    /// <summary>The names and values as the engine reads them.</summary>
    internal ScriptObject Script { get; } = new(StringComparer.Ordinal) { IsReadOnly = true };

    /// <summary>Gives a name its value.</summary>
    /// <param name="name">A snake_case name that is not a word of the template language.</param>
    /// <exception cref="ArgumentException">
    /// The name is malformed, a word of the language, or has a value already.
    /// </exception>
    [SuppressMessage("Design", "CA1044", Justification = "It is for initializers; only templates read.")]
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

            if (Script.Contains(name))
            {
                throw new ArgumentException($"'{name}' has a value already.", nameof(name));
            }

            // Templates share a model and cannot write to it. (The indexer would create a whole template context for each name.)
            Script.SetValue(name, value.Value, readOnly: true);
        }
    }
}
