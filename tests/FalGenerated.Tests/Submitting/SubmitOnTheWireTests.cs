using System.Net;
using System.Net.Sockets;
using FalGenerated.Queue;
using FalGenerated.Tests.Support;
using FalGenerated.Transport;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Tests.Submitting;

/// <summary>The rule against paying twice, over real sockets.</summary>
public sealed class SubmitOnTheWireTests
{
    private const string Accepted = """{"status":"IN_QUEUE","request_id":"r1"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<RawReply, string> LostReplies => new()
    {
        { RawReply.Reset, "broke before an answer" },
        { RawReply.Close, "broke before an answer" },
        { RawReply.Hang, "timed out" },
        { RawReply.Http(500, """{"detail":"boom"}"""), "500: boom" },
        { RawReply.Http(502, "<html/>", "text/html"), "502: Bad Gateway" },
        { RawReply.Http(504, "<html/>", "text/html"), "504: Gateway Timeout" },
        { RawReply.Http(200, "{}"), "200" },
        { RawReply.Http(200, "<html/>", "text/html"), "200: the body is no JSON object" },
        { RawReply.Cut(200, """{"request_id":"r"""), "middle of a 200 answer" },
        { RawReply.Http(307, "", headers: "Location: /elsewhere\r\n"), "307" },
        { new("HTTP/1.1 200 OK\r\nContent-", RawEnd.Reset), "broke before an answer" },
    };

    [Theory]
    [MemberData(nameof(LostReplies))]
    public async Task Submit_WithoutAUsableReply_IsSentOnceAndItsOutcomeUnknown(RawReply reply, string text)
    {
        FakeTimeProvider time = new();
        await using RawServer server = new(_ =>
        {
            // The request has arrived; only a reply that never comes takes time.
            time.Advance(reply.Then == RawEnd.Hang ? TimeSpan.FromMinutes(5) : TimeSpan.Zero);
            return reply;
        });
        using FalClient client = new(server.Options, FalTransport.OverSockets, time);

        FalOutcomeUnknownException error = await Assert.ThrowsAsync<FalOutcomeUnknownException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-4711" }, Token));

        Assert.Equal(["POST /owner/app/some/path HTTP/1.1"], server.Received);
        Assert.Equal("order-4711", error.Submit.IdempotencyKey);
        Assert.Equal(64, error.Submit.InputSha256.Length);
        Assert.InRange(error.EndedAt, error.Submit.StartedAt, error.Submit.StartedAt.AddMinutes(5));
        Assert.Contains("Do not submit again", error.Message, StringComparison.Ordinal);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_WhoseReplyIsCutAfterTheIdHeader_HasItsJob()
    {
        await using RawServer server = new(_ => RawReply.Cut(200, """{"status":"IN_Q""", "x-fal-request-id: q9\r\n"));
        using FalClient client = new(server.Options);

        FalJob<TestOutput> job = await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token);

        Assert.Equal("q9", job.RequestId);
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(200)]
    public async Task Submit_AcceptedUnderAnySuccess_HasItsJob(int status)
    {
        await using RawServer server = new(_ => RawReply.Http(status, Accepted));
        using FalClient client = new(server.Options);

        Assert.Equal("r1", (await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token)).RequestId);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task Submit_ToAPortThatRefuses_IsCertainlyNotSent()
    {
        FalOptions options = new() { ApiKey = "k" };
        using (TcpListener closed = new(IPAddress.Loopback, 0))
        {
            closed.Start();
            options.QueueUrl = new Uri($"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}/");
        }

        using FalClient client = new(options);

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token));

        Assert.True(error.CertainlyNotSent);
    }

    [Fact]
    public async Task Submit_OnAKeptConnectionThatDied_IsNotSentAgainOnceItWasWritten()
    {
        // The first request keeps the connection; the server ends it when the paid one arrives.
        await using RawServer server = new(number => number == 1 ? RawReply.Http(200, """{"status":"IN_QUEUE"}""") : RawReply.Close);
        using FalClient client = new(server.Options);
        FalEndpoint<TestInput, TestOutput> endpoint = client.Endpoint(TestEndpoint.Descriptor);
        JobToken token = new() { Queue = server.Address, EndpointId = TestEndpoint.Id, RequestId = "r0" };
        await endpoint.Resume(token.Write()).GetStatusAsync(cancellationToken: Token);

        await Assert.ThrowsAsync<FalOutcomeUnknownException>(() => endpoint.SubmitAsync(Fal.Input, cancellationToken: Token));

        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task Cancellation_WhileTheAnswerIsAwaited_IsAnUnknownOutcome()
    {
        using CancellationTokenSource cancel = new();
        await using RawServer server = new(_ =>
        {
            cancel.Cancel();
            return RawReply.Hang;
        });
        using FalClient client = new(server.Options);

        await Assert.ThrowsAsync<FalOutcomeUnknownException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: cancel.Token));

        Assert.Single(server.Received);
    }

    [Fact]
    public async Task Cancellation_BeforeTheSubmit_SendsNothing()
    {
        await using RawServer server = new(_ => RawReply.Http(200, Accepted));
        using FalClient client = new(server.Options);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("500")]
    [InlineData("429")]
    public async Task Run_WithoutAnOutput_IsSentOnce(string kind)
    {
        RawReply reply = kind switch { "reset" => RawReply.Reset, "500" => RawReply.Http(500, "{}"), _ => RawReply.Http(429, "{}") };
        await using RawServer server = new(_ => reply);
        using FalClient client = new(server.Options);

        FalException error = await Assert.ThrowsAnyAsync<FalException>(
            () => client.Endpoint(TestEndpoint.Descriptor).RunAsync(Fal.Input, cancellationToken: Token));

        Assert.Single(server.Received);
        Assert.Equal(kind == "429" ? "RateLimit" : nameof(FalOutcomeUnknownException), Failing.KindOf(error));
    }
}
