using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>What is kept of one submit before it is sent. It is sent at most once.</summary>
/// <param name="IdempotencyKey">The caller's key (an order or message id), or one made from the input, or a random one.</param>
/// <param name="EndpointId">The full endpoint id.</param>
/// <param name="InputSha256">SHA-256 of the body as it goes over the wire, with members in order of their names; lowercase hex.</param>
/// <param name="StartedAt">When the submit began.</param>
public sealed record SubmitRecord(string IdempotencyKey, string EndpointId, string InputSha256, DateTimeOffset StartedAt)
{
    /// <summary>A name for people, such as the file's; null for none. It is kept on this machine only.</summary>
    public string? Label { get; init; }

    /// <summary>The contract that the input was written for, by the SHA-256 of its document; null when it was not recorded.</summary>
    public string? ContractSha256 { get; init; }

    /// <summary>What a key made from the input rests on: the file's size and hash, a validator, the contract's defaults. Null for a key of the caller's.</summary>
    public JObject? Facts { get; init; }
}
