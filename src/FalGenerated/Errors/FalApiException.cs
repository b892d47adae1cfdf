namespace FalGenerated;

/// <summary>The service refused a call, failed, or gave an answer that cannot be read. <see cref="Kind"/> tells which.</summary>
public sealed class FalApiException : FalException
{
    /// <summary>Makes one.</summary>
    /// <param name="kind">The kind of answer.</param>
    /// <param name="answer">The service's answer.</param>
    /// <param name="job">The job that was asked about; null for a call about none.</param>
    /// <param name="hint">Further advice, as the continuation of a sentence; empty for none.</param>
    public FalApiException(FalApiErrorKind kind, ErrorResponse answer, FalJob? job = null, string hint = "")
        : base($"{AdviceOf(kind, answer ?? throw new ArgumentNullException(nameof(answer)), hint, job)} ({answer})")
    {
        Kind = kind;
        Answer = answer;
        Job = job;
    }

    /// <summary>The kind of answer.</summary>
    public FalApiErrorKind Kind { get; }

    /// <summary>The service's answer.</summary>
    public ErrorResponse Answer { get; }

    /// <summary>The HTTP status code.</summary>
    public int StatusCode => Answer.StatusCode;

    /// <summary>
    /// The job that was asked about; null when the call was about none. It can be asked again once the reason is gone, with another key for
    /// one, by its token: what was submitted is billed whether or not its result is fetched.
    /// </summary>
    public FalJob? Job { get; }

    /// <summary>The id of the request; null when the answer was made before one was given.</summary>
    public string? RequestId => Answer.RequestId;

    /// <summary>The service's code for the error; null when there is none.</summary>
    public string? ErrorType => Answer.ErrorType;

    /// <summary>Complaints about single members of the input; empty when the service named none.</summary>
    public IReadOnlyList<FalFieldError> FieldErrors => Answer.Errors;

    /// <summary>The delay that the service asks for; null when it asked for none.</summary>
    public TimeSpan? RetryAfter => Answer.RetryAfter;

    /// <summary>The advice follows the reason that the service stated, which stands behind it in its own words.</summary>
    private static string AdviceOf(FalApiErrorKind kind, ErrorResponse answer, string hint, FalJob? job) => kind switch
    {
        FalApiErrorKind.Authentication => $"Check the key (FAL_KEY){hint}: the service did not accept it",
        FalApiErrorKind.Balance => "Top up the account's balance: the service has locked it",
        FalApiErrorKind.Forbidden when IsLockedByStaff(answer) => "Contact fal's support: the service has locked the account",
        FalApiErrorKind.Forbidden => "Use a key whose scope allows this: the service refused it",
        FalApiErrorKind.NotFound => $"Check the id{hint}: the service does not know it",
        FalApiErrorKind.Validation => $"Correct the input: the service refuses it{hint}",
        FalApiErrorKind.RateLimit => "Slow down or allow a longer queue: the service takes no more for now",
        FalApiErrorKind.Server => "Try again later: the service failed",
        FalApiErrorKind.StartTimeout => "Allow a longer start timeout, or submit later: the job did not start in time",
        FalApiErrorKind.NotCompleted => $"Wait for the job before you fetch its result: job {job?.RequestId} is not finished",
        FalApiErrorKind.Unreadable => "Try again, and compare the contract if it stays: the answer cannot be read",
        _ => "Check the request: the service refused it",
    };

    /// <summary>Determines whether a person at the service locked the account, which no payment unlocks.</summary>
    internal static bool IsLockedByStaff(ErrorResponse answer) =>
        answer.Text.Contains("support", StringComparison.OrdinalIgnoreCase)
        || answer.Text.Contains("admin lock", StringComparison.OrdinalIgnoreCase)
        || answer.Text.Contains("suspicious", StringComparison.OrdinalIgnoreCase);
}
