using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Files;

/// <summary>A file that the files port serves; several files may share their bytes.</summary>
internal sealed record StoredFile(string Path, string Name, string ContentType, StoredBytes Bytes, FileLifecycle Lifecycle)
{
    /// <summary>The moment of its expiry; null for none.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Differs for every file that was ever stored.</summary>
    public string ETag { get; init; } = $"\"{Identifiers.NewHex()}\"";
}
