namespace HwAct.Rendering;

/// <summary>Turns a template and the values it names into the text of one artifact.</summary>
public interface ITemplateRenderer
{
    /// <summary>Renders one template.</summary>
    /// <param name="templateName">Its path below the template root, with <c>/</c>: <c>c/header.h.scriban</c>.</param>
    /// <param name="model">Every name the template may use.</param>
    /// <returns>The whole text, with LF line ends where the template has one; values stand in it as they are.</returns>
    /// <exception cref="TemplateException">
    /// The template is missing, is malformed, or uses a name that the model does not define.
    /// </exception>
    string Render(string templateName, TemplateModel model);
}
