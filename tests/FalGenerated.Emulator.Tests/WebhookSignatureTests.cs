using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace FalGenerated.Emulator.Tests;

/// <summary>Webhooks carry the service's signature, which its published key set verifies.</summary>
public sealed class WebhookSignatureTests
{
    private static async Task<Caller> StartAsync() => await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });

    private static async Task<string> EndJobAsync(Caller caller, WebhookReceiver receiver)
    {
        using var response = await caller.PostAsync($"{Caller.Endpoint}?fal_webhook={Uri.EscapeDataString(receiver.Url)}", Caller.Input);
        caller.Fal.Advance(TimeSpan.FromSeconds(1));
        return (string)(await Caller.JsonAsync(response))["request_id"]!;
    }

    private static async Task<List<byte[]>> KeysAsync(Caller caller)
    {
        using var response = await caller.SendAsync(HttpMethod.Get, caller.Fal.RestUrl + ".well-known/jwks.json", null, key: null);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return [.. (await Caller.JsonAsync(response))["keys"]!.AsArray().Select(key =>
        {
            Assert.Equal("OKP", (string)key!["kty"]!);
            Assert.Equal("Ed25519", (string)key["crv"]!);
            return Convert.FromBase64String(((string)key["x"]!).Replace('-', '+').Replace('_', '/') + "=");
        })];
    }

    // The recipe as it is published, apart from the code that signs.
    private static bool Verifies(byte[] key, byte[] body, Dictionary<string, string> headers)
    {
        var lines = string.Join(
            '\n',
            headers["X-Fal-Webhook-Request-Id"],
            headers["X-Fal-Webhook-User-Id"],
            headers["X-Fal-Webhook-Timestamp"],
            Convert.ToHexStringLower(SHA256.HashData(body)));
        var (message, signature) = (Encoding.UTF8.GetBytes(lines), Convert.FromHexString(headers["X-Fal-Webhook-Signature"]));
        return signature.Length == 64 && Ed25519.Verify(signature, 0, key, 0, message, 0, message.Length);
    }

    [Fact]
    public async Task Webhook_ItsSignature_VerifiesByTheKeySetAndCoversEachPart()
    {
        await using var caller = await StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync(200);
        var id = await EndJobAsync(caller, receiver);

        var (body, headers) = await receiver.NextDeliveryAsync();
        var key = Assert.Single(await KeysAsync(caller));

        Assert.Equal(id, headers["X-Fal-Webhook-Request-Id"]);
        Assert.NotEmpty(headers["X-Fal-Webhook-User-Id"]);
        Assert.DoesNotContain("emulator-key", headers["X-Fal-Webhook-User-Id"], StringComparison.Ordinal);
        Assert.True(Verifies(key, body, headers));
        Assert.False(Verifies(key, [.. body, (byte)' '], headers));
        foreach (var name in (string[])["X-Fal-Webhook-Request-Id", "X-Fal-Webhook-User-Id", "X-Fal-Webhook-Timestamp"])
        {
            Assert.False(Verifies(key, body, new Dictionary<string, string>(headers, headers.Comparer) { [name] = headers[name] + "1" }));
        }
    }

    [Fact]
    public async Task Webhook_SentAgain_IsSignedForTheTimeOfTheAttempt()
    {
        PauseClock clock = new();
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { TimeProvider = clock });
        await using var receiver = await WebhookReceiver.StartAsync(500, 200);
        using var response = await caller.PostAsync($"{Caller.Endpoint}?fal_webhook={Uri.EscapeDataString(receiver.Url)}", Caller.Input);
        clock.Advance(TimeSpan.FromSeconds(1));
        var (_, first) = await receiver.NextDeliveryAsync();
        await clock.PassAsync();
        var (body, second) = await receiver.NextDeliveryAsync();

        Assert.Equal(1, Timestamp(second) - Timestamp(first));
        Assert.True(Verifies(Assert.Single(await KeysAsync(caller)), body, second));
    }

    [Fact]
    public async Task RotateWebhookKey_LaterWebhooks_VerifyByTheNewSetOnly()
    {
        await using var caller = await StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync(200);
        var old = Assert.Single(await KeysAsync(caller));
        caller.Fal.RotateWebhookKey();
        await EndJobAsync(caller, receiver);

        var (body, headers) = await receiver.NextDeliveryAsync();

        Assert.False(Verifies(old, body, headers));
        Assert.True(Verifies(Assert.Single(await KeysAsync(caller)), body, headers));
    }

    private static long Timestamp(Dictionary<string, string> headers) => long.Parse(headers["X-Fal-Webhook-Timestamp"], CultureInfo.InvariantCulture);
}
