using System.Net;

namespace FalGenerated.Emulator.Tests;

/// <summary>The public site as the source of a drift check.</summary>
public sealed class WebsiteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BareAddress_IsTheUpscalersDocument()
    {
        await using var caller = await Caller.StartAsync();

        using var bare = await caller.SendAsync(HttpMethod.Get, caller.Fal.SiteUrl.ToString(), null, key: null);
        using var full = await caller.GetAsync($"{caller.Fal.SiteUrl}api/openapi/queue/openapi.json?endpoint_id={Caller.Endpoint}");

        Assert.Equal(HttpStatusCode.OK, bare.StatusCode);
        Assert.Equal(await full.Content.ReadAsByteArrayAsync(Token), await bare.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task DriftedContract_AppliedTwice_SaysThatItIsInForce()
    {
        await using var caller = await Caller.StartAsync();
        caller.Fal.Apply(Scenario.Named("drifted-contract"));

        var error = Assert.Throws<ArgumentException>(() => caller.Fal.Apply(Scenario.Named("drifted-contract")));

        Assert.StartsWith("The contract has already moved this way", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contract_WhosePageTextIsNowhere_IsRefusedAndDoesNotMove()
    {
        await using var caller = await Caller.StartAsync();
        var before = await caller.GetAsync(caller.Fal.SiteUrl.ToString());
        var scenario = Scenario.Parse("""{"contract":{"openApi":{"info":{"title":"moved"}},"llmsText":{"no such words":"others"}}}""");

        var error = Assert.Throws<ArgumentException>(() => caller.Fal.Apply(scenario));
        using var after = await caller.GetAsync(caller.Fal.SiteUrl.ToString());

        Assert.Contains("'no such words'", error.Message, StringComparison.Ordinal);
        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
        before.Dispose();
    }
}
