namespace FalGenerated.Emulator;

/// <summary>A file that the files port serves: its bytes lie in the temporary folder, several files may share them.</summary>
internal sealed record StoredFile(string Path, string Name, string ContentType, string Location, long Length, string Sha256);
