using HwAct.Rendering;

namespace HwAct.Tests.Rendering;

/// <summary>Renders template text; where the Scriban package is compiled in, with both engines, which must agree.</summary>
internal static class Engines
{
    public const string FileName = "t.scriban";

    public static string Render(string template, TemplateModel model)
    {
        using TemplateDirectory directory = new();
        directory.Write(FileName, template);
        TemplateSource source = TemplateSource.WithOverrides(directory.Root);
        string output = new SubsetRenderer(source).Render(FileName, model);
#if SCRIBAN
        Assert.Equal(new ScribanRenderer(source).Render(FileName, model), output);
#endif
        return output;
    }

    /// <summary>The error of the subset; Scriban must refuse the template as well, unless it accepts it.</summary>
    public static TemplateException Refuse(string template, TemplateModel model, bool scribanAccepts = false)
    {
        using TemplateDirectory directory = new();
        directory.Write(FileName, template);
        TemplateSource source = TemplateSource.WithOverrides(directory.Root);
        TemplateException refusal = Assert.Throws<TemplateException>(
            () => new SubsetRenderer(source).Render(FileName, model));
#if SCRIBAN
        Exception? error = Record.Exception(() => new ScribanRenderer(source).Render(FileName, model));
        Assert.Equal(scribanAccepts ? null : typeof(TemplateException), error?.GetType());

        // Scriban parses on after a missing end and names another line; while rendering, both know the same line.
        if (error is TemplateException { InnerException: not null } fault)
        {
            Assert.Equal(refusal.Line, fault.Line);
        }
#else
        _ = scribanAccepts;
#endif
        return refusal;
    }
}
