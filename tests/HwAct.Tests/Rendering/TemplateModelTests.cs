using System.Collections.Immutable;
using HwAct.Rendering;

namespace HwAct.Tests.Rendering;

public class TemplateModelTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Name")]
    [InlineData("a.b")]
    [InlineData("a-b")]
    [InlineData("1st")]
    [InlineData("größe")]
    public void A_name_is_snake_case(string name) =>
        AssertRefused("snake_case", () => new TemplateModel { [name] = "x" });

    [Theory]
    [InlineData("for")]
    [InlineData("end")]
    [InlineData("this")]
    [InlineData("null")]
    [InlineData("include")]
    public void A_name_is_not_a_word_of_the_template_language(string name) =>
        AssertRefused($"'{name}' is a word of the template language", () => new TemplateModel { [name] = "x" });

    [Fact]
    public void A_name_is_given_once()
    {
        TemplateModel model = new() { ["name"] = "x" };
        AssertRefused("'name' has a value already", () => model["name"] = "y");
    }

    [Fact]
    public void A_null_is_refused_where_it_is_given()
    {
        Assert.Throws<ArgumentNullException>(() => new TemplateModel { ["name"] = (string)null! });
        Assert.Throws<ArgumentNullException>(() => new TemplateModel { ["name"] = new string[] { null! } });
    }

    [Fact]
    public void Every_kind_of_list_can_be_run_over()
    {
        TemplateModel item = new() { ["x"] = "1" };
        TemplateModel model = new()
        {
            ["a"] = new[] { "1" },
            ["b"] = ImmutableArray.Create("2"),
            ["c"] = TemplateValue.List(new List<string> { "3" }),
            ["d"] = new[] { item },
            ["e"] = ImmutableArray.Create(item),
            ["f"] = TemplateValue.List(new List<TemplateModel> { item }),
        };
        const string template =
            "{{ for i in a }}{{ i }}{{ end }}{{ for i in b }}{{ i }}{{ end }}{{ for i in c }}{{ i }}{{ end }}"
            + "{{ for i in d }}{{ i.x }}{{ end }}{{ for i in e }}{{ i.x }}{{ end }}{{ for i in f }}{{ i.x }}{{ end }}";
        Assert.Equal("123111", OneTemplate.Render(template, model));
    }

    private static void AssertRefused(string problem, Func<object> give) =>
        Assert.Contains(problem, Assert.Throws<ArgumentException>(give).Message, StringComparison.Ordinal);
}
