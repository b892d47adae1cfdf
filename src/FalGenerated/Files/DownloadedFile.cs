using FalGenerated.Net;

namespace FalGenerated;

/// <summary>A file that is on disk, whole and flushed, under its final name.</summary>
public sealed record DownloadedFile
{
    /// <summary>The full path.</summary>
    public required string Path { get; init; }

    /// <summary>The address that it came from, as given. It may be a credential: do not log its query.</summary>
    public required Uri Address { get; init; }

    /// <summary>The size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The SHA-256 of the content, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The media type that the host declared; null when it declared none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The number of times that the transfer was cut and went on or began anew.</summary>
    public int Interruptions { get; init; }

    /// <summary>Sentences about what deserves attention: a host that is not a trusted one, a size that differs from the announced one. Empty as a rule.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Path, size and the address without its query.</summary>
    public override string ToString() => $"{Path} ({Bytes} bytes) from {Redact.Address(Address)}";
}
