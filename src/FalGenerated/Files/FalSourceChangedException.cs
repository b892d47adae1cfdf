namespace FalGenerated;

/// <summary>The source changed while it was uploaded. The upload was given up: a mixture of two states is worth nothing.</summary>
public sealed class FalSourceChangedException : FalTransferException
{
    internal FalSourceChangedException(string name, long expectedBytes, long? actualBytes)
        : base(Describe(name, expectedBytes, actualBytes), null)
    {
        ExpectedBytes = expectedBytes;
        ActualBytes = actualBytes;
    }

    /// <summary>The length in bytes when the upload began.</summary>
    public long ExpectedBytes { get; }

    /// <summary>The length in bytes afterwards; null when it is the same or not known.</summary>
    public long? ActualBytes { get; }

    private static string Describe(string name, long expected, long? actual) =>
        $"'{name}' changed while it was uploaded ({(actual is { } now ? $"{expected} bytes before, {now} now" : "same length, written to since")}): upload it again when nothing writes to it.";
}
