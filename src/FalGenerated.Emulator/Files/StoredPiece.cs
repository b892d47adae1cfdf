namespace FalGenerated.Emulator.Files;

/// <summary>One file in the folder of the store.</summary>
internal sealed record StoredPiece(string Location, long Length);
