using FalGenerated.PostgreSql.Batches;
using Newtonsoft.Json;

namespace FalGenerated.Worker.Reporting;

/// <summary>One clip in a report.</summary>
internal sealed record ClipRow
{
    [JsonProperty("number")]
    public required int Number { get; init; }

    [JsonProperty("state")]
    public required string State { get; init; }

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
    public required IReadOnlyList<string> Findings { get; init; }

    public static ClipRow Of(Clip clip) => new()
    {
        Number = clip.Number,
        State = BatchReport.Name(clip.State),
        Source = clip.Order.Source,
        Output = clip.Order.Output,
        RequestId = clip.RequestId,
        BilledSeconds = clip.BilledSeconds,
        CostUsd = clip.CostUsd,
        AtMostUsd = clip.AtMostUsd,
        Problem = clip.Problem,
        Findings = clip.Findings,
    };
}
