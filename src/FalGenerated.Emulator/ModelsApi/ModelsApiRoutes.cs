using System.Text.Json.Nodes;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Storage;

namespace FalGenerated.Emulator.ModelsApi;

/// <summary>The platform API: models, prices, recent requests, signed addresses, facts about itself.</summary>
internal sealed class ModelsApiRoutes(ModelsReply models, RequestList requests, CdnTokens tokens, FileStore files, KeyCheck keys, Origins origins)
{
    private const double LongestSignature = 604_800;

    private delegate ValueTask<Reply> Handler(EmulatorRequest request, string key, CancellationToken cancellationToken);

    public Route? Match(string method, string path) => (method, path.TrimEnd('/')) switch
    {
        ("GET", "/models") => Route.Of(Operations.Models, models.List),
        ("GET", "/models/pricing") => Keyed(Operations.Pricing, (request, _, _) => ValueTask.FromResult(models.Prices(request))),
        ("POST", "/models/pricing/estimate") => Keyed(Operations.Estimate, EstimateAsync),
        ("GET", "/models/requests/by-endpoint") =>
            Keyed(Operations.Requests, (request, key, _) => ValueTask.FromResult(requests.Answer(request, key))),
        ("POST", "/storage/files/sign") => Keyed(Operations.Sign, SignAsync),
        ("GET", "/meta") => Route.Of(Operations.Meta, _ => Reply.Json(200, new JsonObject { ["webhook_ip_ranges"] = new JsonArray("127.0.0.1/32") })),
        _ => null,
    };

    private Route Keyed(string operation, Handler answer) => new(operation, (request, cancellationToken) =>
    {
        var (key, refusal) = keys.Check(request, "platform");
        return refusal is null
            ? answer(request, key, cancellationToken)
            : ValueTask.FromResult(ModelsApiReply.Error(401, "authorization_error", "Authentication required"));
    });

    private async ValueTask<Reply> EstimateAsync(EmulatorRequest request, string key, CancellationToken cancellationToken) =>
        models.Estimate(await request.ReadObjectAsync(cancellationToken).ConfigureAwait(false));

    private async ValueTask<Reply> SignAsync(EmulatorRequest request, string key, CancellationToken cancellationToken)
    {
        var body = await request.ReadObjectAsync(cancellationToken).ConfigureAwait(false);
        var seconds = body?["expiration_seconds"] is JsonValue value && value.TryGetValue<double>(out var number) ? number : 3600;
        if (seconds is < 1 or > LongestSignature)
        {
            return ModelsApiReply.Invalid("expiration_seconds goes from 1 to 604800");
        }

        var path = origins.OwnFile(request.Query("url") ?? "", request.Host);
        return path is null || files.Find(path) is null
            ? ModelsApiReply.Error(404, "not_found", "There is no such file")
            : Reply.Json(200, new JsonObject
            {
                ["signed_url"] = $"{origins.Files(request).TrimEnd('/')}{path}?signature={tokens.Sign(path, TimeSpan.FromSeconds(seconds))}",
            });
    }
}
