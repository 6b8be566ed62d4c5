using HwAct.Cli;
using HwAct.Generation;
using HwAct.Rendering;
using Microsoft.Playwright;

namespace HwAct.ToolchainTests.Pages;

/// <summary>The page of a calibration, and the report of the kernel that it specifies, as a browser shows them.</summary>
public sealed class CalibrationPageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("hwact-test-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Both_pages_fit_a_phone_and_draw_the_histogram()
    {
        string Of(string name) => Path.Combine(directory, name);
        await File.WriteAllTextAsync(Of("x.csv"), string.Concat(Enumerable.Range(-300, 700).Select(i => FormattableString.Invariant($"{i % 37 / 8.0 * (i % 5)}\n"))));
        Run("calibrate", Of("x.csv"), "--activation", "gelu", "--bits", "6", "--method", "table", "--name", "k", "--page", Of("page.html"), "-o", Of("k.json"));
        Run("generate", Of("k.json"), "--target", "c", "-o", Of("out"));
        foreach ((string file, string plot) in new[] { (Of("page.html"), "values"), (Path.Combine(Of("out"), "k", "report.html"), "recorded") })
        {
            foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using WatchedPage page = await browser.OpenAsync(390, scheme: scheme);
                await page.ShowAsync(file);
                Assert.Equal(390, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
                Assert.True(await page.Page.Locator($"#{plot} .bar.error path").CountAsync() > 0);
            }
        }
    }

    private static void Run(params string[] arguments)
    {
        using var error = new StringWriter();
        int code = Tool.Run(arguments, new ToolConsole(TextReader.Null, TextWriter.Null, error, ShowsProgress: false), templates => new Generator(TemplateRenderer.Create(templates)));
        Assert.True(code == 0, error.ToString());
    }
}
