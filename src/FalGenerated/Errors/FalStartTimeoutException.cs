namespace FalGenerated;

/// <summary>504: the job did not start within the start timeout that the caller set. It was not billed. Never repeated.</summary>
public sealed class FalStartTimeoutException : FalApiException
{
    internal FalStartTimeoutException(ErrorResponse answer)
        : base("Allow a longer start timeout, or submit later: the job did not start in time", answer)
    {
    }
}
