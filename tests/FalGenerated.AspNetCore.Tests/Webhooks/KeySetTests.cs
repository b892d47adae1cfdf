using System.Net;
using FalGenerated.AspNetCore.Tests.Support;

namespace FalGenerated.AspNetCore.Tests.Webhooks;

/// <summary>The key set is loaded seldom, and never believed for longer than a day.</summary>
public sealed class KeySetTests
{
    private static readonly Signer Newer = new(3);

    [Fact]
    public async Task KeySet_OfTheOptions_IsAskedOnce_WithoutTheApiKey()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        for (int number = 0; number < 10; number++)
        {
            await receiver.SendAsync(receiver.Valid($"r-{number}"));
        }

        Assert.Equal(new Uri("https://rest.fal.ai/.well-known/jwks.json"), Assert.Single(receiver.Keys.Addresses));
        Assert.Empty(receiver.Keys.Credentials);
        Assert.Equal(10, receiver.Handed);
    }

    [Fact]
    public async Task KeySet_AtAnotherAddress_IsAskedThere()
    {
        await using Receiver receiver = await Receiver.StartAsync(options => options.KeySetUrl = new Uri("https://keys.example/set"));

        await receiver.SendAsync(receiver.Valid());

        Assert.Equal(new Uri("https://keys.example/set"), Assert.Single(receiver.Keys.Addresses));
    }

    [Fact]
    public async Task UnknownKey_ReloadsTheSet_AndTheNewKeyCounts()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        await receiver.SendAsync(receiver.Valid());
        receiver.Keys.Serve(receiver.Signer, Newer);
        receiver.Time.Advance(TimeSpan.FromMinutes(2));

        (int status, _) = await receiver.SendAsync(Newer.Sign("r-2", Receiver.Body("r-2"), receiver.Time.GetUtcNow()));

        Assert.Equal(200, status);
        Assert.Equal(2, receiver.Keys.Requests);
    }

    [Fact]
    public async Task Garbage_CausesOneLoadAMinute()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        await receiver.SendAsync(receiver.Valid());

        for (int second = 0; second < 180; second++)
        {
            receiver.Time.Advance(TimeSpan.FromSeconds(1));
            await receiver.SendAsync(receiver.Valid() with { Signature = new string('a', 128) });
        }

        Assert.Equal(4, receiver.Keys.Requests);
    }

    [Fact]
    public async Task Garbage_WithoutHeaders_OrLate_CausesNoLoad()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        await receiver.SendAsync(receiver.Valid() with { Signature = default });
        await receiver.SendAsync(receiver.Valid() with { Timestamp = "1" });

        Assert.Equal(0, receiver.Keys.Requests);
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(302, "")]
    [InlineData(200, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"keys":[]}""")]
    [InlineData(200, """{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}""")]
    [InlineData(200, """{"keys":[{"x":"c2hvcnQ"},{"x":7},null]}""")]
    [InlineData(200, """{"keys":[{"x":"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}]}""")]
    public async Task KeySet_ThatIsNotThere_Is503_AndTheDeliveryIsTakenLater(int status, string body)
    {
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Keys.Answer = ((HttpStatusCode)status, body);

        (int first, string text) = await receiver.SendAsync(receiver.Valid());
        (int second, _) = await receiver.SendAsync(receiver.Valid());
        int requests = receiver.Keys.Requests;
        receiver.Keys.Serve(receiver.Signer);
        receiver.Time.Advance(TimeSpan.FromSeconds(10));
        (int later, _) = await receiver.SendAsync(receiver.Valid());

        Assert.Equal((503, 503, 200), (first, second, later));
        Assert.Equal("Deliver it again later: the service's key set could not be loaded, so nothing can be verified.", text);
        Assert.Equal(1, requests);
        Assert.Equal(1, receiver.Handed);
    }

    [Fact]
    public async Task KeySet_OverItsSize_IsNotRead()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Keys.Answer = (HttpStatusCode.OK, $$"""{"keys":[{{receiver.Signer.Key}}],"more":"{{new string('x', 70_000)}}"}""");

        (int status, _) = await receiver.SendAsync(receiver.Valid());

        Assert.Equal(503, status);
    }

    [Fact]
    public async Task KeySet_OfTheDocumentedForm_NeedsNothingButX_AndMayBePadded()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Keys.Answer = (HttpStatusCode.OK, $$"""{"keys":[{"x":"{{receiver.Signer.Key.Split('"')[^2]}}="}]}""");

        (int status, _) = await receiver.SendAsync(receiver.Valid());

        Assert.Equal(200, status);
    }

    [Fact]
    public async Task KeySet_ThatCannotBeRenewed_CountsForADay()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        await receiver.SendAsync(receiver.Valid());
        receiver.Keys.Answer = (HttpStatusCode.BadGateway, "");

        receiver.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        (int within, _) = await receiver.SendAsync(receiver.Valid("r-2"));
        receiver.Time.Advance(TimeSpan.FromSeconds(30));
        (int after, _) = await receiver.SendAsync(receiver.Valid("r-3"));

        Assert.Equal((200, 503), (within, after));
    }

    [Fact]
    public async Task KeySet_OfTwelveHours_IsLoadedAnew_AndAWithdrawnKeyNoLongerCounts()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        await receiver.SendAsync(receiver.Valid());
        receiver.Keys.Serve(Newer);
        receiver.Time.Advance(TimeSpan.FromHours(12));

        (int status, _) = await receiver.SendAsync(receiver.Valid("r-2"));

        Assert.Equal(401, status);
        Assert.Equal(2, receiver.Keys.Requests);
    }
}
