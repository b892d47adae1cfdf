using FalGenerated.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Tests.Submitting;

/// <summary>Whatever a host wraps around our client: one submit on the wire.</summary>
public sealed class HostileHostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string host in new[] { "default retry", "default hedging", "own retry", "own hedging", "redirects" })
            {
                foreach (string fault in new[] { "reset", "500", "hang", "307" })
                {
                    cases.Add(host, fault);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task HostsHandlers_OnEveryFault_LeaveOneSubmitOnTheWire(string host, string fault)
    {
        RawReply reply = fault switch
        {
            "reset" => RawReply.Reset,
            "500" => RawReply.Http(500, """{"detail":"boom"}"""),
            "307" => RawReply.Http(307, "", headers: "Location: /owner/app/some/path\r\n"),
            _ => RawReply.Hang,
        };
        FakeTimeProvider time = new();
        await using RawServer server = new(_ =>
        {
            // Past every limit, the host's and ours, but only when the request has arrived.
            time.Advance(reply.Then == RawEnd.Hang ? TimeSpan.FromSeconds(3) : TimeSpan.Zero);
            return reply;
        });
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(time);
        FalOptions wanted = server.Options;
        IHttpClientBuilder builder = services.AddFal(options =>
        {
            options.ApiKey = wanted.ApiKey;
            options.QueueUrl = options.RunUrl = options.RestUrl = options.ApiUrl = wanted.QueueUrl;
            options.RequestTimeout = TimeSpan.FromSeconds(3);
        });
        Wrap(host, services, builder);
        await using ServiceProvider provider = services.BuildServiceProvider();

        FalOutcomeUnknownException error = await Assert.ThrowsAsync<FalOutcomeUnknownException>(
            () => provider.GetRequiredService<FalClient>().Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token));

        Assert.Single(server.Received);
        if (fault == "500")
        {
            Assert.Equal(500, error.Answer!.StatusCode);
        }
    }

    [Theory]
    [InlineData("retry")]
    [InlineData("hedging")]
    public async Task HttpClientOfTheHost_WithHandlersBelowOurGuard_SendsOnce(string kind)
    {
        await using RawServer server = new(_ => RawReply.Http(500, "{}"));
        ServiceCollection services = new();
        IHttpClientBuilder builder = services.AddHttpClient("mine");
        AddResilience(kind, builder);
        await using ServiceProvider provider = services.BuildServiceProvider();
        using FalClient client = new(server.Options, provider.GetRequiredService<IHttpClientFactory>().CreateClient("mine"));

        await Assert.ThrowsAsync<FalOutcomeUnknownException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token));

        Assert.Single(server.Received);
    }

    [Fact]
    public async Task HandlerThatCopiesWithoutOptions_AroundOurGuard_SendsNothing()
    {
        await using RawServer server = new(_ => RawReply.Http(500, "{}"));
        ServiceCollection services = new();
        services.ConfigureHttpClientDefaults(all => all.AddHttpMessageHandler(() => new CopyingHandler()));
        FalOptions wanted = server.Options;
        services.AddFal(options =>
        {
            options.ApiKey = wanted.ApiKey;
            options.QueueUrl = options.RunUrl = options.RestUrl = options.ApiUrl = wanted.QueueUrl;
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        FalEndpoint<TestInput, TestOutput> endpoint = provider.GetRequiredService<FalClient>().Endpoint(TestEndpoint.Descriptor);

        await Assert.ThrowsAsync<FalConfigurationException>(() => endpoint.SubmitAsync(Fal.Input, cancellationToken: Token));
        await Assert.ThrowsAsync<FalConfigurationException>(() => endpoint.RunAsync(Fal.Input, cancellationToken: Token));

        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("copies")]
    [InlineData("keeps")]
    public async Task HandlerThatKeepsTheBody_InTheClientOfTheHost_IsNoticedAndItsRefusalNotBelieved(string kind)
    {
        // The first of its sends may have been accepted, so that the 429 of the last says nothing.
        await using RawServer server = new(count => RawReply.Http(count % 2 == 1 ? 500 : 429, "{}"));
        FakeLogCollector logs = new();
        using ILoggerFactory loggers = LoggerFactory.Create(builder => builder.AddProvider(new FakeLoggerProvider(logs)));
        FalOptions options = server.Options;
        options.LoggerFactory = loggers;
        using DelegatingHandler retry = kind == "copies" ? new CopyingHandler() : new KeepingHandler();
        retry.InnerHandler = new SocketsHttpHandler();
        using HttpClient http = new(retry);
        using FalClient client = new(options, http);

        await Assert.ThrowsAsync<FalOutcomeUnknownException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token));

        Assert.Equal(2, server.Received.Count);
        Assert.Single(logs.GetSnapshot(), record => record.Id.Id == 11);
    }

    [Fact]
    public async Task OrdinaryClientOfTheHost_IsNotTakenForOneThatCopies()
    {
        await using RawServer server = new(count => count == 1 ? RawReply.Http(429, "{}", headers: "Retry-After: 0\r\n") : RawReply.Http(200, """{"request_id":"r1"}"""));
        using HttpClient http = new();
        using FalClient client = new(server.Options, http);

        FalJob<TestOutput> job = await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token);

        Assert.Equal("r1", job.RequestId);
        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task DisposedClient_IsAMistakeOfTheProgram()
    {
        FalClient client = Fal.Client(new ScriptedHandler(_ => ScriptedHandler.Json(200, Fal.Accepted)));
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token));
    }

    [Fact]
    public async Task Hedging_OfASlowSubmitThatSucceeds_ReturnsItsJob()
    {
        await using RawServer server = new(_ => RawReply.Http(200, """{"request_id":"r1"}"""));
        ServiceCollection services = new();
        FalOptions wanted = server.Options;
        IHttpClientBuilder builder = services.AddFal(options =>
        {
            options.ApiKey = wanted.ApiKey;
            options.QueueUrl = wanted.QueueUrl;
        });
        builder.AddStandardHedgingHandler().Configure(options => options.Hedging.Delay = TimeSpan.Zero);
        await using ServiceProvider provider = services.BuildServiceProvider();

        FalJob<TestOutput> job = await provider.GetRequiredService<FalClient>().Endpoint(TestEndpoint.Descriptor)
            .SubmitAsync(Fal.Input, cancellationToken: Token);

        Assert.Equal("r1", job.RequestId);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task FilterThatReplacesThePrimaryHandler_IsNoticedBeforeAnythingIsSent()
    {
        ServiceCollection services = new();
        services.AddSingleton<IHttpMessageHandlerBuilderFilter, ReplacingFilter>();
        services.AddFal(options => options.ApiKey = "k");
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Throws<FalConfigurationException>(provider.GetRequiredService<FalClient>);
    }

    private static void Wrap(string host, IServiceCollection services, IHttpClientBuilder builder)
    {
        switch (host)
        {
            case "default retry":
                services.ConfigureHttpClientDefaults(all => AddResilience("retry", all));
                break;
            case "default hedging":
                services.ConfigureHttpClientDefaults(all => AddResilience("hedging", all));
                break;
            case "own retry":
                AddResilience("retry", builder);
                break;
            case "own hedging":
                AddResilience("hedging", builder);
                break;
            default:
                builder.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = true });
                break;
        }
    }

    private static void AddResilience(string kind, IHttpClientBuilder builder)
    {
        if (kind == "retry")
        {
            builder.AddStandardResilienceHandler(options =>
            {
                options.Retry.Delay = TimeSpan.Zero;
                options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(1);
            });
        }
        else
        {
            builder.AddStandardHedgingHandler().Configure(options =>
            {
                options.Hedging.Delay = TimeSpan.Zero;
                options.Endpoint.Timeout.Timeout = TimeSpan.FromSeconds(1);
            });
        }
    }

    private sealed class ReplacingFilter : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.PrimaryHandler = new SocketsHttpHandler();
        };
    }
}
