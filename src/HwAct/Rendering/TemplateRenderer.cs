using System.Collections.Concurrent;
using Scriban.Syntax;
using Scriban;

namespace HwAct.Rendering;

/// <summary>
/// Turns a template and the values it names into the text of one artifact. Templates are written in Scriban, and are
/// read and parsed once by a renderer, when they are first asked for. Safe to use from several threads.
/// </summary>
internal sealed class TemplateRenderer
{
    private static readonly TemplateRenderer Embedded = new(TemplateSource.Embedded);

    private readonly ConcurrentDictionary<string, Template> templates = new(StringComparer.Ordinal);
    private readonly TemplateSource source;

    internal TemplateRenderer(TemplateSource source) => this.source = source;

    /// <summary>A renderer of the templates that come with the library.</summary>
    /// <param name="directory">A directory whose files replace embedded ones of the same path; null for none.</param>
    /// <exception cref="TemplateException">The directory does not exist.</exception>
    public static TemplateRenderer Create(string? directory) =>
        directory is null ? Embedded : new TemplateRenderer(TemplateSource.WithOverrides(directory));

    /// <summary>Renders one template.</summary>
    /// <param name="templateName">Its path below the template root, with <c>/</c>: <c>c/header.h.scriban</c>.</param>
    /// <param name="model">Every name the template may use.</param>
    /// <returns>The whole text, with LF line ends where the template has one; values stand in it as they are.</returns>
    /// <exception cref="TemplateException">
    /// The template, or one that it includes, is missing, is malformed, uses a name that the model does not define, or
    /// does not end.
    /// </exception>
    public string Render(string templateName, TemplateModel model)
    {
        Template template = Parsed(templateName);
        try
        {
            return template.Render(new StrictContext(model, Parsed));
        }
        catch (ScriptRuntimeException error)
        {
            // A malformed included template knows its own place; a missing one is a fault of the line that includes it.
            throw error.InnerException as TemplateException is { Line: not null } malformed
                ? malformed
                : new TemplateException(error.Span, error.InnerException?.Message ?? error.OriginalMessage, error);
        }
    }

    private Template Parsed(string name) => templates.GetOrAdd(name, _ => TemplateParser.Parse(source.Read(name)));
}
