namespace FalGenerated.Emulator.Http;

/// <summary>A request body beyond the emulator's limit; answered with 413.</summary>
internal sealed class BodyTooLargeException(long limit)
    : Exception($"The request body is larger than the emulator's limit of {limit} bytes.");
