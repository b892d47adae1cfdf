using FalGenerated.Errors;

namespace FalGenerated;

/// <summary>A file did not get across. Its leaves say in which direction and why.</summary>
public abstract class FalTransferException : FalException
{
    private protected FalTransferException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the same call may succeed later: a network fault, a server in trouble, an expired address.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the server asked to wait; null when it did not.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}
