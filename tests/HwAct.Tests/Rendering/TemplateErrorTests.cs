using HwAct.Rendering;

namespace HwAct.Tests.Rendering;

public class TemplateErrorTests
{
    private static readonly TemplateModel Model = new()
    {
        ["name"] = "gelu",
        ["signed"] = true,
        ["input"] = new TemplateModel { ["bits"] = "8", ["format"] = new TemplateModel { ["m"] = "3" } },
        ["codes"] = new[] { "1" },
        ["tables"] = new[] { new TemplateModel { ["name"] = "low" } },
    };

    [Theory]
    [InlineData("a\nb {{ nmae }}", 2, "'nmae' is not defined; defined here: name, signed, input, codes, tables")]
    [InlineData("{{ if nope }}{{ end }}", 1, "'nope' is not defined")]
    [InlineData("\n\n{{ for c in nope }}{{ end }}", 3, "'nope' is not defined")]
    [InlineData("{{ input.nope }}", 1, "'input.nope' is not defined; defined here: bits, format")]
    [InlineData("{{ input.format.n }}", 1, "'input.format.n' is not defined; defined here: m")]
    [InlineData("{{ if input.nope }}{{ end }}", 1, "'input.nope' is not defined")]
    [InlineData("{{ for c in input.nope }}{{ end }}", 1, "'input.nope' is not defined")]
    [InlineData("{{ for t in tables ~}}\n{{ t.nope }}{{ end }}", 2, "'t.nope' is not defined; defined here: name")]
    [InlineData("{{ for t in tables }}{{ x }}{{ end }}", 1, "'x' is not defined; defined here: t, name, signed")]
    [InlineData("{{ for t in tables }}{{ end }}\n{{ t.name }}", 2, "'t' is not defined")]
    [InlineData("{{ name.size }}", 1, "'name' is a text and has no member 'size'")]
    [InlineData("{{ if for.first }}{{ end }}", 1, "'for.first' is not defined outside a loop")]
    [InlineData("{{ for c in codes }}{{ if for.nope }}{{ end }}{{ end }}", 1, "'for.nope' is not defined; defined here: first, last")]
    [InlineData("{{ math.pi }}", 1, "'math' is not defined")]
    public void An_undefined_name_is_an_error(string template, int line, string problem) =>
        AssertRefused(template, line, problem);

    [Theory]
    [InlineData("\n{{ signed }}", 2, "'signed' is a condition, but only a text can be printed")]
    [InlineData("{{ codes }}", 1, "'codes' is a list, but only a text can be printed")]
    [InlineData("{{ input }}", 1, "'input' is a model, but only a text can be printed")]
    [InlineData("{{ if name }}{{ end }}", 1, "'name' is a text, but 'if' needs a condition")]
    [InlineData("{{ if !codes }}{{ end }}", 1, "'codes' is a list, but 'if' needs a condition")]
    [InlineData("{{ if !signed }}\n{{ else if name }}{{ end }}", 2, "'name' is a text, but 'if' needs a condition")]
    [InlineData("{{ for c in name }}{{ end }}", 1, "'name' is a text, but 'for' needs a list")]
    [InlineData("{{ for c in input }}{{ end }}", 1, "'input' is a model, but 'for' needs a list")]
    [InlineData("{{ for c in signed }}{{ end }}", 1, "'signed' is a condition, but 'for' needs a list")]
    public void A_value_of_the_wrong_kind_is_an_error(string template, int line, string problem) =>
        AssertRefused(template, line, problem);

