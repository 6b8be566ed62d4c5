using HwAct.Rendering;

namespace HwAct.Tests.Rendering;

/// <summary>Renders a template of a test, alone or with others that it includes.</summary>
internal static class OneTemplate
{
    public const string FileName = "t.scriban";

    public static string Render(string template, TemplateModel model, params (string Name, string Text)[] included)
    {
        using TemplateDirectory directory = new();
        directory.Write(FileName, template);
        foreach ((string name, string text) in included)
        {
            directory.Write(name, text);
        }

        return TemplateRenderer.Create(directory.Root).Render(FileName, model);
    }

    /// <summary>The error, whose message begins with file, line and column; these are also in its properties.</summary>
    public static TemplateException Refuse(string template, TemplateModel model, params (string Name, string Text)[] included)
    {
        TemplateException error = Assert.Throws<TemplateException>(() => Render(template, model, included));
        Assert.StartsWith($"{error.Template}:{error.Line}:{error.Column}: ", error.Message, StringComparison.Ordinal);
        return error;
    }

    /// <summary>Asserts that a template is refused with a problem at a place, <c>line:column</c>.</summary>
    public static void AssertRefused(string template, TemplateModel model, string place, string problem)
    {
        TemplateException error = Refuse(template, model);
        Assert.EndsWith(FileName, error.Template, StringComparison.Ordinal);
        Assert.Equal($"{place}: {problem}", error.Message[(error.Template.Length + 1)..]);
    }
}
