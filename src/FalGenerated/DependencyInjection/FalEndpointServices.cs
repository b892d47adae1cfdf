using Microsoft.Extensions.DependencyInjection;

namespace FalGenerated;

/// <summary>Registers endpoints with a host, so that what uses one can have it injected.</summary>
public static class FalEndpointServices
{
    /// <summary>
    /// Registers an endpoint of the client that <see cref="FalServices"/> registered, whichever assembly its contract was generated into:
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
}
