namespace FalGenerated.Emulator;

/// <summary>A permission to upload one file, named by the path of its upload address.</summary>
internal sealed record UploadTicket(string Path, string Secret, string FilePath, string FileName, string ContentType);
