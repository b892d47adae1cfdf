namespace FalGenerated.Emulator.Faults;

/// <summary>Ends a status stream early but properly.</summary>
internal sealed class StreamEndedException() : Exception("A fault ended the stream.");
