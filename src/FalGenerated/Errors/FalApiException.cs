namespace FalGenerated;

/// <summary>The service said no, or said something that cannot be read.</summary>
public abstract class FalApiException : FalException
{
    private protected FalApiException(string advice, ErrorResponse answer)
        : base($"{advice} ({answer})") => Answer = answer;

    /// <summary>What the service said.</summary>
    public ErrorResponse Answer { get; }

    /// <summary>The HTTP status code.</summary>
    public int StatusCode => Answer.StatusCode;

    /// <summary>
    /// The job that was asked about; null when the call was about none. It can be asked again once the reason is gone, with another key for
    /// one, by its token: what was submitted is billed whether or not its result is fetched.
    /// </summary>
    public FalJob? Job { get; internal set; }

    /// <summary>The id of the request; null when the answer was made before one was given.</summary>
    public string? RequestId => Answer.RequestId;

    /// <summary>The service's code for the error; null when there is none.</summary>
    public string? ErrorType => Answer.ErrorType;
}
