using FalGenerated.Generator.Json;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Commands;

public sealed class CheckTests : IDisposable
{
    private const string DocumentPath = "/api/openapi/queue/openapi.json";
    private const string PagePath = $"/models/{ContractCopy.Endpoint}/llms.txt";

    private readonly ContractCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task Check_AgainstAMirrorThatServesThePin_IsCleanAndSendsNoKey()
    {
        await using TinyServer server = new();
        server.On(DocumentPath, Tree.PinText).On(PagePath, Page());

        CommandRun run = await copy.RunAsync("check", "--source", server.Root, "--fail-on", "info");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("this pin was written from the page; the first fetch replaces it", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.DoesNotContain("Authorization", request, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(server.Requests, request => request.StartsWith($"GET {DocumentPath}?endpoint_id={ContractCopy.Endpoint} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_OfAChangedPrice_TellsOldAndNewFigures()
    {
        await using TinyServer server = new();
        server.On(DocumentPath, Tree.PinText).On(PagePath, Page().Replace("1080p costs $0.0072/s", "1080p costs $0.0090 per second", StringComparison.Ordinal));

        CommandRun run = await copy.RunAsync("check", "--source", server.Root, "--fail-on", "warning");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("warning   fal-price-changed  document  page.pricing: the published price changed: $0.0072/s → $0.009/s", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfARewordedPrice_IsOnlyWords()
    {
        await using TinyServer server = new();
        server.On(DocumentPath, Tree.PinText).On(PagePath, Page().Replace("doubles the cost for any resolution", "doubles the cost, whatever the resolution", StringComparison.Ordinal));

        CommandRun run = await copy.RunAsync("check", "--source", server.Root, "--fail-on", "warning");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("fal-price-changed", run.Output, StringComparison.Ordinal);
        Assert.Contains("documentation-changed  words changed in 1 place", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfAVanishedAnchor_WarnsAndNamesTheConstant()
    {
        await using TinyServer server = new();
        server.On(DocumentPath, Tree.PinText.Replace("pixel count of 3840x2160", "pixel count of 7680x4320", StringComparison.Ordinal))
            .On(PagePath, Page().Replace("pixel count of 3840x2160", "pixel count of 7680x4320", StringComparison.Ordinal));

        CommandRun run = await copy.RunAsync("check", "--source", server.Root, "--fail-on", "warning");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Upscaling.MaxOutputPixels = 8294400 rests on them", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DocumentPath)]
    [InlineData(PagePath)]
    public async Task Check_ToldThatNothingChanged_WhereItDidNotAsk_IsNoAnswer(string path)
    {
        await using TinyServer server = new();
        server.On(DocumentPath, Tree.PinText).On(PagePath, Page()).On(path, "", 304);

        CommandRun run = await copy.RunAsync("check", "--source", server.Root);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("answered 304, not 200; nothing was compared", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PagePath, "# A page without prices")]
    [InlineData(PagePath, "## Pricing\n\n## Next")]
    public async Task Check_OfAPageWithoutPrices_IsNeverUnchanged(string path, string text)
    {
        await using TinyServer server = new();
        server.On(DocumentPath, Tree.PinText).On(path, text);

        CommandRun run = await copy.RunAsync("check", "--source", server.Root);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("no readable section 'Pricing'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(204)]
    public async Task Check_OfAnyOtherStatus_CannotFetch(int status)
    {
        await using TinyServer server = new();
        server.On(DocumentPath, "", status);

        CommandRun run = await copy.RunAsync("check", "--source", server.Root);

        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith($"fal-contract: {ContractCopy.Endpoint}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"answered {status}, not 200", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task Check_OfACutOffAnswer_CannotFetch()
    {
        await using TinyServer server = new();
        server.CutOff(DocumentPath);

        Assert.Equal(4, (await copy.RunAsync("check", "--source", server.Root)).ExitCode);
    }

    [Fact]
    public async Task Check_OfASilentServer_StopsAtTheTimeout()
    {
        await using TinyServer server = new();
        server.Silent(DocumentPath);

        CommandRun run = await copy.RunAsync("check", "--source", server.Root, "--timeout", "0.2");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("did not answer within 0.2 s", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfARedirectWithinTheHost_FollowsIt()
    {
        await using TinyServer server = new();
        server.On(DocumentPath, "", 302, "Location: /moved\r\n").On("/moved", Tree.PinText).On(PagePath, Page());

        Assert.Equal(0, (await copy.RunAsync("check", "--source", server.Root)).ExitCode);
    }

    [Fact]
    public async Task Check_OfARedirectToAnotherHost_DoesNotFollow()
    {
        await using TinyServer server = new();
        server.On(DocumentPath, "", 302, "Location: http://127.0.0.2:9/elsewhere?secret=1\r\n");

        CommandRun run = await copy.RunAsync("check", "--source", server.Root);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("redirects to another host (http://127.0.0.2:9/elsewhere)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AfterAFetchedPin_AsksConditionallyAndTakes304AsUnchanged()
    {
        string path = copy.PathOf("contract.lock.json");
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path, text.Replace("\"authored\"", "\"fetched\"", StringComparison.Ordinal).Replace("\"etag\": null", "\"etag\": \"\\\"v1\\\"\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await using TinyServer server = new();
        server.On(DocumentPath, "", 304).On(PagePath, Page());

        CommandRun run = await copy.RunAsync("check", "--source", server.Root, "--fail-on", "info");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(server.Requests, request => request.Contains("If-None-Match: \"v1\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--source", "http://fal.example/x")]
    [InlineData("--source", "ftp://127.0.0.1/x")]
    [InlineData("--source", "https://user:secret@fal.example/")]
    [InlineData("--from", "not-there.json")]
    [InlineData("--fail-on", "sometimes")]
    [InlineData("--format", "pdf")]
    [InlineData("--out", "json")]
    [InlineData("--reader", "loose")]
    [InlineData("--timeout", "0")]
    [InlineData("--unheard-of", "1")]
    public async Task Check_WithAWrongOption_IsUsage(string option, string value)
    {
        CommandRun run = await copy.RunAsync("check", option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("fal-contract: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Offline_CannotFetch() => Assert.Equal(4, (await copy.RunAsync("check", "--offline")).ExitCode);

    [Fact]
    public async Task Check_OfAnotherEndpointsDocument_IsRefused()
    {
        string other = copy.Write("other.json", Tree.PinText.Replace("bytedance-upscaler", "other-upscaler", StringComparison.Ordinal));

        Assert.Equal(3, (await copy.RunAsync("check", "--from", other)).ExitCode);
    }

    [Fact]
    public async Task Check_WithSeveralOutputs_WritesEach()
    {
        string later = copy.Write("later.json", History.Later(Tree.PinText));
        string sarif = copy.PathOf("drift.sarif");
        string markdown = copy.PathOf("drift.md");

        CommandRun run = await copy.RunAsync("check", "--from", later, "--format", "json", "--out", "sarif=" + sarif, "--out", "markdown=" + markdown);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("breaking", ((ObjectNode)Tree.Parse(run.Output)).TextOf("level"));
        Assert.Contains("\"version\": \"2.1.0\"", await File.ReadAllTextAsync(sarif, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("<!-- fal-contract:drift -->", await File.ReadAllTextAsync(markdown, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_NeverOverwritesThePin()
    {
        string later = copy.Write("later.json", History.Later(Tree.PinText));
        string before = copy.Snapshot();

        foreach (string pinned in (string[])[copy.FileOf("openapi.json"), copy.FileOf("llms.txt"), copy.FileOf("pricing.json"), copy.PathOf("contract.lock.json")])
        {
            Assert.Equal(2, (await copy.RunAsync("fetch", "--from", later, "--output", pinned)).ExitCode);
        }

        CommandRun run = await copy.RunAsync("fetch", "--from", later);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("another contract; see 'fal-contract check'", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, copy.Snapshot());
    }

    private string Page() => File.ReadAllText(copy.FileOf("llms.txt"));
}
