#if SCRIBAN
using System.Text;
using HwAct.Emission.Templates;

namespace HwAct.Tests.Rendering;

/// <summary>What the subset accepts, Scriban renders to the same bytes: <see cref="Engines.Render"/> compares.</summary>
public class ScribanParityTests
{
    private static readonly string[] Marks = ["", "~", "-"];
    private static readonly string[] Gaps =
        ["", " ", "\t ", "\n", " \n ", "\n\n", " \n \n\t", "a", "a ", " a", "a\n ", " \na\n"];
    private static readonly string[] Values = ["x", "m.x", "# note", "## two\nlines ##", ""];
    private static readonly string[] Texts =
        ["a", " ", "\n", "  ", "{a", "}", "}}", "{ {8{x}}, y}", "\t", "é", "-", "~", "%", "#"];

    private static readonly string[] Loops = ["for i in texts", "for x in texts", "for i in none", "for m in models"];

    private static readonly TemplateModel Model = new()
    {
        ["x"] = "X",
        ["yes"] = true,
        ["no"] = false,
        ["m"] = new TemplateModel { ["x"] = " Y\n", ["yes"] = true },
        ["texts"] = new[] { "1", "2", "3" },
        ["models"] = new[] { new TemplateModel { ["x"] = "p" }, new TemplateModel { ["x"] = "q" } },
        ["none"] = Array.Empty<string>(),
    };

    [Fact]
    public void Every_mark_beside_every_gap_is_rendered_alike()
    {
        foreach (string before in Gaps)
        {
            foreach (string after in Gaps)
            {
                StringBuilder template = new();
                foreach (string open in Marks)
                {
                    foreach (string close in Marks)
                    {
                        foreach (string value in Values)
                        {
                            template.Append($"|{before}{{{{{open} {value} {close}}}}}{after}");
                        }
                    }
                }

                Engines.Render(template.ToString(), Model);
                Engines.Render(template.Remove(0, 1).ToString(), Model);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_templates_are_rendered_alike(int seed)
    {
        Random random = new(seed);
        for (int count = 0; count < 1000; count++)
        {
            StringBuilder template = new();
            AppendBody(template, random, depth: 0, inLoop: false);
            Engines.Render(template.ToString(), Model);
        }
    }

    private static void AppendBody(StringBuilder template, Random random, int depth, bool inLoop)
    {
        for (int parts = random.Next(1, 6); parts > 0; parts--)
        {
            switch (random.Next(depth < 4 ? 7 : 4))
            {
                case < 2:
                    template.Append(Pick(random, Texts));
                    break;
                case < 4:
                    AppendTag(template, random, Pick(random, Values));
                    break;
                case 4:
                    AppendTag(template, random, Pick(random, Loops));
                    AppendBody(template, random, depth + 1, inLoop: true);
                    AppendTag(template, random, "end");
                    break;
                default:
                    AppendChoice(template, random, depth, inLoop);
                    break;
            }
        }
    }

    private static void AppendChoice(StringBuilder template, Random random, int depth, bool inLoop)
    {
        string[] conditions = inLoop ? ["yes", "!no", "no", "for.first", "!for.last"] : ["yes", "!yes", "no", "!no"];
        AppendTag(template, random, $"if {Pick(random, conditions)}");
        AppendBody(template, random, depth + 1, inLoop);
        while (random.Next(3) == 0)
        {
            AppendTag(template, random, $"else if {Pick(random, conditions)}");
            AppendBody(template, random, depth + 1, inLoop);
        }

        if (random.Next(2) == 0)
        {
            AppendTag(template, random, "else");
            AppendBody(template, random, depth + 1, inLoop);
        }

        AppendTag(template, random, "end");
    }

    private static void AppendTag(StringBuilder template, Random random, string code)
    {
        string space = random.Next(3) == 0 ? "" : " ";
        template.Append($"{{{{{Pick(random, Marks)}{space}{code}{space}{Pick(random, Marks)}}}}}");
    }

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}
#endif
