namespace HwAct.Rendering;

/// <summary>
/// Creates the renderer of this build: the Scriban package, or the interpreter of the subset that the templates use.
/// </summary>
public static class TemplateRenderer
{
    /// <summary>Creates a renderer of the embedded templates.</summary>
    /// <param name="directory">A directory whose files replace embedded ones of the same path; null for none.</param>
    /// <exception cref="TemplateException">The directory does not exist.</exception>
    public static ITemplateRenderer Create(string? directory) =>
        Create(directory is null ? TemplateSource.Embedded : TemplateSource.WithOverrides(directory));

    /// <summary>Creates a renderer of the templates in <paramref name="source"/>.</summary>
    /// <param name="source">Where templates are looked for.</param>
    public static ITemplateRenderer Create(TemplateSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
#if SCRIBAN
        return new ScribanRenderer(source);
#else
        return new SubsetRenderer(source);
#endif
    }
}
