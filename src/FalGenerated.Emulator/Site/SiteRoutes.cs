using System.Security.Cryptography;

namespace FalGenerated.Emulator;

/// <summary>The public site: the endpoint's OpenAPI document and its llms.txt, without a key, with ETag.</summary>
internal sealed class SiteRoutes(ServedContract contract)
{
    public Route? Match(string method, string path) => (method, path) switch
    {
        ("GET" or "HEAD", "/api/openapi/queue/openapi.json") => Route.Of(Operations.OpenApi, OpenApi),
        ("GET" or "HEAD", _) when path == $"/models/{contract.Endpoint.EndpointId}/llms.txt" => Route.Of(
            Operations.LlmsText, request => Conditional(request, contract.LlmsText, "text/plain; charset=utf-8")),
        _ => null,
    };

    private Reply OpenApi(EmulatorRequest request) => request.Query("endpoint_id") == contract.Endpoint.EndpointId
        ? Conditional(request, contract.Endpoint.Document, "application/json")
        : Reply.Json(404, body: null as System.Text.Json.Nodes.JsonNode);

    private static Reply Conditional(EmulatorRequest request, byte[] body, string contentType)
    {
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"";
        var known = (request.Header("If-None-Match") ?? "").Split(',', StringSplitOptions.TrimEntries).Select(tag => tag.Replace("W/", "", StringComparison.Ordinal));
        return known.Contains(etag)
            ? new Reply(304).With("ETag", etag)
            : new Reply(200) { Body = body }.With("Content-Type", contentType).With("ETag", etag);
    }
}
