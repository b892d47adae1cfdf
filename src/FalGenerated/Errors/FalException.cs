namespace FalGenerated;

/// <summary>
/// Root of what this SDK throws for reasons outside the program: what the service said, what the network did, what a job came to.
/// A programmer's mistake is an <see cref="ArgumentException"/>; the caller's cancellation an <see cref="OperationCanceledException"/>;
/// a deadline a <see cref="FalDeadlineException"/>, which is a <see cref="TimeoutException"/>.
/// </summary>
public abstract class FalException : Exception
{
    private protected FalException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
