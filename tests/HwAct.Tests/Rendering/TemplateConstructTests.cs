using HwAct.Rendering;

namespace HwAct.Tests.Rendering;

public class TemplateConstructTests
{
    private static TemplateModel Gelu => new()
    {
        ["name"] = "gelu_s8",
        ["signed"] = true,
        ["clocked"] = false,
        ["input"] = new TemplateModel { ["type"] = "int8_t", ["format"] = new TemplateModel { ["bits"] = "8" } },
        ["codes"] = new[] { "1", "2", "3" },
        ["none"] = Array.Empty<string>(),
        ["tables"] = new[]
        {
            new TemplateModel { ["name"] = "low", ["rows"] = new[] { "0, 1", "2, 3" } },
            new TemplateModel { ["name"] = "high", ["rows"] = new[] { "4, 5" } },
        },
    };

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("#include <stdint.h>\n\nint8_t f(int8_t x) { return x; }\n")]
    [InlineData("assign y = { {8{x[7]}}, x };\n")]
    [InlineData("static const int t[1][2] = { {1, 2} }; // }} {\n")]
    [InlineData("a - ~ b -}} ~}} c")]
    public void Text_is_copied_as_it_is(string text) => Assert.Equal(text, OneTemplate.Render(text, Gelu));

    [Theory]
    [InlineData("void {{ name }}(void);", "void gelu_s8(void);")]
    [InlineData("{{name}}{{name}}", "gelu_s8gelu_s8")]
    [InlineData("{{ input.type }} {{ input.format.bits }}", "int8_t 8")]
    [InlineData("}}{{ name }}}}", "}}gelu_s8}}")]
    [InlineData("{ {{ name }} }", "{ gelu_s8 }")]
    [InlineData("{{\n name \n}}", "gelu_s8")]
    public void A_value_stands_for_its_text(string template, string expected) =>
        Assert.Equal(expected, OneTemplate.Render(template, Gelu));

    [Fact]
    public void A_value_is_not_escaped_parsed_or_indented()
    {
        TemplateModel model = new() { ["html"] = "<b>&amp;\"'</b>\n{{ name }}\r\n  é\n" };
        Assert.Equal("  <b>&amp;\"'</b>\n{{ name }}\r\n  é\n|", OneTemplate.Render("  {{ html }}|", model));
    }

    [Theory]
    [InlineData("{{ for c in codes }}{{ c }};{{ end }}", "1;2;3;")]
    [InlineData("{{ for c in none }}{{ c }};{{ end }}", "")]
    [InlineData("{{ for t in tables }}{{ t.name }}:{{ for r in t.rows }}[{{ r }}]{{ end }} {{ end }}", "low:[0, 1][2, 3] high:[4, 5] ")]
    [InlineData("{{ for t in tables }}{{ for r in t.rows }}{{ t.name }}/{{ name }} {{ end }}{{ end }}", "low/gelu_s8 low/gelu_s8 high/gelu_s8 ")]
    [InlineData("{{ for name in codes }}{{ name }}{{ end }}{{ name }}", "123gelu_s8")]
    [InlineData("{{ for c in codes }}{{ for c in codes }}{{ c }}{{ end }}{{ c }} {{ end }}", "1231 1232 1233 ")]
    public void A_loop_renders_its_body_for_each_item(string template, string expected) =>
        Assert.Equal(expected, OneTemplate.Render(template, Gelu));

    [Theory]
    [InlineData("{{ for c in codes }}{{ c }}{{ if !for.last }}, {{ end }}{{ end }}", "1, 2, 3")]
    [InlineData("{{ for c in codes }}{{ if for.first }}<{{ else if for.last }}>{{ else }}-{{ end }}{{ end }}", "<->")]
    [InlineData("{{ for t in tables }}{{ for r in t.rows }}{{ if for.last }}{{ r }}.{{ end }}{{ end }}{{ if for.last }}!{{ end }}{{ end }}", "2, 3.4, 5.!")]
    public void A_loop_knows_its_first_and_last_item(string template, string expected) =>
        Assert.Equal(expected, OneTemplate.Render(template, Gelu));

    [Theory]
    [InlineData("{{ if signed }}s{{ end }}", "s")]
    [InlineData("{{ if clocked }}c{{ end }}", "")]
    [InlineData("{{ if !clocked }}n{{ end }}", "n")]
    [InlineData("{{ if !signed }}u{{ else }}s{{ end }}", "s")]
    [InlineData("{{ if signed }}s{{ else }}u{{ end }}", "s")]
    [InlineData("{{ if clocked }}a{{ else if signed }}b{{ else }}c{{ end }}", "b")]
    [InlineData("{{ if clocked }}a{{ else if !signed }}b{{ else if clocked }}c{{ else }}d{{ end }}", "d")]
    [InlineData("{{ if clocked }}a{{ else if !signed }}b{{ end }}", "")]
    [InlineData("{{ if signed }}{{ if clocked }}a{{ else }}b{{ end }}{{ else }}c{{ end }}", "b")]
    public void The_first_branch_that_holds_is_rendered(string template, string expected) =>
        Assert.Equal(expected, OneTemplate.Render(template, Gelu));

    [Fact]
    public void Names_in_a_branch_not_taken_are_not_looked_up() =>
        Assert.Equal("", OneTemplate.Render("{{ if clocked }}{{ clock.name }}{{ end }}", Gelu));

    [Theory]
    [InlineData("a{{# note #}}b")]
    [InlineData("a{{ # note }}b")]
    [InlineData("a{{# if signed { #}}b")]
    [InlineData("a{{## first\n second # third ##}}b")]
    [InlineData("a{{## first\n second }}b")]
    [InlineData("a{{}}b")]
    [InlineData("a{{ }}b")]
    public void A_comment_or_empty_tag_leaves_nothing(string template) =>
        Assert.Equal("ab", OneTemplate.Render(template, Gelu));

    [Fact]
    public void Windows_line_ends_in_a_template_become_Unix_line_ends()
    {
        const string template = "a\r\n  {{~ if signed ~}}\r\n  {{ name }}\r\n{{~ end ~}}\r\nb\r\n";
        Assert.Equal("a\n  gelu_s8\nb\n", OneTemplate.Render(template, Gelu));
    }

    [Fact]
    public void A_template_is_rendered_the_same_every_time()
    {
        TemplateModel model = Gelu;
        const string template = "{{ for t in tables }}{{ t.name }}{{ end }}";
        Assert.Equal(OneTemplate.Render(template, model), OneTemplate.Render(template, model));
    }
}
