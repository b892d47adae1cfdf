using System.Net;
using FalGenerated.Tests.Support;
using FalGenerated.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace FalGenerated.Tests.Submitting;

/// <summary>The connections of a paid request: nothing else's answer is taken for its own, and what HTTP/2 refuses is not in doubt.</summary>
public sealed class ConnectionTests
{
    private const string Key = "order-4711";
    private const string Job = """{"request_id":"r1"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SecondAnswer_OnAKeptConnection_IsNotTakenForTheNextSubmits(bool hosted)
    {
        // Each connection that is used again is one answer ahead from then on.
        await using RawServer server = new(count => new RawReply(
            RawReply.Http(200, $$"""{"request_id":"r{{count}}"}""").Bytes + RawReply.Http(200, """{"request_id":"stray"}""").Bytes));
        await using ServiceProvider provider = Hosted(server);
        using FalClient own = new(server.Options);
        FalEndpoint<TestInput, TestOutput> endpoint = (hosted ? provider.GetRequiredService<FalClient>() : own).Endpoint(TestEndpoint.Descriptor);

        List<string> ids = [];
        for (int submit = 0; submit < 5; submit++)
        {
            ids.Add((await endpoint.SubmitAsync(Fal.Input, cancellationToken: Token)).RequestId);
        }

        Assert.Equal(["r1", "r2", "r3", "r4", "r5"], ids);
        Assert.Equal(5, server.Connections);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Submit_AfterOtherCalls_UsesNoneOfTheirConnections(bool hosted)
    {
        await using RawServer server = new(_ => RawReply.Http(200, """{"status":"IN_QUEUE","request_id":"r1"}"""));
        await using ServiceProvider provider = Hosted(server);
        using FalClient own = new(server.Options);
        FalEndpoint<TestInput, TestOutput> endpoint = (hosted ? provider.GetRequiredService<FalClient>() : own).Endpoint(TestEndpoint.Descriptor);

        FalJob<TestOutput> job = await endpoint.SubmitAsync(Fal.Input, cancellationToken: Token);
        await job.GetStatusAsync(cancellationToken: Token);
        await job.GetStatusAsync(cancellationToken: Token);
        await endpoint.SubmitAsync(Fal.Input, cancellationToken: Token);

        Assert.Equal(4, server.Received.Count);
        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public async Task Submits_OverTlsWithoutHttp2_HaveAConnectionEach()
    {
        await using TlsServer server = new(count => RawReply.Http(200, $$"""{"request_id":"r{{count}}"}"""));
        using FalClient client = server.Client();

        Assert.Equal("r1", (await SubmitAsync(client, "a")).RequestId);
        Assert.Equal("r2", (await SubmitAsync(client, "b")).RequestId);
        Assert.Equal("r3", (await SubmitAsync(client, "c")).RequestId);

        Assert.Equal(3, server.Answered);
    }

    [Fact]
    public async Task Submits_OverTls_ShareAnHttp2Connection()
    {
        await using Http2Server server = new(count => Http2Reply.Json($$"""{"request_id":"r{{count}}"}"""));
        using FalClient client = server.Client();

        Assert.Equal("r1", (await SubmitAsync(client, "a")).RequestId);
        Assert.Equal("r2", (await SubmitAsync(client, "b")).RequestId);

        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task RefusedStream_IsSentAgainAndIsOneJob()
    {
        await using Http2Server server = new(count => count == 1 ? Http2Reply.Reset(Http2Reply.RefusedStream) : Http2Reply.Json(Job));
        using FalClient client = server.Client();

        Assert.Equal("r1", (await SubmitAsync(client)).RequestId);

        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task StreamsThatAreAlwaysRefused_WereNotSent()
    {
        SteppedTime time = new();
        await using Http2Server server = new(_ => Http2Reply.Reset(Http2Reply.RefusedStream));
        using FalClient client = server.Client(time);

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => time.RunAsync(SubmitAsync(client)));

        Assert.True(error.CertainlyNotSent);
        Assert.Equal(JournalState.NotSent, (await client.Journal.FindAsync(Key, Token))!.State);
    }

    [Fact]
    public async Task ConnectionThatGoesAwayBeforeAStream_IsReplacedAndTheJobIsOne()
    {
        await using Http2Server server = new(count => count == 1 ? new Http2Reply(Http2End.GoAway) : Http2Reply.Json(Job));
        using FalClient client = server.Client();

        Assert.Equal("r1", (await SubmitAsync(client)).RequestId);

        Assert.Equal(2, server.Connections);
    }

    [Theory]
    [InlineData(Http2Reply.InternalError)]
    [InlineData(Http2Reply.Cancel)]
    public async Task StreamThatIsReset_ForAnyOtherReason_IsInDoubt(int code)
    {
        await using Http2Server server = new(_ => Http2Reply.Reset(code));
        using FalClient client = server.Client();

        await Assert.ThrowsAsync<FalOutcomeUnknownException>(() => SubmitAsync(client));

        Assert.Equal(1, server.Requests);
        Assert.Equal(JournalState.Unknown, (await client.Journal.FindAsync(Key, Token))!.State);
    }

    [Fact]
    public async Task StatusStreams_BeyondWhatAConnectionHolds_GetFurtherConnections()
    {
        await using Http2Server server = new(_ => new Http2Reply(Http2End.Stream), streamsPerConnection: 2);
        using FalClient client = server.Client();
        List<HttpResponseMessage> open = [];

        // A connection's limit is known only once it has said it: so one after the other.
        for (int stream = 0; stream < 5; stream++)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, server.Address) { Version = HttpVersion.Version20 };
            request.Options.Operation = FalOperation.Stream;
            open.Add(await client.Context.Transport.Streams.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token));
        }

        Assert.Equal(3, server.Connections);
        Assert.All(open, response => Assert.Equal(2, response.Version.Major));
        open.ForEach(response => response.Dispose());
    }

    [Fact]
    public async Task MostStreams_UnlessTheOptionsSayIt_FollowTheConnections()
    {
        await using Http2Server server = new(_ => Http2Reply.Json("{}"));
        using FalClient client = server.Client();
        int before = StreamsOf(client);

        using HttpRequestMessage request = new(HttpMethod.Get, server.Address) { Version = HttpVersion.Version20 };
        request.Options.Operation = FalOperation.Stream;
        (await client.Context.Transport.Streams.SendAsync(request, Token)).Dispose();

        Assert.Equal(200, before);
        Assert.Equal(1000, StreamsOf(client));
    }

    private static Task<FalJob<TestOutput>> SubmitAsync(FalClient client, string key = Key) =>
        client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = key }, Token);

    private static ServiceProvider Hosted(RawServer server)
    {
        ServiceCollection services = new();
        FalOptions wanted = server.Options;
        services.AddFal(options =>
        {
            options.ApiKey = wanted.ApiKey;
            options.QueueUrl = wanted.QueueUrl;
        });
        return services.BuildServiceProvider();
    }

    /// <summary>Counts the streams that a client gives out, and gives them back.</summary>
    private static int StreamsOf(FalClient client)
    {
        int count = 0;
        while (client.Context.Waiting.Slots.TryTake())
        {
            count++;
        }

        for (int one = 0; one < count; one++)
        {
            client.Context.Waiting.Slots.GiveBack();
        }

        return count;
    }
}
