namespace FalGenerated.Emulator.Jobs;

/// <summary>A line that the model wrote.</summary>
internal sealed record LogLine(DateTimeOffset Timestamp, string Message);
