using System.Collections.Immutable;
using System.Globalization;
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
              { "name": "first", "activation": "gelu", "input": "int7:0.1:3", "output": "int7:0.075:-14" },
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

    // Whatever the axes are, logarithmic or not: what costs more lies further right, what errs more higher up, and equals lie alike.
    [Fact]
    public async Task Points_lie_in_the_order_of_their_numbers()
    {
        await using WatchedPage page = await browser.OpenAsync(1280);
        await page.ShowAsync(Page());
        bool hasZeroBesideLogarithms = false;
        foreach (Quantity cost in Quantity.Costs)
        {
            foreach (Quantity error in Quantity.Errors)
            {
                await page.Page.Locator("#cost").SelectOptionAsync(cost.Name);
                await page.Page.Locator("#error").SelectOptionAsync(error.Name);
                string[] places = await page.Page.EvaluateAsync<string[]>(
                    "() => [...document.querySelectorAll('circle.point')].map(point => ['data-number', 'cx', 'cy'].map(name => point.getAttribute(name)).join(' '))");
                (double Cost, double Error, double Right, double Down)[] points = [.. places.Select(place => place.Split(' ')).Select(place =>
                {
                    ExploredDesign design = Explored.Value[0].Designs.Single(one => one.Number == int.Parse(place[0], CultureInfo.InvariantCulture));
                    return (design.Of(cost), design.Of(error), Number(place[1]), Number(place[2]));
                })];
                Assert.True(points.Select(point => point.Cost).Distinct().Count() > 1);
                hasZeroBesideLogarithms |= points.Min(point => point.Error) == 0 && points.Max(point => point.Error) > 20 * points.Select(point => point.Error).Where(value => value > 0).Min();
                Assert.All(points, point => Assert.True(point is { Right: >= 64 and <= 1164, Down: >= 14 and <= 396 }, $"{error.Name} and {cost.Name}: {point}"));
                Assert.All(points, a => Assert.All(points, b =>
                {
                    RequireOrder(a.Cost, b.Cost, a.Right, b.Right);
                    RequireOrder(a.Error, b.Error, b.Down, a.Down);
                }));
            }
        }

        Assert.True(hasZeroBesideLogarithms);

        // The page has the digits that are shown.
        static void RequireOrder(double a, double b, double first, double second) =>
            Assert.True(a.CompareTo(b) == first.CompareTo(second) || Math.Abs(a - b) < 1e-5 * (1 + Math.Abs(a)), $"{a} and {b} lie at {first} and {second}");

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_heading_sorts_by_its_column_and_once_more_the_other_way()
    {
        await using WatchedPage page = await browser.OpenAsync(1280);
        await page.ShowAsync(Page());
        ImmutableArray<ExploredDesign> designs = Explored.Value[0].Designs;
        int column = 3;
        foreach (Quantity quantity in Quantity.All)
        {
            double[] up = [.. designs.Select(design => Math.Round(design.Of(quantity), 9)).Order()];
            column++;
            await page.Page.Locator($"#designs-first th:nth-child({column}) button").ClickAsync();
            Assert.Equal(up, await Sorted(quantity));
            Assert.Equal("ascending", await page.Page.Locator("#designs-first th[aria-sort]").GetAttributeAsync("aria-sort"));
            await page.Page.Locator($"#designs-first th:nth-child({column}) button").ClickAsync();
            Assert.Equal(up.Reverse(), await Sorted(quantity));
        }

        await page.Page.Locator("#designs-first th:nth-child(2) button").ClickAsync();
        string[] methods = await page.Page.Locator("#designs-first tbody td:nth-child(2)").AllTextContentsAsync() is IReadOnlyList<string> texts ? [.. texts] : [];
        Assert.Equal(methods.Order(StringComparer.Ordinal), methods);

        async Task<double[]> Sorted(Quantity quantity)
        {
            IReadOnlyList<string> numbers = await page.Page.Locator("#designs-first tbody td:nth-child(1)").AllTextContentsAsync();
            return [.. numbers.Select(number => Math.Round(designs.Single(design => design.Number == int.Parse(number, CultureInfo.InvariantCulture)).Of(quantity), 9))];
        }
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
