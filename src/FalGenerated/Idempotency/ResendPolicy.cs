using System.Net.Sockets;
using FalGenerated.Errors;

namespace FalGenerated.Idempotency;

/// <summary>
/// Decides whether a paid POST may be sent again. The service knows no idempotency key, so each accepted POST is a job that is billed: a POST is
/// sent again only when it certainly did not arrive. The first matching row decides; the last one catches all.
/// </summary>
internal static class ResendPolicy
{
    public static IReadOnlyList<ResendRule> Rules { get; } =
    [
        new("name not resolved", seen => seen.FailedWith(HttpRequestError.NameResolutionError), SendVerdict.SendAgain,
            "no connection, so nothing was written"),
        new("name not resolved, by socket", seen => seen.FailedWith(SocketError.HostNotFound, SocketError.TryAgain, SocketError.NoData), SendVerdict.SendAgain,
            "no connection, so nothing was written"),
        new("connection failed", seen => seen.FailedWith(HttpRequestError.ConnectionError), SendVerdict.SendAgain,
            "no connection, so nothing was written"),
        new("connection refused, by socket", seen => seen.FailedWith(SocketError.ConnectionRefused), SendVerdict.SendAgain,
            "no connection, so nothing was written"),
        new("TLS failed", seen => seen.FailedWith(HttpRequestError.SecureConnectionError), SendVerdict.SendAgain,
            "the request is written after the handshake"),
        new("proxy refused the tunnel", seen => seen.FailedWith(HttpRequestError.ProxyTunnelError), SendVerdict.SendAgain,
            "the request is written through the tunnel"),
        new("ended before its body was asked for", seen => seen is { Answer: null, IsBodyAsked: false }, SendVerdict.SendAgain,
            "cancelled, timed out or failed while the connection was made: the body did not leave"),
        new("HTTP/2 stream refused", seen => seen is { Answer: null, IsStreamRefused: true }, SendVerdict.SendAgain,
            "the server says that it did not process the request"),
        new("run: 2xx", seen => seen.IsRun && seen.StatusCode is >= 200 and < 300, SendVerdict.Accepted,
            "the answer is the output; a body that was cut is the caller's to report"),
        new("2xx with a request id", seen => seen.StatusCode is >= 200 and < 300 && seen.RequestId is not null, SendVerdict.Accepted,
            "the job has an id, in the body or in the header"),
        new("401 to a copy", seen => seen is { IsOfCopy: true, StatusCode: 401, IsWhole: true }, SendVerdict.Refused,
            "the key is not known, so that no earlier copy was accepted either"),
        new("answer to a copy", seen => seen.IsOfCopy, SendVerdict.Unknown,
            "a handler of the host kept the body, and may have sent it before this answer"),
        new("run: 429 or ingress 503", seen => seen.IsRun && (seen is { StatusCode: 429, IsWhole: true } || seen.IsIngressPage), SendVerdict.Refused,
            "not run; a run is repeated by its caller only"),
        new("429", seen => seen is { StatusCode: 429, IsWhole: true }, SendVerdict.SendAgain,
            "refused at the gate, not queued"),
        new("ingress 503", seen => seen.IsIngressPage, SendVerdict.SendAgain,
            "the ingress found no gateway to hand it to"),
        new("504 of the start timeout", seen => seen is { StatusCode: 504, IsWhole: true } && IsUserTimeout(seen), SendVerdict.Refused,
            "the service says that the job did not start in the caller's time; it is not billed"),
        new("408 or 499", seen => seen.StatusCode is 408 or 499, SendVerdict.Unknown,
            "says that the wait was given up, not what had happened before"),
        new("other 4xx", seen => seen is { StatusCode: >= 400 and < 500, IsWhole: true }, SendVerdict.Refused,
            "refused: key, balance, address or body"),
        new("anything else", _ => true, SendVerdict.Unknown,
            "reset, timeout or cancellation in flight, half an answer, 500, 502, 503 of any other proxy, 504, redirect, 2xx without an id: it may have been accepted"),
    ];

    public static ResendRule Judge(SendObservation seen) => Rules.First(rule => rule.Matches(seen));

    private static bool IsUserTimeout(SendObservation seen) =>
        seen.Answer!.Header("X-Fal-Request-Timeout-Type") is { } whose && whose.Equals("user", StringComparison.OrdinalIgnoreCase);
}
