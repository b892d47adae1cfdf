using System.Text.Json.Nodes;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.ModelsApi;

/// <summary>The platform API: models, prices, recent requests, billing, signed addresses, facts about itself.</summary>
internal sealed class ModelsApiRoutes(ModelsReply models, RequestList requests, BillingReply billing, FileSigning signing, ModelsApiAccess access)
{
    public Route? Match(string method, string path) => (method, path.TrimEnd('/')) switch
    {
        ("GET", "/models") => Route.Of(Operations.Models, models.List),
        ("GET", "/models/pricing") => access.Keyed(Operations.Pricing, (request, _, _) => ValueTask.FromResult(models.Prices(request))),
        ("POST", "/models/pricing/estimate") => access.Keyed(Operations.Estimate, EstimateAsync),
        ("GET", "/models/requests/by-endpoint") =>
            access.Keyed(Operations.Requests, (request, owner, _) => ValueTask.FromResult(requests.Answer(request, owner))),
        ("GET", "/models/billing-events") => access.Admin(Operations.BillingEvents, billing.Events),
        ("GET", "/models/usage") => access.Admin(Operations.Usage, billing.Usage),
        ("POST", "/storage/files/sign") => access.Keyed(Operations.Sign, (request, _, token) => signing.AnswerAsync(request, token)),
        ("GET", "/meta") => Route.Of(Operations.Meta, _ => Reply.Json(200, new JsonObject { ["webhook_ip_ranges"] = new JsonArray("127.0.0.1/32") })),
        _ => null,
    };

    private async ValueTask<Reply> EstimateAsync(EmulatorRequest request, string owner, CancellationToken cancellationToken) =>
        models.Estimate(await request.ReadObjectAsync(cancellationToken).ConfigureAwait(false));
}
