using System.Collections.Immutable;
using HwAct.Choice;
using HwAct.Rendering;
using HwAct.Reports;
using HwAct.Specifications;
using Microsoft.Playwright;

namespace HwAct.ToolchainTests.Pages;

/// <summary>The page of explored designs as a browser shows it.</summary>
public sealed class ExplorePageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private static readonly Lazy<ImmutableArray<Exploration>> Explored = new(() =>
    [
        .. new SpecificationReader().Read(
            """
            { "kernels": [
              { "name": "first", "activation": "gelu", "input": "int6:0.2:3", "output": "int6:0.15:-7" },
              { "name": "second", "activation": "tanh", "input": "Q1.3", "output": "Q0.4" } ] }
            """,
            "k.json").Select(kernel => Exploration.Of(kernel.Specification, [], progress: null, CancellationToken.None)),
    ]);

    private readonly string directory = Directory.CreateTempSubdirectory("hwact-test-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_point_is_a_design_and_a_click_shows_its_numbers_and_its_command()
    {
        await using WatchedPage page = await browser.OpenAsync(1280);
        await page.ShowAsync(Page());
        ExploredDesign[] designs = [.. Explored.Value[0].Designs];
        Assert.Equal(designs.Length, await page.Page.Locator("circle.point").CountAsync());
        Assert.Equal(Explored.Value[0].Front(Quantity.Errors[0], Quantity.Costs[0]).Length, await page.Page.Locator("circle.best").CountAsync());
        ExploredDesign design = designs[^1];
        await page.Page.Locator($"circle[data-number=\"{design.Number}\"]").DispatchEventAsync("click");
        Assert.Equal(GenerateCommand.Of(design.Request), await page.Page.Locator("#command").TextContentAsync());
        Assert.Contains($"Design {design.Number}: {design.Request.Method.Name}", await page.Page.Locator("#detail h3").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Page.Locator("circle.chosen").CountAsync());
        await page.Page.Locator($"circle[data-number=\"{designs[0].Number}\"]").PressAsync("Enter");
        Assert.Equal(GenerateCommand.Of(designs[0].Request), await page.Page.Locator("#command").TextContentAsync());
    }

    [Fact]
    public async Task Axes_methods_and_kernels_are_chosen()
    {
        await using WatchedPage page = await browser.OpenAsync(1280);
        await page.ShowAsync(Page());
        foreach (Quantity cost in Quantity.Costs)
        {
            foreach (Quantity error in Quantity.Errors)
            {
                await page.Page.Locator("#cost").SelectOptionAsync(cost.Name);
                await page.Page.Locator("#error").SelectOptionAsync(error.Name);
                Assert.Equal(Explored.Value[0].Front(error, cost).Length, await page.Page.Locator("circle.best").CountAsync());
            }
        }

        int tables = Explored.Value[0].Designs.Count(design => design.Request.Method.Name == "interpolated-table");
        await page.Page.Locator("input[value=interpolated-table]").UncheckAsync();
        Assert.Equal(Explored.Value[0].Designs.Length - tables, await page.Page.Locator("circle.point").CountAsync());
        await page.Page.Locator("#kernel").SelectOptionAsync("1");
        Assert.Equal(Explored.Value[1].Designs.Count(design => design.Request.Method.Name != "interpolated-table"), await page.Page.Locator("circle.point").CountAsync());
        Assert.False(await page.Page.Locator("#designs-first").IsVisibleAsync());
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task It_fits_and_its_labels_stay_inside(int width, ColorScheme scheme)
    {
        await using WatchedPage page = await browser.OpenAsync(width, scheme: scheme);
        await page.ShowAsync(Page());
        await page.Page.Locator("circle.best").First.DispatchEventAsync("click");
        Assert.Equal(width, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("#picture text")].filter(text => {
              const place = text.getBBox(), box = text.ownerSVGElement.viewBox.baseVal;
              return place.x < 0 || place.y < -1 || place.x + place.width > box.width + 1 || place.y + place.height > box.height + 1;
            }).map(text => text.textContent)
            """));
    }

    [Fact]
    public async Task Without_script_every_design_is_in_a_table()
    {
        await using WatchedPage page = await browser.OpenAsync(1280, script: false);
        await page.ShowAsync(Page());
        Assert.False(await page.Page.Locator("#explorer").IsVisibleAsync());
        Assert.Equal(Explored.Value.Sum(exploration => exploration.Designs.Length), await page.Page.Locator("section.designs tbody tr").CountAsync());
    }

    private string Page()
    {
        string file = Path.Combine(directory, ExplorationPage.FileName);
        File.WriteAllText(file, ExplorationPage.Of(Explored.Value, [], TemplateRenderer.Create(directory: null)).Text);
        return file;
    }
}
