using System.Text;
using HwAct.Rendering.Subset;

namespace HwAct.Rendering;

/// <summary>
/// Renders the part of Scriban that the templates use: text, values, <c>for</c>, <c>if</c>, comments and whitespace
/// control. What it accepts, Scriban accepts and renders to the same bytes; anything else is an error.
/// </summary>
internal sealed class SubsetRenderer(TemplateSource source) : ITemplateRenderer
{
    public string Render(string templateName, TemplateModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        TemplateText template = source.Read(templateName);
        StringBuilder output = new();
        new Interpreter(template.FileName, output).Render(Parser.Parse(template), new Scope(model));
        return output.ToString();
    }
}
