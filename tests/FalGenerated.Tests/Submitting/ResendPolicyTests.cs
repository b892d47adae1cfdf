using System.Net.Sockets;
using FalGenerated.Idempotency;
using FalGenerated.Wire;

namespace FalGenerated.Tests.Submitting;

public sealed class ResendPolicyTests
{
    private const string Json = """{"detail":"x"}""";
    private const string Html = "<html>nginx</html>";
    private const string Page = "<html><body><center>nginx</center></body></html>";
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
        { "ingress 503", 503, Page, false, false },
        { "anything else", 503, Html, false, false },
        { "anything else", 503, "", false, false },
        { "anything else", 503, Page, true, false },
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
        { "other 4xx", 422, Json, true, false },
        { "anything else", 422, null, true, false },
        { "anything else", 429, null, false, false },
        { "anything else", 401, null, false, false },
        { "run: 2xx", 200, "{}", false, true },
        { "run: 429 or ingress 503", 429, Json, false, true },
        { "run: 429 or ingress 503", 503, Page, false, true },
        { "anything else", 503, Html, false, true },
        { "anything else", 500, Json, true, true },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Error_OfASend_MeetsItsRow(string row, object error) =>
        AssertRow(row, new SendObservation { Error = (Exception)error, IsBodyAsked = row == "anything else" });

    [Theory]
    [MemberData(nameof(Errors))]
    public void Error_AfterTheBodyWasAskedFor_ProvesNothing(string row, object error)
    {
        Assert.NotEmpty(row);
        AssertRow("anything else", new SendObservation { Error = (Exception)error, IsBodyAsked = true });
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Error_BeforeTheBodyWasAskedFor_LeftNothing(string row, object error) =>
        AssertRow(row == "anything else" ? "ended before its body was asked for" : row, new SendObservation { Error = (Exception)error });

    [Fact]
    public void RefusedStream_OfHttp2_WasNotProcessed()
    {
        SendObservation seen = new() { Error = new HttpRequestException("x"), IsBodyAsked = true };

        AssertRow("HTTP/2 stream refused", seen with { IsStreamRefused = true });
        AssertRow("anything else", seen);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Answer_OfASend_MeetsItsRow(string row, int status, string? body, bool withId, bool run) =>
        AssertRow(row, Sign(status, body, run, withId ? [Id] : []));

    [Fact]
    public void StartTimeout_OfTheUser_IsRefusedAndAnyOther504IsUnknown()
    {
        Assert.Equal(SendVerdict.Refused, ResendPolicy.Judge(Sign(504, Json, false, [Id, ("X-Fal-Request-Timeout-Type", "user")])).Verdict);
        Assert.Equal(SendVerdict.Unknown, ResendPolicy.Judge(Sign(504, Json, false, [Id, ("X-Fal-Request-Timeout-Type", "app")])).Verdict);
    }

    [Theory]
    [InlineData(400, Json, false)]
    [InlineData(403, Json, false)]
    [InlineData(404, Json, false)]
    [InlineData(422, Json, false)]
    [InlineData(429, Json, false)]
    [InlineData(503, Html, false)]
    [InlineData(503, Page, false)]
    [InlineData(401, null, false)]
    [InlineData(429, Json, true)]
    [InlineData(503, Page, true)]
    [InlineData(200, "{}", false)]
    public void Refusal_OfWhatMayBeTheSecondCopy_IsNotBelieved(int status, string? body, bool run) =>
        AssertRow("answer to a copy", Sign(status, body, run, []) with { IsOfCopy = true });

    [Fact]
    public void AnswerToACopy_ThatNamesAJobOrRefusesTheKey_IsBelieved()
    {
        AssertRow("2xx with a request id", Sign(200, """{"request_id":"r"}""", false, []) with { IsOfCopy = true });
        AssertRow("401 to a copy", Sign(401, Json, false, []) with { IsOfCopy = true });
        AssertRow("run: 2xx", Sign(200, "{}", true, []) with { IsOfCopy = true });
        AssertRow("answer to a copy", Sign(504, Json, false, [Id, ("X-Fal-Request-Timeout-Type", "user")]) with { IsOfCopy = true });
    }

    [Theory]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("X-Fal-Served-From", "r1")]
    [InlineData("x-fal-request-id", "")]
    public void PageOfTheIngress_WithASignOfAnother_IsNotIts(string name, string value) =>
        AssertRow("anything else", Sign(503, Page, false, [(name, value)]));

    [Fact]
    public void OnlyTheNamedRows_MayBeSentAgain() =>
        Assert.Equal(
            [
                "name not resolved", "name not resolved, by socket", "connection failed", "connection refused, by socket", "TLS failed",
                "proxy refused the tunnel", "ended before its body was asked for", "HTTP/2 stream refused", "429", "ingress 503",
            ],
            ResendPolicy.Rules.Where(rule => rule.Verdict == SendVerdict.SendAgain).Select(rule => rule.Sign));

    [Fact]
    public void ConnectionError_AfterAnAnswerBegan_IsNotOneBeforeIt() =>
        Assert.Equal(
            SendVerdict.Unknown,
            ResendPolicy.Judge(Sign(500, null, false, []) with { Error = new HttpRequestException(HttpRequestError.ConnectionError) }).Verdict);

    /// <summary>The verdict of each row, beside the table itself.</summary>
    private static readonly Dictionary<string, SendVerdict> Verdicts = new()
    {
        ["name not resolved"] = SendVerdict.SendAgain,
        ["name not resolved, by socket"] = SendVerdict.SendAgain,
        ["connection failed"] = SendVerdict.SendAgain,
        ["connection refused, by socket"] = SendVerdict.SendAgain,
        ["TLS failed"] = SendVerdict.SendAgain,
        ["proxy refused the tunnel"] = SendVerdict.SendAgain,
        ["ended before its body was asked for"] = SendVerdict.SendAgain,
        ["HTTP/2 stream refused"] = SendVerdict.SendAgain,
        ["run: 2xx"] = SendVerdict.Accepted,
        ["2xx with a request id"] = SendVerdict.Accepted,
        ["401 to a copy"] = SendVerdict.Refused,
        ["answer to a copy"] = SendVerdict.Unknown,
        ["run: 429 or ingress 503"] = SendVerdict.Refused,
        ["429"] = SendVerdict.SendAgain,
        ["ingress 503"] = SendVerdict.SendAgain,
        ["504 of the start timeout"] = SendVerdict.Refused,
        ["408 or 499"] = SendVerdict.Unknown,
        ["other 4xx"] = SendVerdict.Refused,
        ["anything else"] = SendVerdict.Unknown,
    };

    [Fact]
    public void EveryRow_HasItsVerdict() =>
        Assert.Equal(Verdicts, ResendPolicy.Rules.ToDictionary(rule => rule.Sign, rule => rule.Verdict));

    private static void AssertRow(string row, SendObservation seen)
    {
        ResendRule rule = ResendPolicy.Judge(seen);
        Assert.Equal(row, rule.Sign);
        Assert.Equal(Verdicts[row], rule.Verdict);
    }

    private static SendObservation Sign(int status, string? body, bool run, (string Name, string Value)[] headers) => new()
    {
        IsRun = run,
        IsBodyAsked = true,
        Answer = new HttpAnswer(status, WithType(headers).ToDictionary(header => header.Name, header => (IEnumerable<string>)[header.Value]), body),
    };

    private static (string Name, string Value)[] WithType((string Name, string Value)[] headers) =>
        headers.Any(header => header.Name == "Content-Type") ? headers : [("Content-Type", "text/html; charset=utf-8"), .. headers];
}
