using HwAct.Cli;
using HwAct.Generation;
using HwAct.Rendering;
using Microsoft.Playwright;

namespace HwAct.ToolchainTests.Pages;

/// <summary>The pages that verbs print or write beside the reports of the catalog, as a browser shows them.</summary>
public sealed class VerbPagesTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("hwact-test-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_calibration_and_the_report_of_its_kernel_draw_the_histogram()
    {
        await File.WriteAllTextAsync(Of("x.csv"), string.Concat(Enumerable.Range(-300, 700).Select(i => FormattableString.Invariant($"{i % 37 / 8.0 * (i % 5)}\n"))));
        Run("calibrate", Of("x.csv"), "--activation", "gelu", "--bits", "6", "--method", "table", "--name", "k", "--page", Of("page.html"), "-o", Of("k.json"));
        Run("generate", Of("k.json"), "--target", "c", "-o", Of("out"));
        await RequireAsync(Of("page.html"), "#values .bar.error path");
        await RequireAsync(Path.Combine(Of("out"), "k", "report.html"), "#recorded .bar.error path");
    }

    [Fact]
    public async Task Fits_draw_each_form_and_how_far_it_is()
    {
        Print("fit.html", "fit", "gelu", "--input", "int8:0.05:3", "--output", "int8:0.04:-100", "--format", "html");
        await RequireAsync(Of("fit.html"), "figure svg path");
    }

    [Fact]
    public async Task What_changed_between_two_kernels_is_drawn()
    {
        string[] kernel = ["generate", "--activation", "gelu", "--input", "Q3.4", "--output", "Q3.4", "--target", "c", "--name", "k"];
        Run([.. kernel, "--method", "table", "-o", Of("old")]);
        Run([.. kernel, "--method", "piecewise-linear", "-o", Of("new")]);
        Print("diff.html", "diff", Of("old"), Of("new"), "--format", "html");
        await RequireAsync(Of("diff.html"), "figure svg path");
    }

    private string Of(string name) => Path.Combine(directory, name);

    // On a phone, in the light and in the dark: as wide as the screen, nothing cut off, and something to see.
    private async Task RequireAsync(string file, string drawn)
    {
        foreach (ColorScheme scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await using WatchedPage page = await browser.OpenAsync(390, scheme: scheme);
            await page.ShowAsync(file);
            Assert.Equal(390, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            Assert.Empty(await page.Page.EvaluateAsync<string[]>(PagesTests.LabelsOutside));
            Assert.True(await page.Page.Locator(drawn).CountAsync() > 0);
        }
    }

    private void Print(string file, params string[] arguments)
    {
        using var output = new StringWriter();
        Run(arguments, output, mostCode: 1);
        File.WriteAllText(Of(file), output.ToString());
    }

    private static void Run(params string[] arguments) => Run(arguments, TextWriter.Null, mostCode: 0);

    // What is printed of differences ends with 1.
    private static void Run(string[] arguments, TextWriter output, int mostCode)
    {
        using var error = new StringWriter();
        int code = Tool.Run(arguments, new ToolConsole(TextReader.Null, output, error, ShowsProgress: false), templates => new Generator(TemplateRenderer.Create(templates)));
        Assert.True(code <= mostCode, error.ToString());
    }
}
