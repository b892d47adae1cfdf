namespace FalGenerated.Emulator;

/// <summary>A finished body in the temporary folder.</summary>
internal sealed record StoredBytes(string Location, long Length, string Sha256);
