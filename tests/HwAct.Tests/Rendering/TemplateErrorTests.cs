using HwAct.Rendering;

namespace HwAct.Tests.Rendering;

public class TemplateErrorTests
{
    private const string All = "name, signed, input, codes, tables";

    private static readonly TemplateModel Model = new()
    {
        ["name"] = "gelu",
        ["signed"] = true,
        ["input"] = new TemplateModel { ["bits"] = "8", ["format"] = new TemplateModel { ["m"] = "3" } },
        ["codes"] = new[] { "1" },
        ["tables"] = new[] { new TemplateModel { ["name"] = "low", ["rows"] = new[] { "0" } } },
    };

    [Theory]
    [InlineData("a\nb {{ nmae }}", "2:6", "nmae", All)]
    [InlineData("{{ if nope }}{{ end }}", "1:7", "nope", All)]
    [InlineData("\n\n{{ for c in nope }}{{ end }}", "3:13", "nope", All)]
    [InlineData("{{ for t in tables }}{{ x }}{{ end }}", "1:25", "x", "t, " + All)]
    [InlineData("{{ for t in tables }}{{ for r in t.rows }}{{ x }}{{ end }}{{ end }}", "1:46", "x", "r, t, " + All)]
    [InlineData("{{ for t in tables }}{{ for r in x }}{{ end }}{{ end }}", "1:34", "x", "t, " + All)]
    [InlineData("{{ for t in tables }}{{ end }}\n{{ t.name }}", "2:4", "t", All)]
    [InlineData("{{ y = name }}{{ x }}", "1:18", "x", "y, " + All)]
    [InlineData("{{ if for.first }}{{ end }}", "1:7", "for", All)]
    [InlineData("{{ math.pi }}", "1:4", "math", All)]
    public void An_undefined_name_is_reported_with_the_names_there_are(string template, string place, string name, string names) =>
        OneTemplate.AssertRefused(template, Model, place, $"The variable or function `{name}` was not found; there are {names}");

    [Theory]
    [InlineData("{{ input.nope }}", "1:10", "bits, format")]
    [InlineData("{{ input.format.nope }}", "1:17", "m")]
    [InlineData("{{ if input.nope }}{{ end }}", "1:13", "bits, format")]
    [InlineData("{{ for c in input.nope }}{{ end }}", "1:19", "bits, format")]
    [InlineData("{{ for t in tables ~}}\n{{ t.nope }}{{ end }}", "2:6", "name, rows")]
    [InlineData("{{ name.nope }}", "1:9", "size")]
    public void An_undefined_member_is_reported_with_the_members_there_are(string template, string place, string members) =>
        OneTemplate.AssertRefused(template, Model, place, $"Cannot get member with name `nope`; there are {members}");

    [Theory]
    [InlineData("\n{{ signed }}", "2:4", "Only a text can be printed, not bool")]
    [InlineData("{{ codes }}", "1:4", "Only a text can be printed, not array")]
    [InlineData("{{ input }}", "1:4", "Only a text can be printed, not object")]
    [InlineData("{{ name.size }}", "1:4", "Only a text can be printed, not int")]
    [InlineData("{{ if name }}{{ end }}", "1:7", "Only a condition can decide, not string")]
    [InlineData("{{ if !codes }}{{ end }}", "1:8", "Only a condition can decide, not array")]
    [InlineData("{{ if !signed }}\n{{ else if name }}{{ end }}", "2:12", "Only a condition can decide, not string")]
    [InlineData("{{ for c in name }}{{ end }}", "1:13", "Only a list can be run over, not string")]
    [InlineData("{{ for c in input }}{{ end }}", "1:13", "Only a list can be run over, not object")]
    [InlineData("{{ for c in signed }}{{ end }}", "1:13", "Only a list can be run over, not bool")]
    [InlineData("{{ for c in 1..3 }}{{ end }}", "1:13", "Only a list can be run over, not range")]
    public void A_value_of_the_wrong_kind_is_an_error(string template, string place, string problem) =>
        OneTemplate.AssertRefused(template, Model, place, problem);

    [Theory]
    [InlineData("a\n{{ if signed }}\nb\n", "2:16", "if")]
    [InlineData("a\n{{ for c in codes }}\nb\n", "2:21", "for")]
    [InlineData("{{ if signed }}\n{{ else }}\n", "2:11", "else")]
    public void A_block_without_its_end_is_an_error(string template, string place, string block)
    {
        TemplateException error = OneTemplate.Refuse(template, Model);
        Assert.Contains($":{place}: Error while parsing {block}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n\n{{ end }}", 3, "Found <end> statement without a corresponding beginning of a block")]
    [InlineData("\n{{ else }}", 2, "A else condition must be preceded by another if/else/when condition")]
    [InlineData("a\nassign y = {{8{x[7]}}, x};", 2, "Unexpected token `[`")]
    [InlineData("int t[1][2] = {{1, 2}};", 1, "Invalid token found `,`")]
    [InlineData("{{ name. }}", 1, "Invalid token found `.`")]
    [InlineData("{{ for c of codes }}{{ end }}", 1, "Expecting 'in' word instead of `of`")]
    [InlineData("{{ for c in codes }}{{ if for.nope }}{{ end }}{{ end }}", 1, "The loop variable <for.nope> is not supported")]
    [InlineData("{{ name signed }}", 1, "Invalid target function `gelu`")]
    public void What_Scriban_does_not_know_is_an_error_at_its_line(string template, int line, string problem)
    {
        TemplateException error = OneTemplate.Refuse(template, Model);
        Assert.Equal(line, error.Line);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n {{ name", "2:2")]
    [InlineData("{{ name }}\n{{~ # note", "2:1")]
    [InlineData("{{", "1:1")]
    [InlineData("{{ if signed }}a{{ end", "1:17")]
    [InlineData("a {%{ {{ name }} ", "1:3")]
    public void A_tag_that_is_open_at_the_end_is_an_error(string template, string place) =>
        OneTemplate.AssertRefused(template, Model, place, "This tag is not closed");

    [Theory]
    [InlineData("\nx{{ while true }}{{ end }}", "2:5")]
    [InlineData("{{ while signed }}{{ for c in codes }}{{ c }}{{ end }}{{ end }}", "1:4")]
    public void A_template_that_does_not_end_is_stopped(string template, string place) =>
        OneTemplate.AssertRefused(
            template,
            Model,
            place,
            "Stopped, because this seems endless: a template may take 10,000,000 steps and print 100,000,000 characters");

    [Fact]
    public void A_template_that_prints_without_end_is_stopped_before_memory_is_full()
    {
        TemplateModel model = new() { ["text"] = new string('x', 50_000_000) };
        TemplateException error = OneTemplate.Refuse("{{ while true }}{{ text }}{{ end }}", model);
        Assert.Contains("100,000,000 characters", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ input.bits = name }}", "1:10", "Cannot set a value for the readonly member: input.bits")]
    [InlineData("{{ input.more = name }}", "1:4", "The object is readonly")]
    public void A_template_cannot_write_to_its_model(string template, string place, string problem)
    {
        TemplateException error = OneTemplate.Refuse(template, Model);
        Assert.EndsWith($"{place}: {problem}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_template_assigns_is_its_own()
    {
        Assert.Equal("x", OneTemplate.Render("{{ name = \"x\" }}{{ name }}", Model));
        Assert.Equal("gelu", OneTemplate.Render("{{ name }}", Model));
    }
}
