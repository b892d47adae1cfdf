using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace FalGenerated.Batches.Reporting;

/// <summary>One clip in a report.</summary>
internal sealed record ClipRow
{
    [JsonProperty("number")]
    public required int Number { get; init; }

    [JsonProperty("state")]
    [JsonConverter(typeof(StringEnumConverter), typeof(Newtonsoft.Json.Serialization.SnakeCaseNamingStrategy))]
    public required BatchClipState State { get; init; }

    [JsonProperty("source")]
    public required string Source { get; init; }

    [JsonProperty("output")]
    public required string Output { get; init; }

    [JsonProperty("requestId")]
    public string? RequestId { get; init; }

    [JsonProperty("billedSeconds")]
    public decimal? BilledSeconds { get; init; }

    [JsonProperty("costUsd")]
    public decimal? CostUsd { get; init; }

    [JsonProperty("atMostUsd")]
    public decimal? AtMostUsd { get; init; }

    [JsonProperty("problem")]
    public string? Problem { get; init; }

    [JsonProperty("findings")]
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>The options and the file that the row is about, so that a changed one is not taken for it; null where a database keeps them.</summary>
    [JsonProperty("input")]
    public string? Input { get; init; }

    /// <summary>The state's name for people.</summary>
    [JsonIgnore]
    public string StateName => BatchSummary.NameOf(State);

    /// <summary>What deserves attention, as one text.</summary>
    [JsonIgnore]
    public string Notes => string.Join(" ", new[] { Problem }.Concat(Findings).OfType<string>());
}
