using System.Text;
using HwAct.Rendering;

namespace HwAct.Tests.Rendering;

public class LargeTemplateTests
{
    [Fact]
    public void A_loop_of_five_thousand_rounds_reaches_its_last_item()
    {
        string[] codes = [.. Enumerable.Range(0, 5000).Select(code => $"{code}")];
        string output = Engines.Render(
            "{{ for code in codes }}{{ code }}{{ if !for.last }},{{ end }}{{ end }}.",
            new TemplateModel { ["codes"] = codes });
        Assert.Equal($"{string.Join(',', codes)}.", output);
    }

    [Fact]
    public void A_value_of_two_megabytes_is_printed_whole()
    {
        string text = new('x', 2 * 1024 * 1024);
        Assert.Equal($"<{text}>", Engines.Render("<{{ text }}>", new TemplateModel { ["text"] = text }));
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
        Assert.Equal(expected.ToString(), Engines.Render("{{ for row in rows ~}}\n{{ row }}\n{{ end }}", model));
    }
}
