using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Jobs;

/// <summary>The body of a webhook: output or error, in the documented members.</summary>
internal static class WebhookPayload
{
    public static byte[] Of(Job job)
    {
        var outcome = job.Outcome!;
        var good = outcome.Status is >= 200 and < 300;
        var body = new JsonObject
        {
            ["request_id"] = job.RequestId,
            ["gateway_request_id"] = job.GatewayRequestId,
            ["status"] = good ? "OK" : "ERROR",
        };
        if (!good)
        {
            body["error"] = string.Create(CultureInfo.InvariantCulture, $"Invalid status code: {outcome.Status}");
        }

        try
        {
            body["payload"] = JsonNode.Parse(outcome.Body);
        }
        catch (JsonException)
        {
            body["payload"] = null;
            body["payload_error"] = "The response payload is not JSON serializable. The full payload is available via the result endpoint.";
        }

        return Reply.Utf8(body);
    }
}
