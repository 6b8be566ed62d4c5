using HwAct.Tests.Golden;
using Microsoft.Playwright;

namespace HwAct.ToolchainTests.Pages;

/// <summary>The pages of the catalog as a browser shows them: on a phone, on paper, in the dark, without script, and to a screen reader.</summary>
public sealed class PagesTests(Browser browser) : IClassFixture<Browser>
{
    private const int Phone = 390;

    // A4 less the margins of the style sheet, at 96 pixels an inch.
    private const int Paper = 687;

    private static readonly string Index = Path.Combine(Repository.Generated, "index.html");

    private static readonly string[] Reports = [.. Directory.GetFiles(Repository.Generated, "report.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Every_page_fits_a_phone_and_a_sheet_of_paper_and_asks_for_nothing()
    {
        await using WatchedPage page = await browser.OpenAsync(Phone);
        var faults = new List<string>();
        foreach (string file in Reports.Append(Index))
        {
            await page.ShowAsync(file);
            string name = Path.GetFileName(Path.GetDirectoryName(file))!;
            faults.AddRange((await WiderAsync(page.Page)).Select(what => $"{name}, phone: {what}"));
            faults.AddRange((await page.Page.EvaluateAsync<string[]>(LabelsOutside)).Select(what => $"{name}: {what} leaves its picture"));
            await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.Page.SetViewportSizeAsync(Paper, 1000);
            faults.AddRange((await WiderAsync(page.Page)).Select(what => $"{name}, paper: {what}"));
            faults.AddRange((await page.Page.EvaluateAsync<string[]>(CutOff)).Select(what => $"{name}, paper: {what} is cut off"));
            await page.Page.EmulateMediaAsync(new() { Media = Media.Screen });
            await page.Page.SetViewportSizeAsync(Phone, 844);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Every_picture_has_a_name_a_text_and_its_data()
    {
        await using WatchedPage page = await browser.OpenAsync(1280);
        foreach (string file in Reports)
        {
            await page.ShowAsync(file);
            Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
                () => {
                  const faults = [];
                  if (document.documentElement.lang !== "en" || !document.title || document.querySelectorAll("h1").length !== 1) faults.push("no language, title or heading");
                  for (const svg of document.querySelectorAll("svg")) {
                    if (svg.getAttribute("role") !== "img" || (svg.getAttribute("aria-label") ?? "").length < 20) faults.push("a picture without a text");
                  }
                  for (const figure of document.querySelectorAll("figure")) {
                    const rows = figure.querySelectorAll("details table tr").length;
                    if (!document.getElementById(figure.getAttribute("aria-labelledby"))?.textContent) faults.push(figure.id + " has no name");
                    if (figure.id !== "map" && rows < 3) faults.push(figure.id + " has no data");
                  }
                  for (const table of document.querySelectorAll("table.rows")) {
                    const heads = table.querySelectorAll("th[scope=col]").length;
                    for (const row of table.rows) if (row.cells.length !== heads) faults.push("a row of another length");
                  }
                  for (const area of document.querySelectorAll(".scroll, .plot")) if (area.tabIndex !== 0) faults.push("an area that keys cannot scroll");
                  return faults;
                }
                """));
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_stands_out_in_the_light_and_in_the_dark(ColorScheme scheme)
    {
        await using WatchedPage page = await browser.OpenAsync(1280, scheme: scheme);
        foreach (string file in (string[])[Index, Reports.Single(report => report.Contains("/geglu_s8/", StringComparison.Ordinal)), Reports.Single(report => report.Contains("/gelu_q3_12_interpolated/", StringComparison.Ordinal))])
        {
            await page.ShowAsync(file);
            double paper = await page.Page.EvaluateAsync<double>("() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number).reduce((a, b) => a + b)");
            Assert.Equal(scheme == ColorScheme.Dark, paper < 200);
            Assert.InRange(await page.Page.EvaluateAsync<double>(LeastContrast), 4.5, 21);
        }
    }

    [Fact]
    public async Task The_index_sorts_and_filters()
    {
        await using WatchedPage page = await browser.OpenAsync(1280);
        await page.ShowAsync(Index);
        string[] before = await NamesAsync(page.Page);
        Assert.Equal(Reports.Length, before.Length);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "max LSB" }).ClickAsync();
        double[] errors = await ColumnAsync(page.Page, 4);
        Assert.Equal(Reports.Length, errors.Length);
        Assert.Equal(errors.Order(), errors);
        Assert.Equal("ascending", await page.Page.Locator("th[aria-sort]").GetAttributeAsync("aria-sort"));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "max LSB" }).ClickAsync();
        Assert.Equal(errors.OrderDescending(), await ColumnAsync(page.Page, 4));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "kernel" }).ClickAsync();
        Assert.Equal(before.Order(StringComparer.Ordinal), await NamesAsync(page.Page));

        await page.Page.Locator("select[name=method]").SelectOptionAsync("threshold");
        string[] threshold = await NamesAsync(page.Page);
        Assert.Contains("prelu_s8", threshold);
        Assert.InRange(threshold.Length, 1, 10);
        Assert.Equal(threshold.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), await page.Page.Locator("output").TextContentAsync());
        await page.Page.Locator("input[name=text]").FillAsync("ELU_Q3_4");
        Assert.All(await NamesAsync(page.Page), name => Assert.Contains("elu_q3_4", name, StringComparison.Ordinal));
        await page.Page.Locator("input[name=text]").FillAsync("");
        await page.Page.Locator("select[name=method]").SelectOptionAsync("");
        await page.Page.Locator("select[name=activation]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        Assert.InRange((await NamesAsync(page.Page)).Length, 1, Reports.Length - 1);
        await page.Page.Locator("select[name=activation]").SelectOptionAsync("");
        await page.Page.Locator("select[name=format]").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        Assert.InRange((await NamesAsync(page.Page)).Length, 1, Reports.Length - 1);
        await page.Page.Locator("select[name=format]").SelectOptionAsync("");

        // Up, down, and then as the page was, under its headings.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "kernel" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "kernel" }).ClickAsync();
        Assert.Equal(before, await NamesAsync(page.Page));
        Assert.True(await page.Page.Locator("th.activation").First.IsVisibleAsync());
    }

    [Fact]
    public async Task The_index_serves_without_script_and_all_its_links_lead_somewhere()
    {
        await using WatchedPage page = await browser.OpenAsync(1280, script: false);
        await page.ShowAsync(Index);
        Assert.Equal(Reports.Length, await page.Page.Locator("tr[data-method]").CountAsync());
        Assert.False(await page.Page.Locator(".filters").IsVisibleAsync());
        foreach (ILocator link in await page.Page.Locator("a").AllAsync())
        {
            Assert.True(File.Exists(Path.Combine(Repository.Generated, (await link.GetAttributeAsync("href"))!)));
        }

        await page.Page.Locator("a").First.ClickAsync();
        Assert.EndsWith("/report.html", page.Page.Url, StringComparison.Ordinal);
    }

    private static Task<string[]> NamesAsync(IPage page) =>
        page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('tr[data-method]')].filter(row => row.offsetParent !== null).map(row => row.cells[0].textContent)");

    private static Task<double[]> ColumnAsync(IPage page, int column) =>
        page.EvaluateAsync<double[]>("column => [...document.querySelectorAll('tr[data-method]')].filter(row => row.offsetParent !== null).map(row => parseFloat(row.cells[column].textContent.replace(/[,≤ ]/g, '')))", column);

    private static Task<string[]> WiderAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth
          ? [...document.body.querySelectorAll("*")].filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !element.closest(".scroll, .plot, pre"))
              .slice(0, 3).map(element => element.tagName + " " + element.className + " reaches " + Math.round(element.getBoundingClientRect().right)).concat(["the page is " + document.documentElement.scrollWidth + " wide"])
          : []
        """);

    internal const string LabelsOutside = """
        () => [...document.querySelectorAll("figure svg")].flatMap(svg => {
          const box = svg.viewBox.baseVal;
          return [...svg.querySelectorAll("text")].filter(text => {
            const place = text.getBBox();
            return place.x < box.x - 0.5 || place.y < box.y - 0.5 || place.x + place.width > box.x + box.width + 0.5 || place.y + place.height > box.y + box.height + 0.5;
          }).map(text => text.textContent.slice(0, 40));
        })
        """;

    private const string CutOff = """
        () => [...document.querySelectorAll("table, pre, svg")].filter(element =>
            element.getBoundingClientRect().right > document.documentElement.clientWidth + 1 || (element.tagName === "PRE" && element.scrollWidth > element.clientWidth + 1))
          .map(element => element.tagName + " " + (element.className.baseVal ?? element.className) + " of " + Math.round(element.getBoundingClientRect().width))
        """;

    // WCAG's contrast of every text with the nearest background that is not clear.
    private const string LeastContrast = """
        () => {
          const channels = text => text.match(/[\d.]+/g).map(Number);
          const light = color => {
            const [r, g, b] = color.map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          let least = 21;
          for (const element of document.body.querySelectorAll("*")) {
            if (element.closest("svg, script, option") || ![...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()) || !element.offsetParent) continue;
            let behind = element;
            while (behind && (channels(getComputedStyle(behind).backgroundColor)[3] ?? 1) === 0) behind = behind.parentElement;
            const paper = light(channels(getComputedStyle(behind ?? document.body).backgroundColor));
            const ink = light(channels(getComputedStyle(element).color));
            least = Math.min(least, (Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05));
          }
          return least;
        }
        """;
}
