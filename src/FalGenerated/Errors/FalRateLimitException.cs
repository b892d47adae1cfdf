using FalGenerated.Errors;

namespace FalGenerated;

/// <summary>429: too many requests, or a queue longer than allowed, and repeating did not help. A submit that ends so was not queued.</summary>
public sealed class FalRateLimitException : FalApiException
{
    internal FalRateLimitException(ErrorResponse answer)
        : base("Slow down or allow a longer queue: the service takes no more for now", answer)
    {
    }

    /// <summary>How long the service asks to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter => Answer.RetryAfter;
}
