using FalGenerated.DependencyInjection;
using FalGenerated.Transport;
using FalGenerated;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="FalClient"/> and its endpoints with a host.</summary>
public static class FalServiceCollectionExtensions
{
    private const string EmulatorSetting = "Emulator";

    /// <summary>
    /// Registers a client whose connections come from the host's <see cref="IHttpClientFactory"/>. The options are checked when the host
    /// starts; a client without a name takes its key from the environment (<c>FAL_KEY</c>) when they set none. Resilience handlers that the host gives to every client are taken off ours, because they would repeat paid requests.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="name">The client's name, to be injected as a keyed service; empty (the default) registers the client without a name.</param>
    /// <returns>The builder of the HTTP client that carries the key. Handlers added to it stand outside our innermost guard.</returns>
    public static IHttpClientBuilder AddFal(this IServiceCollection services, Action<FalOptions> configure, string name = "")
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(name);
        services.AddOptions<FalOptions>(name).Configure(configure).ValidateOnStart();
        return services.AddFalCore(name);
    }

    /// <summary>As the other overload, with options from configuration, such as <c>configuration.GetSection("Fal")</c>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Its members are named as those of <see cref="FalOptions"/>; <c>Emulator</c> is the address for <see cref="FalOptions.UseEmulator"/>.</param>
    /// <param name="name">The client's name, to be injected as a keyed service; empty (the default) registers the client without a name.</param>
    public static IHttpClientBuilder AddFal(this IServiceCollection services, IConfiguration configuration, string name = "")
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(name);
        services.AddOptions<FalOptions>(name).Bind(configuration).Configure(options => UseEmulator(options, configuration)).ValidateOnStart();
        return services.AddFalCore(name);
    }

    /// <summary>
    /// Registers an endpoint of the client that <see cref="AddFal(IServiceCollection, Action{FalOptions}, string)"/> registered, whichever assembly its contract was generated into:
    /// <c>services.AddFalEndpoint(fal => fal.FluxDev)</c> lets a constructor take a <c>FluxDevClient</c>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="select">The endpoint on a client: its member, so that the checks which a handwritten one adds come with it.</param>
    /// <param name="name">The client's name; the endpoint is a keyed service of the same name. Empty (the default): the client without a name.</param>
    /// <typeparam name="TEndpoint">The generated client of the endpoint: the type under which it is injected.</typeparam>
    public static IServiceCollection AddFalEndpoint<TEndpoint>(
        this IServiceCollection services, Func<FalClient, TEndpoint> select, string name = "")
        where TEndpoint : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(select);
        ArgumentNullException.ThrowIfNull(name);
        return name.Length == 0
            ? services.AddSingleton(provider => select(provider.GetRequiredService<FalClient>()))
            : services.AddKeyedSingleton(name, (provider, _) => select(provider.GetRequiredKeyedService<FalClient>(name)));
    }

    private static void UseEmulator(FalOptions options, IConfiguration configuration)
    {
        if (configuration[EmulatorSetting] is { Length: > 0 } address)
        {
            options.UseEmulator(Uri.TryCreate(address, UriKind.Absolute, out Uri? parsed) && parsed.Scheme is ("http" or "https")
                ? parsed
                : throw new FalConfigurationException([$"{EmulatorSetting} must be an absolute address, such as http://127.0.0.1:8080/, and '{address}' is none."]));
        }
    }

    private static IHttpClientBuilder AddFalCore(this IServiceCollection services, string name)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FalOptions>, FalOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        FalHttpNames names = new(name);
        services.AddSingleton(names);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, InnermostFilter>());
        services.AddOptions<FalOptions>(name).PostConfigure<IServiceProvider>((options, provider) =>
        {
            // Fal's own clients read it too. A client with a name is there for another key than the process's own.
            options.ApiKey ??= name.Length == 0 ? FalOptions.FromEnvironment().ApiKey : null;
            options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
            if (options.JournalPath is null)
            {
                options.Journal ??= provider.GetService<ISubmitJournal>();
                options.SpendLedger ??= provider.GetService<ISpendLedger>();
            }
        });
        services.AddKeyedSingleton<FalClient>(name, (provider, _) => FalClientFactory.Create(provider, names));
        if (name.Length == 0)
        {
            services.AddSingleton(provider => provider.GetRequiredKeyedService<FalClient>(""));
        }

        services.AddHttpClient(names.Files)
            .Prepare(provider => FalClientFactory.SettingsOf(provider, names).CreateFileHandler())
            .RemoveAllLoggers(); // An upload address is a credential, its path included.
        services.AddHttpClient(names.Streams).Prepare(_ => FalTransport.Sockets());
        return services.AddHttpClient(names.Keyed).Prepare(_ => new FalConnections(FalTransport.Sockets)).AddHttpMessageHandler(provider => FalClientFactory.OuterHandler(provider, names));
    }

    private static IHttpClientBuilder Prepare(this IHttpClientBuilder builder, Func<IServiceProvider, HttpMessageHandler> primary)
    {
#pragma warning disable EXTEXP0001 // Experimental, and the only way to take a host's default handlers off one client.
        builder.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        return builder
            .ConfigurePrimaryHttpMessageHandler(primary)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }
}
