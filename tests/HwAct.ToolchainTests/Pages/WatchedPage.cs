using Microsoft.Playwright;

namespace HwAct.ToolchainTests.Pages;

/// <summary>A page with the errors of its console and every request that it made.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> faults = [];
    private readonly List<string> requests = [];

    public WatchedPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                faults.Add(message.Text);
            }
        };
        page.PageError += (_, error) => faults.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Opens a file, and requires that nothing goes wrong and nothing else is asked for.</summary>
    public async Task ShowAsync(string file)
    {
        requests.Clear();
        await Page.GotoAsync(new Uri(file).AbsoluteUri);
        Assert.Equal([new Uri(file).AbsoluteUri], requests);
        Assert.Empty(faults);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(faults);
        await context.CloseAsync();
    }
}
