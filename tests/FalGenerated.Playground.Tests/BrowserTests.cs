using FalGenerated.Playground.Hosting;
using Microsoft.Playwright;

namespace FalGenerated.Playground.Tests;

/// <summary>The page in a real browser: Debian's chromium, where it is on the machine. A screenshot of each state lands in <c>artifacts/playground</c>.</summary>
public sealed class BrowserTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly List<string> foreign = [];
    private IPlaywright playwright = null!;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        string? program = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "chromium is not on this machine: the page was tried in no browser.");
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact(Explicit = true)]
    public async Task Clip_IsDropped_Quoted_Upscaled_AndCompared_AndARunOutlivesItsPage()
    {
        await using PlaygroundHost host = await PlaygroundHost.StartAsync(new PlaygroundOptions { Echoes = true }, TestContext.Current.CancellationToken);
        IPage page = await OpenAsync(host);
        await ShotAsync(page, "1-empty");
        await DropAsync(page, "clip.mp4", new() { Name = "clip.mp4", MimeType = "video/mp4", Buffer = await File.ReadAllBytesAsync(Repository.PathOf("tests", "Media", "clip.mp4"), TestContext.Current.CancellationToken) });
        await Assertions.Expect(page.Locator("#price")).ToContainTextAsync("USD expected");
        long started = TimeProvider.System.GetTimestamp();
        await page.Locator("[data-field=scale_ratio]").FillAsync("2");
        await Assertions.Expect(page.Locator("#predicted")).Not.ToContainTextAsync("1920");
        output.WriteLine($"option to quote: {TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:0} ms, 200 of them the pause after the last key");
        await ShotAsync(page, "2-quoted");

        await page.Locator("#run").ClickAsync();
        await Assertions.Expect(page.Locator("[data-run] .state")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("Uploading|queue|progress|Downloading|Finished"));
        await ShotAsync(page, "3-running");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-run] .state")).ToHaveTextAsync("Finished", new() { Timeout = 60_000 });
        await Assertions.Expect(page.GetByText("Journal (1)")).ToBeVisibleAsync();
        await page.Locator("#edge").FillAsync("25");
        await Assertions.Expect(page.Locator("video.before")).ToHaveAttributeAsync("style", new System.Text.RegularExpressions.Regex("75%"));
        await ShotAsync(page, "4-compared");

        Assert.Empty(foreign);
    }

    [Fact(Explicit = true)]
    public async Task FileThatIsNoVideo_AndAPriceAboveTheLimit_AreSaid_AndACopyIsTaken()
    {
        await using PlaygroundHost host = await PlaygroundHost.StartAsync(new PlaygroundOptions { Echoes = true }, TestContext.Current.CancellationToken);
        IPage page = await OpenAsync(host);
        await DropAsync(page, "notes.mp4", new() { Name = "notes.mp4", MimeType = "video/mp4", Buffer = "no video at all"u8.ToArray() });
        await Assertions.Expect(page.Locator(".mud-alert")).ToContainTextAsync("is no video");
        await Assertions.Expect(page.Locator("#run")).ToBeDisabledAsync();
        await ShotAsync(page, "5-refused");

        await DropAsync(page, "clip.mp4", new() { Name = "clip.mp4", MimeType = "video/mp4", Buffer = await File.ReadAllBytesAsync(Repository.PathOf("tests", "Media", "clip.mp4"), TestContext.Current.CancellationToken) });
        await page.Locator("#limit").FillAsync("0.01");
        await page.Locator("#limit").BlurAsync();
        await page.Locator("#run").ClickAsync();
        await Assertions.Expect(page.Locator("[data-run] .mud-alert")).ToContainTextAsync("0.01");
        await ShotAsync(page, "6-over-the-limit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the C# request" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy the C# request" })).ToContainTextAsync("Copied");
        Assert.Contains("FalClient.FromEnvironment()", await page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task AnotherEndpoint_ByItsContract_RunsByTheSameForm()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-contracts-");
        File.Copy(Repository.PathOf("tests", "FalGenerated.Generator.Tests", "Documents", "fal-ai.imagine.dev.json"), Path.Combine(folder.FullName, "effective.json"));
        await using PlaygroundHost host = await PlaygroundHost.StartAsync(new PlaygroundOptions { Echoes = true, ContractsFolder = folder.FullName }, TestContext.Current.CancellationToken);
        IPage page = await OpenAsync(host);

        await page.Locator(".mud-select").First.ClickAsync();
        await page.Locator(".mud-list-item").Nth(1).ClickAsync();
        await page.Locator("[data-field=prompt]").First.FillAsync("a lighthouse");
        await Assertions.Expect(page.Locator("pre.code").First).ToContainTextAsync("lighthouse");
        await page.Locator("#run").ClickAsync();
        await Assertions.Expect(page.Locator("[data-run] .state")).ToHaveTextAsync("Finished", new() { Timeout = 60_000 });
        await ShotAsync(page, "8-another-endpoint");
        folder.Delete(recursive: true);
    }

    [Fact(Explicit = true)]
    public async Task NarrowAndDark_StayReadable()
    {
        await using PlaygroundHost host = await PlaygroundHost.StartAsync(new PlaygroundOptions { Echoes = true }, TestContext.Current.CancellationToken);
        IPage page = await OpenAsync(host, width: 400);
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Light colours" })).ToBeVisibleAsync();
        await ShotAsync(page, "7-narrow-dark");

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    private async Task<IPage> OpenAsync(PlaygroundHost host, int width = 1280)
    {
        IBrowserContext context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 1000 }, Permissions = ["clipboard-read", "clipboard-write"] });
        IPage page = await context.NewPageAsync();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" } address && address.Host != host.Address.Host)
            {
                foreign.Add(request.Url);
            }
        };
        await page.GotoAsync(host.Address.AbsoluteUri, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return page;
    }

    /// <summary>Gives the page a file. The framework listens a moment after it shows the field, sooner than a hand could, and a first try may go unheard.</summary>
    private static async Task DropAsync(IPage page, string name, FilePayload file)
    {
        for (int tries = 1; ; tries++)
        {
            await page.Locator("#clip").SetInputFilesAsync(file);
            try
            {
                await Assertions.Expect(page.Locator(".drop")).ToContainTextAsync(name, new() { Timeout = 8000 });
                return;
            }
            catch (PlaywrightException) when (tries < 5)
            {
                // Once more.
            }
        }
    }

    private static async Task ShotAsync(IPage page, string name) =>
        await page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "playground", name + ".png"), FullPage = true });
}
