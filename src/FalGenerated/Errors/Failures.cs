using System.Net.Sockets;

namespace FalGenerated.Errors;

/// <summary>Turns what a raw call throws into the typed failures of the surface. One place, so that no call forgets a case.</summary>
internal static class Failures
{
    /// <summary>The failure of a call that is safe to repeat.</summary>
    /// <param name="error">What the raw call threw.</param>
    /// <param name="address">Where it went.</param>
    /// <param name="hint">Said where another key may be the reason; empty otherwise.</param>
    /// <param name="job">The job that was asked about; null for a call about none.</param>
    /// <returns>A typed failure, about the job; the error itself where it is none of a call.</returns>
    public static Exception Of(Exception error, Uri address, string hint = "", FalJob? job = null) => error switch
    {
        FalApiException api => new FalApiException(api.Kind, api.Answer, job, hint),
        _ when IsTransport(error) => new FalConnectionException(address.Authority, NeverLeft(error), error),
        _ => error,
    };

    public static FalApiException OfAnswer(ErrorResponse answer, string hint = "", FalJob? job = null) => new(KindOf(answer), answer, job, hint);

    /// <summary>Determines whether the request certainly never left: the name, the connection or TLS failed before a byte of it was written.</summary>
    public static bool NeverLeft(Exception error) => error switch
    {
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } => true,
        HttpRequestException { InnerException: SocketException socket } =>
            socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain,
        _ => false,
    };

    /// <summary>The caller's own cancellation is not a transport failure: check it first.</summary>
    public static bool IsTransport(Exception error) =>
        error is HttpRequestException or IOException or SocketException or OperationCanceledException or TimeoutException or Polly.ExecutionRejectedException;

    // A runner's own time limit is a 504 too; the header tells whose limit it was.
    public static bool IsStartTimeout(ErrorResponse answer) =>
        answer.Http.Header("X-Fal-Request-Timeout-Type") is { } whose
        && whose.Equals("user", StringComparison.OrdinalIgnoreCase);

    private static FalApiErrorKind KindOf(ErrorResponse answer) => answer.StatusCode switch
    {
        401 => FalApiErrorKind.Authentication,
        403 when IsBalance(answer) && !FalApiException.IsLockedByStaff(answer) => FalApiErrorKind.Balance,
        403 => FalApiErrorKind.Forbidden,
        404 => FalApiErrorKind.NotFound,
        422 => FalApiErrorKind.Validation,
        429 => FalApiErrorKind.RateLimit,
        504 when IsStartTimeout(answer) => FalApiErrorKind.StartTimeout,
        >= 500 => FalApiErrorKind.Server,
        >= 200 and < 300 => FalApiErrorKind.Unreadable,
        _ => FalApiErrorKind.Refused,
    };

    private static bool IsBalance(ErrorResponse answer) =>
        answer.Text.Contains("balance", StringComparison.OrdinalIgnoreCase) || answer.Text.Contains("User is locked", StringComparison.OrdinalIgnoreCase);
}
