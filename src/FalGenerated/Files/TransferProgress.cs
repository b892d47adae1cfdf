namespace FalGenerated;

/// <summary>The progress of a transfer.</summary>
/// <param name="Bytes">The bytes that went over so far. It falls when a part, or the whole, has to be sent again.</param>
/// <param name="TotalBytes">The size of the whole in bytes; null when it is not known.</param>
/// <param name="BytesPerSecond">The rate over the last seconds; 0 before there is one.</param>
/// <param name="Remaining">The time that the rest takes at this rate; null when size or rate is not known.</param>
public sealed record TransferProgress(long Bytes, long? TotalBytes, long BytesPerSecond, TimeSpan? Remaining);
