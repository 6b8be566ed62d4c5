using HwAct.Rendering;

namespace HwAct.Tests.Rendering;

public class TemplateSourceTests
{
    private static readonly TemplateSource Samples = TemplateSource.EmbeddedIn(typeof(TemplateSourceTests).Assembly);

    [Theory]
    [InlineData("greeting.scriban", "embedded {{ name }}\n")]
    [InlineData("c/greeting.scriban", "also embedded {{ name }}\n")]
    public void An_embedded_template_is_found_by_its_path(string name, string text) =>
        Assert.Equal(new TemplateText($"templates/{name}", text), Samples.Read(name));

    [Fact]
    public void A_directory_replaces_embedded_templates_file_by_file()
    {
        using TemplateDirectory directory = new();
        string path = directory.Write("c/greeting.scriban", "mine");
        TemplateSource source = Samples.OverriddenBy(directory.Root);
        Assert.Equal(new TemplateText(path, "mine"), source.Read("c/greeting.scriban"));
        Assert.Equal("templates/greeting.scriban", source.Read("greeting.scriban").FileName);
    }

    [Fact]
    public void A_missing_template_is_an_error_that_says_where_it_was_looked_for()
    {
        using TemplateDirectory directory = new();
        TemplateSource source = TemplateSource.WithOverrides(directory.Root);
        TemplateException error = Assert.Throws<TemplateException>(() => source.Read("c/nope.scriban"));
        Assert.Equal("c/nope.scriban", error.Template);
        Assert.Null(error.Line);
        Assert.Equal(
            $"There is no template 'c/nope.scriban' in the directory '{directory.Root}' or in the embedded templates.",
            error.Message);
    }

    [Fact]
    public void A_missing_directory_is_an_error() =>
        Assert.Contains(
            "no-such-directory",
            Assert.Throws<TemplateException>(() => TemplateRenderer.Create("no-such-directory")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("../secret.scriban")]
    [InlineData("/etc/secret.scriban")]
    [InlineData("c/./t.scriban")]
    [InlineData("c\\t.scriban")]
    public void A_template_name_stays_below_the_root(string name) =>
        Assert.Contains(
            "is not a template name",
            Assert.Throws<TemplateException>(() => Samples.Read(name)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Line_ends_of_every_system_become_Unix_line_ends_and_a_byte_order_mark_is_dropped()
    {
        using TemplateDirectory directory = new();
        directory.Write("t.scriban", "\uFEFFa\r\nb\nc\rd");
        Assert.Equal("a\nb\nc\nd", TemplateSource.WithOverrides(directory.Root).Read("t.scriban").Text);
    }

    [Fact]
    public void A_renderer_uses_the_directory_it_was_created_with_and_reads_a_template_once()
    {
        using TemplateDirectory directory = new();
        string path = directory.Write("c/t.scriban", "{{ name }}\n{{ nope }}");
        TemplateModel model = new() { ["name"] = "gelu" };
        TemplateException error = Assert.Throws<TemplateException>(
            () => TemplateRenderer.Create(directory.Root).Render("c/t.scriban", model));
        Assert.StartsWith($"{path}:2:4: ", error.Message, StringComparison.Ordinal);

        directory.Write("c/t.scriban", "{{ name }}");
        TemplateRenderer renderer = TemplateRenderer.Create(directory.Root);
        Assert.Equal("gelu", renderer.Render("c/t.scriban", model));
        directory.Write("c/t.scriban", "changed");
        Assert.Equal("gelu", renderer.Render("c/t.scriban", model));
    }
}
