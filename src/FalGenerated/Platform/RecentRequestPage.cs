using Newtonsoft.Json;

namespace FalGenerated.Platform;

/// <summary>One page of the service's list of recent requests.</summary>
internal sealed class RecentRequestPage
{
    [JsonProperty("items")]
    public IReadOnlyList<RecentRequest> Items { get; init; } = [];

    [JsonProperty("has_more")]
    public bool HasMore { get; init; }

    [JsonProperty("next_cursor")]
    public string? NextCursor { get; init; }
}
