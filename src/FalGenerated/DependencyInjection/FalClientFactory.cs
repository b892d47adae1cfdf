using FalGenerated.Idempotency;
using FalGenerated.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FalGenerated.DependencyInjection;

/// <summary>Makes clients out of a host's services.</summary>
internal static class FalClientFactory
{
    public static FalClient Create(IServiceProvider provider, FalHttpNames names)
    {
        FalConfiguration configuration = ConfigurationOf(provider, names);
        IHttpMessageHandlerFactory handlers = provider.GetRequiredService<IHttpMessageHandlerFactory>();
        return new FalClient(configuration, settings => FalTransport.OverHandlers(
            settings, Guarded(handlers.CreateHandler(names.Keyed)), Guarded(handlers.CreateHandler(names.Streams)), handlers.CreateHandler(names.Files)));
    }

    public static FalSettings SettingsOf(IServiceProvider provider, FalHttpNames names) => ConfigurationOf(provider, names).Settings;

    private static FalConfiguration ConfigurationOf(IServiceProvider provider, FalHttpNames names) => names.ConfigurationFrom(() => FalConfiguration.Of(
        provider.GetRequiredService<IOptionsMonitor<FalOptions>>().Get(names.Client),
        provider.GetRequiredService<TimeProvider>()));

    public static DelegatingHandler OuterHandler(IServiceProvider provider, FalHttpNames names) =>
        FalTransport.Outer(SettingsOf(provider, names));

    /// <summary>The chain as it was built, if our guard stands on its primary handler. A filter of the host may have put another handler there.</summary>
    private static HttpMessageHandler Guarded(HttpMessageHandler chain)
    {
        HttpMessageHandler? one = chain;
        while (one is DelegatingHandler link)
        {
            if (link is SubmitGuardHandler)
            {
                return chain;
            }

            one = link.InnerHandler;
        }

        throw new FalConfigurationException(
            ["A handler filter of the host replaces the primary handler of our HTTP client, and with it the guard against paying twice: leave clients named FalGenerated out of it."]);
    }
}
