namespace FalGenerated;

/// <summary>A finished job whose file is on disk.</summary>
/// <typeparam name="TOutput">The endpoint's output.</typeparam>
public sealed record ResultDownload<TOutput>
    where TOutput : class
{
    /// <summary>The output.</summary>
    public TOutput Output => Response.Output;

    /// <summary>The output with status code and headers (request id, billable units).</summary>
    public required FalResponse<TOutput> Response { get; init; }

    /// <summary>The file.</summary>
    public required DownloadedFile File { get; init; }

    /// <summary>Sentences about what deserves attention in the file or its video. Empty as a rule.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>The file.</summary>
    public override string ToString() => File.ToString();
}
