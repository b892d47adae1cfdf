using System.Globalization;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Webhooks;

namespace FalGenerated.Emulator.Storage;

/// <summary>The REST host: upload addresses, short-lived tokens, and the keys that verify webhooks.</summary>
internal sealed class RestRoutes(UploadTickets tickets, CdnTokens cdnTokens, WebhookSigner signer, KeyCheck keys, Origins origins)
{
    private const double LongestTokenSeconds = 30 * 24 * 3600;
    private const double DefaultCdnTokenSeconds = 3600;
    private const double DefaultBrowserTokenSeconds = 120;

    private delegate Reply Handler(EmulatorRequest request, string owner, JsonObject body);

    public Route? Match(string method, string path) => (method, path.TrimEnd('/')) switch
    {
        ("POST", "/storage/upload/initiate") => Keyed(Operations.Initiate, (request, _, body) => Initiate(request, body, inParts: false)),
        ("POST", "/storage/upload/initiate-multipart") =>
            Keyed(Operations.InitiateMultipart, (request, _, body) => Initiate(request, body, inParts: true)),
        ("POST", "/storage/auth/token") => Keyed(Operations.CdnToken, (request, _, body) => CdnToken(request, body)),
        ("GET", "/.well-known/jwks.json") => Route.Of(Operations.WebhookKeys, _ => Reply.Json(200, signer.KeySet)),
        ("POST", "/tokens") => Keyed(Operations.BrowserToken, (_, owner, body) => BrowserToken(owner, body)),
        _ => null,
    };

    private Route Keyed(string operation, Handler answer) => new(operation, async (request, cancellationToken) =>
    {
        var (owner, refusal) = keys.Check(request, "rest");
        if (refusal is not null)
        {
            return refusal;
        }

        var body = await request.ReadObjectAsync(cancellationToken).ConfigureAwait(false);
        return body is null ? Reply.Detail(422, "The body is not a JSON object") : answer(request, owner, body);
    });

    private Reply Initiate(EmulatorRequest request, JsonObject body, bool inParts)
    {
        if (request.Query("storage_type") is { } storage and not "fal-cdn-v3")
        {
            return Reply.Detail(400, $"Storage type '{storage}' is not supported");
        }

        var ticket = tickets.Issue(
            Text(body, "file_name") ?? "upload.bin",
            Text(body, "content_type") ?? "application/octet-stream",
            FileLifecycle.Of(request),
            inParts);
        var files = origins.Files(request).TrimEnd('/');
        return Reply.Json(200, new JsonObject
        {
            ["upload_url"] = $"{files}{ticket.Path}?signature={ticket.Secret}",
            ["file_url"] = files + ticket.FilePath,
        });
    }

    private Reply CdnToken(EmulatorRequest request, JsonObject body)
    {
        var (token, expiry) = cdnTokens.Issue(Seconds(body, "expiration_seconds", DefaultCdnTokenSeconds));
        return Reply.Json(200, new JsonObject
        {
            ["token"] = token,
            ["token_type"] = "Bearer",
            ["base_url"] = origins.Files(request).TrimEnd('/'),
            ["expires_at"] = expiry.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        });
    }

    private Reply BrowserToken(string owner, JsonObject body) =>
        Reply.Json(200, JsonValue.Create(keys.Issue(owner, Seconds(body, "token_expiration", DefaultBrowserTokenSeconds))));

    private static TimeSpan Seconds(JsonObject body, string name, double fallback)
    {
        var seconds = body[name] is JsonValue value && value.TryGetValue<double>(out var number) && number > 0 ? number : fallback;
        return TimeSpan.FromSeconds(Math.Min(seconds, LongestTokenSeconds));
    }

    private static string? Text(JsonObject body, string name) =>
        body[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
