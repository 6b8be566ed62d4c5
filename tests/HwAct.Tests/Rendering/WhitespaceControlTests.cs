using HwAct.Rendering;

namespace HwAct.Tests.Rendering;

public class WhitespaceControlTests
{
    private static readonly TemplateModel Model = new()
    {
        ["x"] = "X",
        ["yes"] = true,
        ["items"] = new[] { "1", "2" },
    };

    [Theory]
    [InlineData("a \n\t {{ x }} \n\n b", "a \n\t X \n\n b")]
    [InlineData("a \n\t {{~ x }} \n\n b", "a \nX \n\n b")]
    [InlineData("a \t{{~ x }}b", "aXb")]
    [InlineData("a \n{{~ x }}b", "a \nXb")]
    [InlineData(" \t{{~ x }}b", "Xb")]
    [InlineData(" \n\t{{~ x }}b", " \nXb")]
    [InlineData("a{{ x ~}} \t\n\n b", "aX\n b")]
    [InlineData("a{{ x ~}} \t b", "aXb")]
    [InlineData("a{{ x ~}}\n", "aX")]
    [InlineData("a{{ x ~}}  ", "aX")]
    public void A_tilde_removes_white_space_up_to_the_line_end(string template, string expected) =>
        Assert.Equal(expected, OneTemplate.Render(template, Model));

    [Theory]
    [InlineData("a \n\t {{- x }} \n\n b", "aX \n\n b")]
    [InlineData(" \n{{- x }}b", "Xb")]
    [InlineData("a{{ x -}} \n\n b", "aXb")]
    [InlineData("a{{ x -}} \n\n ", "aX")]
    [InlineData("a\n{{- x -}}\nb", "aXb")]
    [InlineData("a\n{{-x-}}\nb", "aXb")]
    public void A_minus_sign_removes_all_white_space(string template, string expected) =>
        Assert.Equal(expected, OneTemplate.Render(template, Model));

    [Theory]
    [InlineData("{{ x ~}} {{~ x }}", "XX")]
    [InlineData("{{ x ~}} \n {{~ x }}", "XX")]
    [InlineData("{{ x ~}} \n \n {{~ x }}", "X \nX")]
    [InlineData("{{ x -}} \n \n {{ x }}", "XX")]
    [InlineData("{{ x }} \n \n {{- x }}", "XX")]
    public void Marks_of_neighboring_tags_work_together(string template, string expected) =>
        Assert.Equal(expected, OneTemplate.Render(template, Model));

    [Theory]
    [InlineData("a\n  {{~ # note ~}}\nb", "a\nb")]
    [InlineData("a\n  {{-# note -}}\nb", "ab")]
    [InlineData("a\n  {{~ ~}}\nb", "a\nb")]
    [InlineData("a {{~~}} b", "ab")]
    [InlineData("a {{~}} b", "a b")]
    [InlineData("a {{--}} b", "ab")]
    public void Comments_and_empty_tags_control_white_space_too(string template, string expected) =>
        Assert.Equal(expected, OneTemplate.Render(template, Model));

    [Fact]
    public void Tags_alone_on_their_lines_leave_no_line_and_keep_the_indentation_of_the_rest()
    {
        const string template = """
            begin
                {{~ for item in items ~}}
                case {{ item }}:
                    {{~ if yes ~}}
                    ok;
                    {{~ end ~}}
                {{~ end ~}}
            end
            """;
        const string expected = """
            begin
                case 1:
                    ok;
                case 2:
                    ok;
            end
            """;
        Assert.Equal(expected, OneTemplate.Render(template, Model));
    }
}
