namespace FalGenerated;

/// <summary>A file's address was refused before anything was sent to it.</summary>
public sealed class FalFileHostException : FalTransferException
{
    internal FalFileHostException(string host, FileHostRefusal reason, string message)
        : base(message, null)
    {
        Host = host;
        Reason = reason;
    }

    /// <summary>The host that the address names.</summary>
    public string Host { get; }

    /// <summary>Why it was refused.</summary>
    public FileHostRefusal Reason { get; }
}
