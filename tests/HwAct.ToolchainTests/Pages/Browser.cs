using Microsoft.Playwright;

namespace HwAct.ToolchainTests.Pages;

/// <summary>The Chromium of this machine without a window, for all tests of a class.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async Task InitializeAsync()
    {
        string path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(directory => Path.Combine(directory, "chromium"))
            .FirstOrDefault(File.Exists) ?? throw new FileNotFoundException("chromium is not in PATH; 'make test' installs it");
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-background-networking"] });
    }

    public async Task DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.CloseAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A page that keeps what goes wrong on it.</summary>
    internal async Task<WatchedPage> OpenAsync(int width, bool script = true, ColorScheme scheme = ColorScheme.Light)
    {
        IBrowserContext context = await chromium!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 844 }, JavaScriptEnabled = script, ColorScheme = scheme });
        return new WatchedPage(context, await context.NewPageAsync());
    }
}
