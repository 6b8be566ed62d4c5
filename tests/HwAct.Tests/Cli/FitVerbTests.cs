using System.Text.Json;
using HwAct.Fits;
using HwAct.Reports;
using HwAct.Tests.Reports;

namespace HwAct.Tests.Cli;

/// <summary>What <c>hwact fit</c> prints.</summary>
public sealed class FitVerbTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void The_textbook_stands_beside_the_fits_and_says_what_it_was_chosen_by()
    {
        ToolRun run = ToolRun.OfWhole("fit", "gelu", "--form", "swish", "--input", "Q3.12", "--output", "Q3.12");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"\n  least-maximum +1\.77293 .* 57\.5113 +49,520\n", run.Output);
        Assert.Matches(@"\n  gate +1\.70174 ", run.Output);
        Assert.Matches(@"\n  quick GELU +1\.702 .* 83\.779 +51,690\n", run.Output);
        Assert.Contains("\n  quick GELU: Hendrycks and Gimpel 2016; Haley 1952, Camilli 1994: the least maximum of |Φ(x) − σ(βx)|, so of the gate.\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            "least-maximum, to paste: hwact generate --activation gelu-sigmoid --set beta=1.77293 --input Q3.12 --output Q3.12\n  in a specification: \"activation\": { \"name\": \"gelu-sigmoid\", \"beta\": 1.77293 }\n",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_criterion_that_is_asked_for_stands_alone_beside_what_is_published()
    {
        using var document = JsonDocument.Parse(ToolRun.OfWhole("fit", "gelu", "--form", "swish", "--criterion", "gate", "--format", "json").Output);
        JsonElement[] rows = [.. document.RootElement.GetProperty("fits")[0].GetProperty("rows").EnumerateArray()];
        Assert.Equal("gate", rows[0].GetProperty("criterion").GetString());
        Assert.Equal(1.70174, rows[0].GetProperty("parameters").GetProperty("beta").GetDouble());
        Assert.All(rows[1..], row => Assert.False(row.TryGetProperty("criterion", out _)));
    }

    [Fact]
    public void Json_keeps_its_schema_and_html_is_a_page_of_its_own()
    {
        foreach (string activation in (string[])["gelu", "normal-cdf"])
        {
            SchemaOfJson.Require(FitReport.Schema, ToolRun.OfWhole("fit", activation, "--criterion", "least-maximum", "--format", "json", "--input", "int5:0.3:1").Output);
        }

        ToolRun page = ToolRun.OfWhole("fit", "normal-cdf", "--format", "html", "--sigma", "0.7", "--interval", "-3..4.5");
        Assert.Equal((0, ""), (page.ExitCode, page.Error));
        ErrorReportTests.AssertSelfContained(ErrorReportTests.Parse(page.Output), page.Output);
        Assert.Contains("id=\"normal_cdf_sigmoid_errors\"", page.Output, StringComparison.Ordinal);
        Assert.Contains("RMS of N(0, 0.7)", page.Output, StringComparison.Ordinal);
        Assert.Contains("x from −3 to 4.5", page.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_printed_to_paste_makes_the_kernel_that_was_measured()
    {
        foreach (string activation in FitCatalog.Activations)
        {
            using var document = JsonDocument.Parse(ToolRun.OfWhole("fit", activation, "--criterion", "least-maximum", "--format", "json", "--input", "int6:0.25:3", "--output", "int8:0.0625:-20", "--rounding", "half-up").Output);
            foreach (JsonElement fit in document.RootElement.GetProperty("fits").EnumerateArray())
            {
                JsonElement row = fit.GetProperty("rows")[0];
                string[] words = row.GetProperty("command").GetString()!.Split(' ');
                Assert.Equal("hwact", words[0]);
                string made = directory.Of("made");
                Assert.Equal(0, ToolRun.OfWhole([.. words[1..], "--method", "table", "--target", "rom", "--name", "k", "--force", "-o", made]).ExitCode);
                string program = File.ReadAllText(Path.Combine(made, "k", "k.program.json"));
                string specification = directory.Of("kernels.json");
                string input = row.TryGetProperty("input_scale_factor", out _) ? "" : "\"input\": \"int6:0.25:3\",";
                File.WriteAllText(specification, $$"""{ "kernels": [ { "name": "k", {{row.GetProperty("specification").GetString()}}, {{input}} "output": "int8:0.0625:-20", "rounding": "half-up", "method": "table", "targets": ["rom"] } ] }""");
                Assert.Equal(0, ToolRun.OfWhole("generate", specification, "--kernel", "k", "-o", made).ExitCode);
                Assert.Equal(program, File.ReadAllText(Path.Combine(made, "k", "k.program.json")));

                // The table of the form is as far from the exact function as was said.
                string exact = directory.Of("exact");
                Assert.Equal(0, ToolRun.OfWhole("generate", "--activation", activation, "--input", "int6:0.25:3", "--output", "int8:0.0625:-20", "--rounding", "half-up", "--method", "table", "--target", "rom", "--name", "k", "--force", "-o", exact).ExitCode);
                string[] codes = Eval(made), ideal = Eval(exact);
                Assert.Equal(codes.Zip(ideal).Count(pair => pair.First != pair.Second), row.GetProperty("misrounded_codes").GetInt32());
            }
        }

        string[] Eval(string folder) => ToolRun.OfWholeWithInput(string.Join('\n', Enumerable.Range(-32, 64)) + "\n", "eval", Path.Combine(folder, "k")).Output.Split('\n');
    }

    [Theory]
    [InlineData("no form stands for relu; there is gelu, ", "relu")]
    [InlineData("geglu is gelu times a second input; 'hwact fit gelu' fits that", "geglu")]
    [InlineData("there is no activation 'gleu' that a form stands for; did you mean 'gelu'?", "gleu")]
    [InlineData("'keras.activations.hard_sigmoid' differs between versions", "keras.activations.hard_sigmoid")]
    [InlineData("--form: there is no form 'swiss' of gelu; did you mean 'swish'?", "gelu", "--form", "swiss")]
    [InlineData("--criterion: gate is of forms that are x times something; hard-sigmoid, normal-cdf of sigmoid is not", "sigmoid", "--criterion", "gate")]
    [InlineData("--interval: '4' is no interval; LOW..HIGH such as -4..4 is needed", "gelu", "--interval", "4")]
    [InlineData("--interval: '4..2' is empty; the greater end comes last, at least 0.001 from the other", "gelu", "--interval", "4..2")]
    [InlineData("--interval: 'nan' is not usable; a number from -1000 to 1000 is needed", "gelu", "--interval", "nan..2")]
    [InlineData("--interval: from 20 to 30 gelu is a line, and nothing can be fitted; an interval nearer to zero is needed", "gelu", "--interval", "20..30")]
    [InlineData("--criterion: no inputs N(0, 0.01) lie from 2 to 3; another interval is needed", "gelu", "--interval", "2..3", "--sigma", "0.01", "--criterion", "normal")]
    [InlineData("--interval: tanh-quintic serves x from -10 to 10 alone; farther out it turns back to zero", "gelu", "--form", "tanh-quintic", "--interval", "-4..11")]
    [InlineData("--sigma: '0' is not usable; a number from 0.001 to 1000 is needed", "gelu", "--sigma", "0")]
    [InlineData("--input is missing; --output alone is no pair of formats", "gelu", "--output", "Q3.4")]
    [InlineData("--input: 'R3.4' is no ", "gelu", "--input", "R3.4", "--output", "Q3.4")]
    [InlineData("--input: int8:0.05:0:5..5 is 0.25 alone, where no form can be fitted; --interval LOW..HIGH is needed", "gelu", "--input", "int8:0.05:0:5..5", "--output", "Q3.4")]
    public void Bad_input_is_one_message_and_2(string message, params string[] arguments)
    {
        ToolRun run = ToolRun.OfWhole(["fit", .. arguments]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("hwact: " + message, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [Fact]
    public void A_framework_s_name_is_read_for_what_it_is()
    {
        Assert.Equal(ToolRun.OfWhole("fit", "mish"), ToolRun.OfWhole("fit", "torch.nn.Mish"));
        Assert.StartsWith("gelu by x·σ(βx)", ToolRun.OfWhole("fit", "torch.nn.GELU", "--form", "quick-gelu").Output, StringComparison.Ordinal);
    }
}
