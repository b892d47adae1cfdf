using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Storage;

/// <summary>A permission to upload one file, whole or in parts. Its secret stands in the query of the upload address.</summary>
internal sealed record UploadTicket(string FileName, string ContentType, FileLifecycle Lifecycle, DateTimeOffset ExpiresAt)
{
    public string Secret { get; } = Identifiers.NewHex();

    public string Path { get; } = $"/upload/{Identifiers.NewHex()}/{Uri.EscapeDataString(FileName)}";

    public string FilePath { get; } = Identifiers.NewFilePath(FileName);

    /// <summary>The parts so far; null for an upload in one piece.</summary>
    public PartList? Parts { get; init; }
}
