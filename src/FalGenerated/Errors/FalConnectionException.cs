namespace FalGenerated;

/// <summary>
/// The service could not be reached, or the connection broke, and what was asked for is safe to ask again.
/// A submit ends in this one only when it certainly did not arrive.
/// </summary>
public sealed class FalConnectionException : FalException
{
    /// <summary>Makes one.</summary>
    /// <param name="host">The host that was called.</param>
    /// <param name="certainlyNotSent">True if the request never left.</param>
    /// <param name="innerException">The failure of the connection; null when it is not at hand.</param>
    public FalConnectionException(string host, bool certainlyNotSent, Exception? innerException = null)
        : base(
            certainlyNotSent
                ? $"Check the network and the address, then run it again: {host} could not be reached, and nothing was sent."
                : $"Try again: the connection to {host} broke before an answer came.",
            innerException)
    {
        Host = host;
        CertainlyNotSent = certainlyNotSent;
    }

    /// <summary>The host that was called.</summary>
    public string Host { get; }

    /// <summary>Gets a value indicating whether the request never left: name resolution, connection or TLS failed.</summary>
    public bool CertainlyNotSent { get; }
}
