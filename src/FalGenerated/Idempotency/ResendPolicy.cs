using System.Net.Sockets;
using FalGenerated.Errors;

namespace FalGenerated.Idempotency;

/// <summary>
/// When a paid POST may be sent again. The service knows no idempotency key, so each accepted POST is a job that is billed: a POST is
/// sent again only when it certainly did not arrive. The first matching row decides; the last one catches all.
/// </summary>
internal static class ResendPolicy
{
    public static IReadOnlyList<ResendRule> Rules { get; } =
    [
        new("name not resolved", sign => sign.FailedWith(HttpRequestError.NameResolutionError), SendVerdict.SendAgain,
            "no connection, so nothing was written"),
        new("name not resolved, by socket", sign => sign.FailedWith(SocketError.HostNotFound, SocketError.TryAgain, SocketError.NoData), SendVerdict.SendAgain,
            "no connection, so nothing was written"),
        new("connection failed", sign => sign.FailedWith(HttpRequestError.ConnectionError), SendVerdict.SendAgain,
            "no connection, so nothing was written"),
        new("connection refused, by socket", sign => sign.FailedWith(SocketError.ConnectionRefused), SendVerdict.SendAgain,
            "no connection, so nothing was written"),
        new("TLS failed", sign => sign.FailedWith(HttpRequestError.SecureConnectionError), SendVerdict.SendAgain,
            "the request is written after the handshake"),
        new("proxy refused the tunnel", sign => sign.FailedWith(HttpRequestError.ProxyTunnelError), SendVerdict.SendAgain,
            "the request is written through the tunnel"),
        new("run: 2xx", sign => sign.IsRun && sign.StatusCode is >= 200 and < 300, SendVerdict.Accepted,
            "the answer is the output; a body that was cut is the caller's to report"),
        new("429 or 503 to a copy", sign => sign.IsOfCopy && sign.StatusCode is 429 or 503, SendVerdict.Unknown,
            "a handler of the caller's own client kept the body, and may have sent it before this answer"),
        new("run: 429 or ingress 503", sign => sign.IsRun && (sign.StatusCode == 429 || (sign.StatusCode == 503 && sign.IsIngress)), SendVerdict.Refused,
            "not run; a run is repeated by its caller only"),
        new("2xx with a request id", sign => sign.StatusCode is >= 200 and < 300 && sign.RequestId is not null, SendVerdict.Accepted,
            "the job has an id, in the body or in the header"),
        new("429", sign => sign.StatusCode == 429, SendVerdict.SendAgain,
            "refused at the gate, not queued"),
        new("ingress 503", sign => sign.StatusCode == 503 && sign.IsIngress, SendVerdict.SendAgain,
            "the ingress found no gateway to hand it to"),
        new("504 of the start timeout", sign => sign.StatusCode == 504 && IsUserTimeout(sign), SendVerdict.Refused,
            "the service says that the job did not start in the caller's time; it is not billed"),
        new("408 or 499", sign => sign.StatusCode is 408 or 499, SendVerdict.Unknown,
            "says that somebody stopped waiting, not what had happened before"),
        new("other 4xx", sign => sign.StatusCode is >= 400 and < 500, SendVerdict.Refused,
            "refused: key, balance, address or body"),
        new("anything else", _ => true, SendVerdict.Unknown,
            "timeout, reset, cancellation in flight, 500, 502, 503 of the gateway, 504, redirect, 2xx without an id: it may have been accepted"),
    ];

    public static ResendRule Judge(SendObservation sign) => Rules.First(rule => rule.Matches(sign));

    private static bool IsUserTimeout(SendObservation sign) =>
        ErrorResponseReader.Header(sign.Head!, "X-Fal-Request-Timeout-Type") is { } whose && whose.Equals("user", StringComparison.OrdinalIgnoreCase);
}