    [Theory]
    [InlineData("a\n{{ if signed }}\nb\n", 2, "this 'if' has no 'end'")]
    [InlineData("a\n{{ for c in codes }}\nb\n", 2, "this 'for' has no 'end'")]
    [InlineData("{{ if signed }}\n{{ else }}\n", 1, "this 'if' has no 'end'")]
    [InlineData("{{ if signed }}\n{{ else if signed }}\n", 1, "this 'if' has no 'end'")]
    [InlineData("a\n\n{{ end }}", 3, "this 'end' closes no block")]
    [InlineData("{{ if signed }}{{ end }}\n{{ end }}", 2, "this 'end' closes no block")]
    [InlineData("\n{{ else }}", 2, "this 'else' closes no block")]
    [InlineData("{{ if signed }}{{ else }}\n{{ else }}{{ end }}", 2, "'else' cannot stand here, in the 'if' of line 1")]
    [InlineData("{{ if signed }}{{ else }}\n{{ else if signed }}{{ end }}", 2, "'else if signed' cannot stand here, in the 'if' of line 1")]
    public void An_unbalanced_block_is_an_error(string template, int line, string problem) =>
        AssertRefused(template, line, problem);

    [Theory]
    [InlineData("a\nassign y = {{8{x[7]}}, x};", 2, "'8{x[7]' is not one of")]
    [InlineData("int t[1][2] = {{1, 2}};", 1, "'1, 2' is not one of")]
    [InlineData("{{{ name }}", 1, "'{ name' is not one of")]
    [InlineData("{{ name. }}", 1, "'name.' is not one of")]
    [InlineData("{{ name ~ }}", 1, "'name ~' is not one of")]
    [InlineData("{{ for c of codes }}{{ end }}", 1, "'for c of codes' is not one of")]
    [InlineData("{{ for }}{{ end }}", 1, "'for' is not one of")]
    [InlineData("{{ if }}{{ end }}", 1, "'if' is not one of")]
    [InlineData("{{ name signed }}", 1, "'name signed' is not one of")]
    [InlineData("{{ name | upcase }}", 1, "'name | upcase' is not one of")]
    [InlineData("{{ Name }}", 1, "'Name' is not one of")]
    public void What_is_no_construct_is_an_error(string template, int line, string problem) =>
        AssertRefused(template, line, problem);

    [Theory]
    [InlineData("{{ for c in codes }}\n{{ else }}{{ end }}", 2, "'else' cannot stand here, in the 'for' of line 1")]
    [InlineData("{{ for if in codes }}{{ end }}", 1, "'if' cannot be the name of a loop's item")]
    [InlineData("\n{{ while false }}{{ end }}", 2, "'while false' is not one of")]
    [InlineData("{{ x = name }}", 1, "'x = name' is not one of")]
    [InlineData("{{ \"text\" }}", 1, "'\"text\"' is not one of")]
    [InlineData("{{ if signed && signed }}{{ end }}", 1, "'if signed && signed' is not one of")]
    [InlineData("{{ if !!signed }}{{ end }}", 1, "'if !!signed' is not one of")]
    [InlineData("{{ null }}", 1, "'null' is not one of")]
    [InlineData("{{ name ; name }}", 1, "'name ; name' is not one of")]
    [InlineData("{{ name # note }}", 1, "'name # note' is not one of")]
    [InlineData("\n{{ name\nname }}", 2, "this {{ has no }} on its line")]
    [InlineData("\n{%{ {{8{x}} }%}", 2, "raw blocks such as {%{ are not supported")]
    [InlineData("\n{{ name", 2, "this {{ has no }}")]
    [InlineData("\n{{ # one\ntwo # }}", 2, "a comment of several lines is written {{## … ##}}")]
    [InlineData("{{ ## one ## name }}", 1, "a comment of several lines is written {{## … ##}}")]
    public void What_only_Scriban_knows_is_an_error_of_the_subset(string template, int line, string problem)
    {
        TemplateModel model = new() { ["two"] = "2" };
        foreach ((string name, TemplateValue value) in Model)
        {
            model[name] = value;
        }

        AssertRefused(template, line, problem, model, scribanAccepts: true);
    }

    private static void AssertRefused(
        string template,
        int line,
        string problem,
        TemplateModel? model = null,
        bool scribanAccepts = false)
    {
        TemplateException error = Engines.Refuse(template, model ?? Model, scribanAccepts);
        Assert.Equal(line, error.Line);
        Assert.EndsWith(Engines.FileName, error.Template, StringComparison.Ordinal);
        Assert.StartsWith($"{error.Template}:{line}: {problem}", error.Message, StringComparison.Ordinal);
    }
}
