using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.Queue;

/// <summary>
/// A job as text: <c>fal1.</c>, base64url of JSON, and a checksum that shows a token cut off in copying.
/// It holds the queue's address, the endpoint, the request id, the time and the trace of the submit, and the idempotency key; no key, and no address
/// with a query.
/// </summary>
internal sealed class JobToken
{
    private const string Version = "fal1.";

    [JsonProperty("q", Required = Required.Always)]
    public required Uri Queue { get; init; }

    [JsonProperty("e", Required = Required.Always)]
    public required string EndpointId { get; init; }

    [JsonProperty("r", Required = Required.Always)]
    public required string RequestId { get; init; }

    /// <summary>The idempotency key; null when no journal knows the job.</summary>
    [JsonProperty("i")]
    public string? IdempotencyKey { get; init; }

    /// <summary>The trace of the submit, so that a wait in another process links to it; null when nothing recorded one.</summary>
    [JsonProperty("w")]
    public string? Trace { get; init; }

    [JsonProperty("t")]
    public long SubmittedAtMs { get; init; }

    /// <summary>Addresses that the service named and that differ from the built ones; null when they do not.</summary>
    [JsonProperty("s")]
    public Uri? Status { get; init; }

    [JsonProperty("p")]
    public Uri? Result { get; init; }

    [JsonProperty("c")]
    public Uri? Cancel { get; init; }

    public string Write()
    {
        string body = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(FalJson.Write(this)));
        return $"{Version}{body}.{Checksum(body)}";
    }

    /// <exception cref="FalTokenException">The text is no token of this version.</exception>
    public static JobToken Read(string text)
    {
        string[] parts = text.Trim().Split('.');
        if (!parts[0].StartsWith("fal", StringComparison.Ordinal) || parts.Length < 2)
        {
            throw new FalTokenException("a job token begins with 'fal1.'.");
        }

        if (parts[0] + "." != Version)
        {
            throw new FalTokenException($"'{parts[0]}' is a version that this SDK does not read; it reads 'fal1'.");
        }

        if (parts.Length != 3 || parts[2] != Checksum(parts[1]))
        {
            throw new FalTokenException("its checksum does not fit, so a part of it is missing or changed.");
        }

        try
        {
            JobToken token = FalJson.Read<JobToken>(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])))
                ?? throw new FalTokenException("it is empty.");
            return token.IsPlausible ? token : throw new FalTokenException("its content was changed.");
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new FalTokenException("its content cannot be read.");
        }
    }

    // The checksum keeps no secret, so anybody can write a token: an id that is a step up the path leads to another address.
    private bool IsPlausible =>
        !string.IsNullOrWhiteSpace(RequestId) && RequestId is not ("." or "..") && SubmittedAtMs is >= 0 and <= 253_402_300_799_999;

    private static string Checksum(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)).AsSpan(0, 4));
}
