namespace FalGenerated;

/// <summary>A download ran out of its time limit. Nothing stands under the final name.</summary>
public sealed class FalTransferTimeoutException : TimeoutException
{
    internal FalTransferTimeoutException(TimeSpan limit, long receivedBytes, Exception innerException)
        : base($"Allow more time and download again: only {receivedBytes} bytes arrived within {limit}.", innerException)
    {
        Limit = limit;
        ReceivedBytes = receivedBytes;
    }

    /// <summary>The limit.</summary>
    public TimeSpan Limit { get; }

    /// <summary>The bytes that had arrived.</summary>
    public long ReceivedBytes { get; }
}
