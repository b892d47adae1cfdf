using System.Text.Json;
using FalGenerated.AspNetCore.Signatures;

namespace FalGenerated.AspNetCore.Webhooks;

/// <summary>Reads the body of a verified delivery.</summary>
internal static class WebhookBody
{
    /// <summary>The delivery; null when the body is not what the service documents.</summary>
    public static FalWebhook<TOutput>? Read<TOutput>(ReadOnlyMemory<byte> body, SignedHeaders headers)
        where TOutput : class
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "request_id") is not { Length: > 0 } requestId || Text(root, "status") is not ("OK" or "ERROR"))
            {
                return null;
            }

            bool succeeded = Text(root, "status") == "OK";
            JsonElement? payload = root.TryGetProperty("payload", out JsonElement present) && present.ValueKind != JsonValueKind.Null ? present.Clone() : null;
            return new FalWebhook<TOutput>
            {
                RequestId = requestId,
                Succeeded = succeeded,
                Output = succeeded && payload is { } output ? OutputOf<TOutput>(output) : null,
                Payload = payload,
                Error = Text(root, "error"),
                PayloadError = Text(root, "payload_error"),
                GatewayRequestId = Text(root, "gateway_request_id"),
                UserId = headers.UserId,
                SentAt = DateTimeOffset.FromUnixTimeSeconds(headers.Seconds),
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The output; null where it is not of the contract's form. The result at the service is another way to it.</summary>
    private static TOutput? OutputOf<TOutput>(JsonElement payload)
        where TOutput : class
    {
        try
        {
            return payload.Deserialize<TOutput>();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
