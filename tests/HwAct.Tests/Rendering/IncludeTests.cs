using HwAct.Rendering;

namespace HwAct.Tests.Rendering;

public class IncludeTests
{
    private static readonly TemplateModel Model = new()
    {
        ["name"] = "gelu",
        ["codes"] = new[] { "1", "2" },
    };

    [Fact]
    public void An_included_template_knows_the_model_the_items_of_loops_and_what_it_is_given() =>
        Assert.Equal(
            "# gelu 1\n# gelu 2\n",
            OneTemplate.Render(
                "{{~ for c in codes ~}}\n{{~ include 'part/line.scriban' mark: '#' ~}}\n{{~ end ~}}",
                Model,
                ("part/line.scriban", "{{ $mark }} {{ name }} {{ c }}\n")));

    [Fact]
    public void An_included_template_can_be_an_embedded_one()
    {
        TemplateModel model = new() { ["name"] = "f", ["title"] = "GELU" };
        Assert.Equal(
            "/* SPDX-License-Identifier: MIT-0 */\n/**\n * @file f.h\n * @brief GELU\n *\n",
            OneTemplate.Render("{{ include 'c/head.scriban' extension: '.h' }}", model));
    }

    [Fact]
    public void A_directory_replaces_a_part_of_embedded_templates()
    {
        TemplateModel model = new() { ["name"] = "f", ["title"] = "GELU" };
        Assert.Equal(
            "mine",
            OneTemplate.Render("{{ include 'c/head.scriban' extension: 'h' }}", model, ("c/head.scriban", "mine")));
    }

    [Theory]
    [InlineData("a\n{{ nope }}", "2:4", "The variable or function `nope` was not found; there are c, name, codes")]
    [InlineData("\n\n{{ name", "3:1", "This tag is not closed")]
    [InlineData("\n{{ end }}", "2:6", "Error while parsing ScriptPage: Found <end> statement")]
    [InlineData("{{ $mark }}", "1:4", "The variable or function `$mark` was not found; it is given where a template is included: include 'NAME' mark: 'TEXT'")]
    [InlineData("\n{{ include 'nope.scriban' }}", "2:4", "There is no template 'nope.scriban' in the directory")]
    public void An_error_in_an_included_template_is_at_its_place(string part, string place, string problem)
    {
        TemplateException error = OneTemplate.Refuse(
            "\n\n\n{{ for c in codes }}{{ include 'part/p.scriban' }}{{ end }}", Model, ("part/p.scriban", part));
        Assert.EndsWith(Path.Combine("part", "p.scriban"), error.Template.Replace('/', Path.DirectorySeparatorChar), StringComparison.Ordinal);
        Assert.StartsWith($"{error.Template}:{place}: {problem}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n  {{ include 'nope.scriban' }}", "2:6", "There is no template 'nope.scriban'")]
    [InlineData("{{ include '../t.scriban' }}", "1:4", "'../t.scriban' is not a template name")]
    [InlineData("{{ include 't.scriban' }}", "1:4", "Exceeding number of recursive depth limit")]
    [InlineData("{{ include }}", "1:11", "Invalid number of arguments")]
    public void An_include_that_cannot_be_followed_is_an_error_of_its_line(string template, string place, string problem)
    {
        TemplateException error = OneTemplate.Refuse(template, Model);
        Assert.EndsWith(OneTemplate.FileName, error.Template, StringComparison.Ordinal);
        Assert.StartsWith($"{error.Template}:{place}: {problem}", error.Message, StringComparison.Ordinal);
    }
}
