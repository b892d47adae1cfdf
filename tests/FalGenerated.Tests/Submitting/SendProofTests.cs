using System.Net;
using System.Net.Sockets;
using FalGenerated.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace FalGenerated.Tests.Submitting;

/// <summary>"Nothing was sent" is said only where every send proves it, whatever handlers of the host stand above or below.</summary>
public sealed class SendProofTests
{
    private const string Key = "order-4711";
    private const string Job = """{"request_id":"r1"}""";
    private const string StockPage = "<html><head><title>503</title></head><body><center><h1>503</h1></center><hr><center>nginx</center></body></html>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<BodyTaking, string> Refusals
    {
        get
        {
            TheoryData<BodyTaking, string> rows = [];
            foreach (BodyTaking taking in new[] { BodyTaking.Keeps, BodyTaking.Clones, BodyTaking.Hides })
            {
                foreach (string refusal in new[] { "400", "403", "404", "422", "429", "stock page", "start timeout", "refused connection" })
                {
                    rows.Add(taking, refusal);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Refusal_OfACopiedBody_IsInDoubt(BodyTaking taking, string refusal)
    {
        RawServer server = null!;
        server = new RawServer(count => count == 1 ? First() : Refusal(refusal));
        await using RawServer _ = server;
        using FalClient client = OverRepeating(server, taking);

        await AssertInDoubtAsync(client);

        RawReply First()
        {
            if (refusal == "refused connection")
            {
                server.GoAway();
            }

            return RawReply.Reset;
        }
    }

    [Theory]
    [InlineData(BodyTaking.Shares)]
    [InlineData(BodyTaking.Hides)]
    public async Task ConnectionRefused_AfterABodyThatArrived_IsInDoubt(BodyTaking taking)
    {
        RawServer server = null!;
        server = new RawServer(_ =>
        {
            server.GoAway();
            return RawReply.Reset;
        });
        await using RawServer _ = server;
        using FalClient client = OverRepeating(server, taking);

        await AssertInDoubtAsync(client);

        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData("retry")]
    [InlineData("hedging")]
    public async Task ServiceThatGoesAwayAfterItAccepted_UnderStandardHandlersOfTheGivenClient_IsInDoubt(string kind)
    {
        RawServer server = null!;
        server = new RawServer(_ =>
        {
            server.GoAway();
            return RawReply.Reset;
        });
        await using RawServer _ = server;
        ServiceCollection services = new();
        AddStandard(kind, services.AddHttpClient("mine"));
        await using ServiceProvider provider = services.BuildServiceProvider();
        using FalClient client = new(server.Options, provider.GetRequiredService<IHttpClientFactory>().CreateClient("mine"));

        await AssertInDoubtAsync(client);

        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData(BodyTaking.Shares)]
    [InlineData(BodyTaking.Keeps)]
    [InlineData(BodyTaking.Clones)]
    [InlineData(BodyTaking.Hides)]
    public async Task PrimaryHandlerOfTheHostThatRepeats_AfterAReset_NeverSaysNothingWasSent(BodyTaking taking)
    {
        await using RawServer server = new(count => count == 1 ? RawReply.Reset : RawReply.Http(422, "{}"));
        ServiceCollection services = new();
        FalOptions wanted = server.Options;
        services.AddFal(options =>
        {
            options.ApiKey = wanted.ApiKey;
            options.QueueUrl = wanted.QueueUrl;
        }).ConfigurePrimaryHttpMessageHandler(() => new RepeatingHandler(taking) { InnerHandler = new SocketsHttpHandler() });
        await using ServiceProvider provider = services.BuildServiceProvider();

        await AssertInDoubtAsync(provider.GetRequiredService<FalClient>());
    }

    [Theory]
    [InlineData(BodyTaking.Keeps)]
    [InlineData(BodyTaking.Clones)]
    [InlineData(BodyTaking.Hides)]
    public async Task AcceptedCopy_IsTheJob(BodyTaking taking)
    {
        await using RawServer server = new(_ => RawReply.Http(200, Job));
        using FalClient client = OverRepeating(server, taking);

        Assert.Equal("r1", (await SubmitAsync(client)).RequestId);
        Assert.Equal(JournalState.Accepted, await StateAsync(client));
    }

    [Theory]
    [InlineData(BodyTaking.Keeps)]
    [InlineData(BodyTaking.Clones)]
    [InlineData(BodyTaking.Hides)]
    public async Task KeyThatIsNotKnown_IsRefusedToACopyToo(BodyTaking taking)
    {
        await using RawServer server = new(_ => RawReply.Http(401, """{"detail":"invalid key credentials"}"""));
        using FalClient client = OverRepeating(server, taking);

        await Failing.ApiAsync(FalApiErrorKind.Authentication, () => SubmitAsync(client));

        Assert.Equal(JournalState.NotSent, await StateAsync(client));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    public async Task Redirect_ThatTheHostFollows_LeavesTheOutcomeInDoubt(int status)
    {
        await using RawServer server = new(count => count == 1
            ? RawReply.Http(status, "", headers: "Location: /elsewhere\r\n")
            : RawReply.Http(404, "{}"));
        using HttpClient http = new();
        using FalClient client = new(server.Options, http);

        await AssertInDoubtAsync(client);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task Redirect_ThatAPrimaryHandlerOfTheHostFollows_LeavesTheOutcomeInDoubt(int status)
    {
        await using RawServer server = new(count => count == 1
            ? RawReply.Http(status, "", headers: "Location: /elsewhere\r\n")
            : RawReply.Http(404, "{}"));
        using SocketsHttpHandler following = new();
        using FalClient client = new(server.Options, following);

        await AssertInDoubtAsync(client);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(429)]
    public async Task AnswerThatAHandlerMadeUp_AfterTheBodyWasTaken_ProvesNothing(int status)
    {
        await using RawServer server = new(_ => RawReply.Reset);
        using HttpClient http = new(new FallbackHandler(status) { InnerHandler = new SocketsHttpHandler() });
        using FalClient client = new(server.Options, http);

        await AssertInDoubtAsync(client);

        Assert.Single(server.Received);
    }

    [Fact]
    public async Task AnswerThatAHandlerMadeUp_BeforeTheBodyWasAskedFor_IsARefusal()
    {
        using ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Job));
        using HttpClient http = new(new LimitHandler { InnerHandler = wire });
        using FalClient client = new(new FalOptions { ApiKey = Fal.Key }, http);

        await Failing.ApiAsync(FalApiErrorKind.Authentication, () => SubmitAsync(client));

        Assert.Equal(JournalState.NotSent, await StateAsync(client));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task BodyThatIsReadBeforeAConnectionFails_IsInDoubtAndTheMessageSaysWhy()
    {
        FalOptions options = new() { ApiKey = "k", QueueUrl = ClosedAddress() };
        using HttpClient http = new(new RepeatingHandler(BodyTaking.Keeps) { InnerHandler = new SocketsHttpHandler() });
        using FalClient client = new(options, http);

        FalOutcomeUnknownException error = await AssertInDoubtAsync(client);

        Assert.Contains("a handler that keeps the body", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectionThatFails_BeforeTheBodyIsAskedFor_IsNotSentThroughAClientOfTheHostToo()
    {
        using HttpClient http = new();
        using FalClient client = new(new FalOptions { ApiKey = "k", QueueUrl = ClosedAddress() }, http);

        Assert.True((await Assert.ThrowsAsync<FalConnectionException>(() => SubmitAsync(client))).CertainlyNotSent);

        Assert.Equal(JournalState.NotSent, await StateAsync(client));
    }

    [Fact]
    public async Task Cancellation_WhileTheConnectionIsMade_IsNoDoubt()
    {
        using CancellationTokenSource caller = new();
        using SocketsHttpHandler handler = new()
        {
            ConnectCallback = async (_, token) =>
            {
                await caller.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                throw new InvalidOperationException("It never comes so far.");
            },
        };
        using FalClient client = new(new FalOptions { ApiKey = "k" }, handler);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = Key }, caller.Token));

        Assert.Equal(JournalState.NotSent, await StateAsync(client));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(429)]
    public async Task RefusalThatIsCut_IsInDoubt(int status)
    {
        await using RawServer server = new(_ => RawReply.Cut(status, """{"detail":"""));
        using FalClient client = new(server.Options);

        await AssertInDoubtAsync(client);

        Assert.Single(server.Received);
    }

    [Fact]
    public async Task SendThatAHandlerPutOff_AfterTheOutcomeWasTold_IsStopped()
    {
        await using RawServer server = new(_ => RawReply.Http(200, Job));
        DelayingHandler late = new();
        ServiceCollection services = new();
        FalOptions wanted = server.Options;
        services.AddFal(options =>
        {
            options.ApiKey = wanted.ApiKey;
            options.QueueUrl = wanted.QueueUrl;
        }).AddHttpMessageHandler(() => late);
        await using ServiceProvider provider = services.BuildServiceProvider();
        FalClient client = provider.GetRequiredService<FalClient>();

        await Assert.ThrowsAsync<FalConnectionException>(() => SubmitAsync(client));
        Assert.Equal(JournalState.NotSent, await StateAsync(client));
        late.Release.SetResult();

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => late.PutOff!);
        Assert.Empty(server.Received);
    }

    private static async Task<FalOutcomeUnknownException> AssertInDoubtAsync(FalClient client)
    {
        FalOutcomeUnknownException error = await Assert.ThrowsAsync<FalOutcomeUnknownException>(() => SubmitAsync(client));
        Assert.Equal(JournalState.Unknown, await StateAsync(client));
        return error;
    }

    private static Task<FalJob<TestOutput>> SubmitAsync(FalClient client) =>
        client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = Key }, Token);

    private static async Task<JournalState> StateAsync(FalClient client) => (await client.Journal.FindAsync(Key, Token))!.State;

    private static FalClient OverRepeating(RawServer server, BodyTaking taking) =>
        new(server.Options, new HttpClient(new RepeatingHandler(taking) { InnerHandler = new SocketsHttpHandler() }));

    private static RawReply Refusal(string kind) => kind switch
    {
        "stock page" => RawReply.Http(503, StockPage, "text/html"),
        "start timeout" => RawReply.Http(504, "{}", headers: "X-Fal-Request-Timeout-Type: user\r\n"),
        "refused connection" => RawReply.Reset,
        _ => RawReply.Http(int.Parse(kind, System.Globalization.CultureInfo.InvariantCulture), "{}"),
    };

    private static void AddStandard(string kind, IHttpClientBuilder builder)
    {
        if (kind == "retry")
        {
            builder.AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.FromMilliseconds(1));
        }
        else
        {
            builder.AddStandardHedgingHandler().Configure(options => options.Hedging.Delay = TimeSpan.FromMilliseconds(1));
        }
    }

    private static Uri ClosedAddress()
    {
        using TcpListener closed = new(IPAddress.Loopback, 0);
        closed.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}/");
    }

    /// <summary>Answers by itself where the wire fails.</summary>
    private sealed class FallbackHandler(int status) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                return new HttpResponseMessage((HttpStatusCode)status);
            }
        }
    }

    /// <summary>Lets nothing through.</summary>
    private sealed class LimitHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.Unauthorized));
    }

    /// <summary>Gives up at once and sends later.</summary>
    private sealed class DelayingHandler : DelegatingHandler
    {
        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<HttpResponseMessage>? PutOff { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpRequestMessage kept = new(request.Method, request.RequestUri) { Content = new ByteArrayContent([]) };
            foreach ((string name, object? value) in request.Options)
            {
                kept.Options.Set(new HttpRequestOptionsKey<object?>(name), value);
            }

            PutOff = LaterAsync(kept);
            throw new TimeoutException("It took too long.");
        }

        private async Task<HttpResponseMessage> LaterAsync(HttpRequestMessage request)
        {
            await Release.Task;
            return await base.SendAsync(request, CancellationToken.None);
        }
    }
}
