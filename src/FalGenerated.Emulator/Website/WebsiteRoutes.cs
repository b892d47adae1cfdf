using System.Security.Cryptography;
using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Website;

/// <summary>The public site: each endpoint's OpenAPI document, the upscaler's at the bare address too, and its llms.txt; without a key, with ETag.</summary>
internal sealed class WebsiteRoutes(ServedContracts contracts)
{
    public Route? Match(string method, string path) => (method, path) switch
    {
        // The bare address is what people pass as the source of a drift check.
        ("GET" or "HEAD", "/") => Route.Of(Operations.OpenApi, request => Conditional(request, contracts.Upscaler.Document, "application/json")),
        ("GET" or "HEAD", "/api/openapi/queue/openapi.json") => Route.Of(Operations.OpenApi, OpenApi),
        ("GET" or "HEAD", _) when path == $"/models/{contracts.Upscaler.EndpointId}/llms.txt" => Route.Of(
            Operations.LlmsText, request => Conditional(request, contracts.LlmsText, "text/plain; charset=utf-8")),
        _ => null,
    };

    private Reply OpenApi(EmulatorRequest request) => contracts.Find(request.Query("endpoint_id")) is { } contract
        ? Conditional(request, contract.Document, "application/json")
        : Reply.Json(404, "null"u8.ToArray());

    private static Reply Conditional(EmulatorRequest request, byte[] body, string contentType)
    {
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"";
        var known = (request.Header("If-None-Match") ?? "").Split(',', StringSplitOptions.TrimEntries).Select(tag => tag.Replace("W/", "", StringComparison.Ordinal));
        return known.Contains(etag)
            ? new Reply(304).With("ETag", etag)
            : new Reply(200) { Body = body }.With("Content-Type", contentType).With("ETag", etag);
    }
}
