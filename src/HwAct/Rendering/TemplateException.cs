using Scriban.Parsing;

namespace HwAct.Rendering;

/// <summary>A template that cannot be found, parsed or rendered.</summary>
internal sealed class TemplateException : Exception
{
    /// <summary>Reports a fault at one place of a template.</summary>
    /// <param name="place">Where the fault begins, in a file as the user knows it.</param>
    /// <param name="problem">What is wrong and what would be right, without the place.</param>
    /// <param name="innerException">The fault underneath, if there is one.</param>
    internal TemplateException(SourceSpan place, string problem, Exception? innerException = null)
        : base($"{place.FileName}:{place.Start.Line + 1}:{place.Start.Column + 1}: {problem}", innerException)
    {
        Template = place.FileName;
        Line = place.Start.Line + 1;
        Column = place.Start.Column + 1;
    }

    /// <summary>Reports a fault that no line of a template is to blame for.</summary>
    /// <param name="template">The template or directory asked for.</param>
    /// <param name="problem">What is wrong and what would be right, a whole sentence.</param>
    public TemplateException(string template, string problem)
        : base(problem)
    {
        Template = template;
    }

    /// <summary>The file of the template, or the name asked for where there is no file.</summary>
    public string Template { get; }

    /// <summary>Line of the fault, from 1; null where the fault is in no line.</summary>
    public int? Line { get; }

    /// <summary>Column of the fault, from 1; null where the fault is in no line.</summary>
    public int? Column { get; }
}
