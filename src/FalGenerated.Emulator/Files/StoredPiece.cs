namespace FalGenerated.Emulator.Files;

/// <summary>One file in the temporary folder.</summary>
internal sealed record StoredPiece(string Location, long Length);
