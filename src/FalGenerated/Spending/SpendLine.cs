using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Spending;

/// <summary>What one submit takes out of a budget, as the journal's file has it. A later line of one id replaces the earlier.</summary>
internal sealed record SpendLine
{
    [JsonProperty("b", Required = Required.Always)]
    public required string Budget { get; init; }

    [JsonProperty("i", Required = Required.Always)]
    public required string Id { get; init; }

    [JsonProperty("u", Required = Required.Always)]
    public required decimal Usd { get; init; }

    [JsonProperty("t", Required = Required.Always)]
    public required long AtMs { get; init; }

    /// <summary>The name of the intent, for whoever resumes its job; null when no journal knows it.</summary>
    [JsonProperty("k")]
    public string? IdempotencyKey { get; init; }

    /// <summary>What the endpoint needs to know to say what the job cost; null when it cannot say, or when there is no job.</summary>
    [JsonProperty("p")]
    public JToken? Terms { get; init; }

    [JsonIgnore]
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(AtMs);
}
