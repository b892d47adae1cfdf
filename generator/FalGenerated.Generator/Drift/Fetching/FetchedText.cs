namespace FalGenerated.Generator.Drift.Fetching;

/// <summary>Bytes as they were received, and how.</summary>
internal sealed record FetchedText(string Name, byte[] Bytes)
{
    /// <summary>Null for a file.</summary>
    public int? Status { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public string? ContentType { get; init; }
}
