using System.Text;
using HwAct.Rendering;

namespace HwAct.Tests.Rendering;

public class LargeTemplateTests
{
    [Fact]
    public void A_loop_of_five_thousand_rounds_reaches_its_last_item()
    {
        string[] codes = [.. Enumerable.Range(0, 5000).Select(code => $"{code}")];
        string output = OneTemplate.Render(
            "{{ for code in codes }}{{ code }}{{ if !for.last }},{{ end }}{{ end }}.",
            new TemplateModel { ["codes"] = codes });
        Assert.Equal($"{string.Join(',', codes)}.", output);
    }

    [Fact]
    public void The_longest_table_is_far_from_the_most_steps_a_template_may_take()
    {
        TemplateModel[] words = [.. Enumerable.Range(0, 65_536).Select(word => new TemplateModel { ["value"] = $"{word:x4}" })];
        string output = OneTemplate.Render(
            "{{ for i in parts }}{{ for word in words ~}}\n{{ word.value }}{{ if for.last }};{{ else }},{{ end }}\n{{ end }}{{ end }}",
            new TemplateModel { ["words"] = words, ["parts"] = TemplateValue.List(Enumerable.Repeat("part", 4)) });
        Assert.Equal(4 * 65_536 * 6, output.Length);
        Assert.EndsWith("fffe,\nffff;\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_two_megabytes_is_printed_whole()
    {
        string text = new('x', 2 * 1024 * 1024);
        Assert.Equal($"<{text}>", OneTemplate.Render("<{{ text }}>", new TemplateModel { ["text"] = text }));
    }

    [Fact]
    public void Two_megabytes_of_rows_are_printed_to_the_last()
    {
        string row = new('y', 1023);
        StringBuilder expected = new();
        for (int count = 0; count < 2048; count++)
        {
            expected.Append(row).Append('\n');
        }

        TemplateModel model = new() { ["rows"] = TemplateValue.List(Enumerable.Repeat(row, 2048)) };
        Assert.Equal(expected.ToString(), OneTemplate.Render("{{ for row in rows ~}}\n{{ row }}\n{{ end }}", model));
    }
}
