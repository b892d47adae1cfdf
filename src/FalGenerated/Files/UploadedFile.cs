using FalGenerated.Net;

namespace FalGenerated;

/// <summary>A file that the service can fetch.</summary>
public sealed record UploadedFile
{
    /// <summary>The address to give to a job. Whoever has it can read the file, unless an access list says otherwise.</summary>
    public required Uri Url { get; init; }

    /// <summary>The media type that was declared.</summary>
    public required string ContentType { get; init; }

    /// <summary>The file name that was declared.</summary>
    public required string FileName { get; init; }

    /// <summary>The size in bytes, as sent.</summary>
    public required long Bytes { get; init; }

    /// <summary>The number of parts it was sent in; 1 for a single request.</summary>
    public required int Parts { get; init; }

    /// <summary>Name, size and the address without its query.</summary>
    public override string ToString() => $"{FileName} ({Bytes} bytes) at {Redact.Address(Url)}";
}
