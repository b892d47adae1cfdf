namespace FalGenerated;

/// <summary>
/// Root of what this SDK throws for reasons outside the program: what the service said, what the network did, how a job ended. A programmer's
/// mistake is an <see cref="ArgumentException"/>; the caller's cancellation an <see cref="OperationCanceledException"/>.
/// </summary>
public abstract class FalException : Exception
{
    private protected FalException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
