using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Idempotency;

/// <summary>One line of the journal's file: an intent that begins, or what became of one. No key, no input, no address with a query.</summary>
internal sealed class JournalLine
{
    [JsonProperty("k", Required = Required.Always)]
    public required string Key { get; init; }

    [JsonProperty("s", Required = Required.Always)]
    [JsonConverter(typeof(StringEnumConverter))]
    public required JournalState State { get; init; }

    [JsonProperty("e")]
    public string? EndpointId { get; init; }

    [JsonProperty("h")]
    public string? InputSha256 { get; init; }

    [JsonProperty("t", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public long StartedAtMs { get; init; }

    [JsonProperty("j")]
    public string? Token { get; init; }

    [JsonProperty("l")]
    public string? Label { get; init; }

    [JsonProperty("c")]
    public string? ContractSha256 { get; init; }

    [JsonProperty("f")]
    public JObject? Facts { get; init; }

    public static JournalLine Of(SubmitRecord intent) => new()
    {
        Label = intent.Label,
        ContractSha256 = intent.ContractSha256,
        Facts = intent.Facts,
        Key = intent.IdempotencyKey,
        State = JournalState.Begun,
        EndpointId = intent.EndpointId,
        InputSha256 = intent.InputSha256,
        StartedAtMs = intent.StartedAt.ToUnixTimeMilliseconds(),
    };

    public static JournalLine Of(string key, JournalState state, string? token) => new() { Key = key, State = state, Token = token };
}
