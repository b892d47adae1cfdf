namespace FalGenerated.Generator.Drift.Policy;

/// <summary>Findings to accept, as the caller wrote them down.</summary>
internal sealed record AcceptRequest
{
    public required IReadOnlyList<string> Fingerprints { get; init; }

    public required string Reason { get; init; }

    /// <summary>The last day, as yyyy-MM-dd.</summary>
    public required string Until { get; init; }

    /// <summary>The person or team that decides again; null when the list does not say.</summary>
    public string? Owner { get; init; }

    /// <summary>The place where it is discussed; null when there is none.</summary>
    public string? Issue { get; init; }
}
