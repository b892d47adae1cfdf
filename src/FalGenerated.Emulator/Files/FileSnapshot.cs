using FalGenerated.Emulator.Files;

namespace FalGenerated.Emulator;

/// <summary>A file that the emulator holds.</summary>
public sealed class FileSnapshot
{
    private readonly StoredFile file;

    internal FileSnapshot(StoredFile file, Uri filesUrl)
    {
        this.file = file;
        Url = new Uri(filesUrl, file.Path);
    }

    /// <summary>The address that serves it.</summary>
    public Uri Url { get; }

    /// <summary>The name that it was uploaded or produced under.</summary>
    public string Name => file.Name;

    /// <summary>The type that it is served with.</summary>
    public string ContentType => file.ContentType;

    /// <summary>Its length in bytes.</summary>
    public long Length => file.Bytes.Length;

    /// <summary>The lengths of the parts that it came in; one for a whole file.</summary>
    public IReadOnlyList<long> Parts => [.. file.Bytes.Pieces.Select(piece => piece.Length)];

    /// <summary>The moment of its expiry; null for none.</summary>
    public DateTimeOffset? ExpiresAt => file.ExpiresAt;

    /// <summary>The SHA-256 of its bytes in lower-case hexadecimal. Reads the whole file.</summary>
    public Task<string> Sha256Async(CancellationToken cancellationToken = default) => FileStore.Sha256Async(file, cancellationToken);
}
