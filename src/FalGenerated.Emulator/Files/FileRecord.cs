using System.Security.Cryptography;
using System.Text;

namespace FalGenerated.Emulator.Files;

/// <summary>A stored file as its record in the data folder has it; the pieces are named relative to that folder.</summary>
internal sealed record FileRecord(
    string Path, string Name, string ContentType, IReadOnlyList<StoredPiece> Pieces, FileLifecycle Lifecycle, DateTimeOffset? ExpiresAt, string ETag)
{
    public static FileRecord Of(StoredFile file) => new(
        file.Path,
        file.Name,
        file.ContentType,
        [.. file.Bytes.Pieces.Select(piece => piece with { Location = System.IO.Path.GetFileName(piece.Location) })],
        file.Lifecycle,
        file.ExpiresAt,
        file.ETag);

    /// <summary>The name of the record of a path: a later file of the same path replaces it.</summary>
    public static string NameOf(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..32];

    public StoredFile ToFile(string folder)
    {
        var bytes = new StoredBytes([.. Pieces.Select(piece => piece with { Location = System.IO.Path.Combine(folder, piece.Location) })]);
        return new StoredFile(Path, Name, ContentType, bytes, Lifecycle) { ExpiresAt = ExpiresAt, ETag = ETag };
    }
}
