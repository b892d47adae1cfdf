using FalGenerated.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
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
            options.Key = wanted.Key;
            options.QueueUrl = options.RunUrl = options.RestUrl = options.ApiUrl = wanted.QueueUrl;
            options.RequestTimeout = TimeSpan.FromSeconds(3);
        });
        Wrap(host, services, builder);
        await using ServiceProvider provider = services.BuildServiceProvider();

        SubmitOutcomeUnknownException error = await Assert.ThrowsAsync<SubmitOutcomeUnknownException>(
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

        await Assert.ThrowsAsync<SubmitOutcomeUnknownException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token));

        Assert.Single(server.Received);
    }

    [Fact]
    public async Task Hedging_OfASlowSubmitThatSucceeds_ReturnsItsJob()
    {
        await using RawServer server = new(_ => RawReply.Http(200, """{"request_id":"r1"}"""));
        ServiceCollection services = new();
        FalOptions wanted = server.Options;
        IHttpClientBuilder builder = services.AddFal(options =>
        {
            options.Key = wanted.Key;
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
        services.AddFal(options => options.Key = "k");
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
