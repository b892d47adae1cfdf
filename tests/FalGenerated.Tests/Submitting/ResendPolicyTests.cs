using System.Net.Sockets;
using FalGenerated.Idempotency;
using FalGenerated.Wire;

namespace FalGenerated.Tests.Submitting;

public sealed class ResendPolicyTests
{
    private const string Json = """{"detail":"x"}""";
    private const string Html = "<html>nginx</html>";
    private static readonly (string, string) Id = ("x-fal-request-id", "q1");

    public static TheoryData<string, object> Errors => new()
    {
        { "name not resolved", new HttpRequestException(HttpRequestError.NameResolutionError) },
        { "name not resolved, by socket", new HttpRequestException("x", new SocketException((int)SocketError.HostNotFound)) },
        { "connection failed", new HttpRequestException(HttpRequestError.ConnectionError) },
        { "connection refused, by socket", new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused)) },
        { "TLS failed", new HttpRequestException(HttpRequestError.SecureConnectionError) },
        { "proxy refused the tunnel", new HttpRequestException(HttpRequestError.ProxyTunnelError) },
        { "anything else", new HttpRequestException(HttpRequestError.ResponseEnded) },
        { "anything else", new HttpRequestException("x", new SocketException((int)SocketError.ConnectionReset)) },
        { "anything else", new HttpRequestException("x", new IOException("x", new SocketException((int)SocketError.ConnectionReset))) },
        { "anything else", new TaskCanceledException("x", new TimeoutException()) },
        { "anything else", new OperationCanceledException() },
        { "anything else", new InvalidOperationException("what a handler may throw") },
    };

    public static TheoryData<string, int, string?, bool, bool> Answers => new()
    {
        // row, status, body (null: cut off), with a request id header, is a run
        { "2xx with a request id", 200, """{"request_id":"r"}""", false, false },
        { "2xx with a request id", 202, """{"request_id":"r"}""", false, false },
        { "2xx with a request id", 200, null, true, false },
        { "2xx with a request id", 200, """{"request_id":""", true, false },
        { "anything else", 200, null, false, false },
        { "anything else", 200, "{}", false, false },
        { "anything else", 200, Html, false, false },
        { "429", 429, Json, true, false },
        { "429", 429, "", false, false },
        { "ingress 503", 503, Html, false, false },
        { "ingress 503", 503, "", false, false },
        { "anything else", 503, Html, true, false },
        { "anything else", 503, Json, false, false },
        { "anything else", 503, "[]", false, false },
        { "anything else", 503, null, false, false },
        { "anything else", 500, Json, true, false },
        { "anything else", 500, Html, false, false },
        { "anything else", 502, Html, false, false },
        { "anything else", 504, Html, false, false },
        { "anything else", 301, "", false, false },
        { "anything else", 303, "", false, false },
        { "408 or 499", 408, "", false, false },
        { "408 or 499", 499, "", false, false },
        { "other 4xx", 400, Json, true, false },
        { "other 4xx", 401, Json, false, false },
        { "other 4xx", 403, Json, false, false },
        { "other 4xx", 404, Html, false, false },
        { "other 4xx", 405, "", false, false },
        { "other 4xx", 422, null, true, false },
        { "run: 2xx", 200, "{}", false, true },
        { "run: 429 or ingress 503", 429, Json, false, true },
        { "run: 429 or ingress 503", 503, Html, false, true },
        { "anything else", 500, Json, true, true },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Error_OfASend_MeetsItsRow(string row, object error) =>
        Assert.Equal(row, ResendPolicy.Judge(new SendObservation { Error = (Exception)error }).Sign);

    [Theory]
    [MemberData(nameof(Answers))]
    public void Answer_OfASend_MeetsItsRow(string row, int status, string? body, bool withId, bool run) =>
        Assert.Equal(row, ResendPolicy.Judge(Sign(status, body, run, withId ? [Id] : [])).Sign);

    [Fact]
    public void StartTimeout_OfTheUser_IsRefusedAndAnyOther504IsUnknown()
    {
        Assert.Equal(SendVerdict.Refused, ResendPolicy.Judge(Sign(504, Json, false, [Id, ("X-Fal-Request-Timeout-Type", "user")])).Verdict);
        Assert.Equal(SendVerdict.Unknown, ResendPolicy.Judge(Sign(504, Json, false, [Id, ("X-Fal-Request-Timeout-Type", "app")])).Verdict);
    }

    [Theory]
    [InlineData(429, Json, false)]
    [InlineData(503, Html, false)]
    [InlineData(429, Json, true)]
    public void Refusal_OfWhatMayBeTheSecondCopy_IsNotBelieved(int status, string body, bool run) =>
        Assert.Equal("429 or 503 to a copy", ResendPolicy.Judge(Sign(status, body, run, []) with { IsOfCopy = true }).Sign);

    [Fact]
    public void OnlyTheNamedRows_MayBeSentAgain() =>
        Assert.Equal(
            [
                "name not resolved", "name not resolved, by socket", "connection failed", "connection refused, by socket", "TLS failed",
                "proxy refused the tunnel", "429", "ingress 503",
            ],
            ResendPolicy.Rules.Where(rule => rule.Verdict == SendVerdict.SendAgain).Select(rule => rule.Sign));

    [Fact]
    public void ConnectionError_AfterAnAnswerBegan_IsNotOneBeforeIt() =>
        Assert.Equal(
            SendVerdict.Unknown,
            ResendPolicy.Judge(Sign(500, null, false, []) with { Error = new HttpRequestException(HttpRequestError.ConnectionError) }).Verdict);

    private static SendObservation Sign(int status, string? body, bool run, (string Name, string Value)[] headers) => new()
    {
        IsRun = run,
        Head = new HttpAnswer(status, headers.ToDictionary(header => header.Name, header => (IEnumerable<string>)[header.Value])),
        Body = body,
    };
}
