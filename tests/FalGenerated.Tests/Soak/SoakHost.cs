using FalGenerated.Tests.Submitting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace FalGenerated.Tests.Soak;

/// <summary>One way in which a host gives our client its connections.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="IsSupported">Whether it must never pay twice. A handler below our guard that copies bodies cannot be stopped, only noticed.</param>
/// <param name="Create">Makes the client; what it needs is added to the list, and disposed at the end.</param>
internal sealed record SoakHost(string Name, bool IsSupported, Func<FalOptions, List<IDisposable>, FalClient> Create)
{
    public static IReadOnlyList<SoakHost> All { get; } =
    [
        new("own sockets", true, (options, _) => new FalClient(options)),
        new("given handler", true, (options, kept) => new FalClient(options, Keep(kept, new SocketsHttpHandler()))),
        new("given client", true, (options, kept) => new FalClient(options, Keep(kept, new HttpClient()))),
        new("given client, standard retry", true, (options, kept) => OfFactory(options, kept, AddRetry)),
        new("given client, standard hedging", true, (options, kept) => OfFactory(options, kept, AddHedging)),
        new("AddFal", true, (options, kept) => OfHost(options, kept, (_, _) => { })),
        new("AddFal, standard retry by default", true, (options, kept) => OfHost(options, kept, (services, _) => services.ConfigureHttpClientDefaults(AddRetry))),
        new("AddFal, standard hedging by default", true, (options, kept) => OfHost(options, kept, (services, _) => services.ConfigureHttpClientDefaults(AddHedging))),
        new("AddFal, standard retry of its own", true, (options, kept) => OfHost(options, kept, (_, builder) => AddRetry(builder))),
        new("AddFal, standard hedging of its own", true, (options, kept) => OfHost(options, kept, (_, builder) => AddHedging(builder))),
        new("AddFal, primary handler of its own", true, (options, kept) =>
            OfHost(options, kept, (_, builder) => builder.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler()))),
        new("AddFal, primary handler that repeats", true, (options, kept) =>
            OfHost(options, kept, (_, builder) => builder.ConfigurePrimaryHttpMessageHandler(() => Repeating(BodyTaking.Shares)))),

        new("below the guard: keeps the body", false, (options, kept) => new FalClient(options, Keep(kept, new HttpClient(Repeating(BodyTaking.Keeps))))),
        new("below the guard: clones", false, (options, kept) => new FalClient(options, Keep(kept, new HttpClient(Repeating(BodyTaking.Clones))))),
        new("below the guard: primary that clones", false, (options, kept) =>
            OfHost(options, kept, (_, builder) => builder.ConfigurePrimaryHttpMessageHandler(() => Repeating(BodyTaking.Clones)))),
    ];

    private static FalClient OfFactory(FalOptions options, List<IDisposable> kept, Action<IHttpClientBuilder> add)
    {
        ServiceCollection services = new();
        add(services.AddHttpClient("mine"));
        return new FalClient(options, Keep(kept, services.BuildServiceProvider()).GetRequiredService<IHttpClientFactory>().CreateClient("mine"));
    }

    private static FalClient OfHost(FalOptions wanted, List<IDisposable> kept, Action<IServiceCollection, IHttpClientBuilder> add)
    {
        ServiceCollection services = new();
        IHttpClientBuilder builder = services.AddFal(options =>
        {
            options.ApiKey = wanted.ApiKey;
            options.QueueUrl = options.RunUrl = options.RestUrl = options.ApiUrl = wanted.QueueUrl;
            options.RequestTimeout = wanted.RequestTimeout;
        });
        add(services, builder);
        return Keep(kept, services.BuildServiceProvider()).GetRequiredService<FalClient>();
    }

    private static RepeatingHandler Repeating(BodyTaking taking) => new(taking) { InnerHandler = new SocketsHttpHandler() };

    private static void AddRetry(IHttpClientBuilder builder) => builder.AddStandardResilienceHandler(options =>
    {
        options.Retry.Delay = TimeSpan.FromMilliseconds(20);
        options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(1);
        options.CircuitBreaker.MinimumThroughput = int.MaxValue;
    });

    private static void AddHedging(IHttpClientBuilder builder) => builder.AddStandardHedgingHandler().Configure(options =>
    {
        options.Hedging.Delay = TimeSpan.FromMilliseconds(50);
        options.Endpoint.Timeout.Timeout = TimeSpan.FromSeconds(1);
        options.Endpoint.CircuitBreaker.MinimumThroughput = int.MaxValue;
    });

    private static T Keep<T>(List<IDisposable> kept, T one)
        where T : IDisposable
    {
        kept.Add(one);
        return one;
    }
}
