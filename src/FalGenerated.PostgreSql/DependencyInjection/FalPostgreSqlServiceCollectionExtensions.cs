using FalGenerated;
using FalGenerated.PostgreSql;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the stores in PostgreSQL with a host.</summary>
public static class FalPostgreSqlServiceCollectionExtensions
{
    /// <summary>
    /// Registers a <see cref="FalPostgreSqlStore"/>, and its journal and ledger for every client of <c>AddFal</c> whose options name none.
    /// It connects to nothing before it is used.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">Host, database and user, as Npgsql reads them.</param>
    /// <param name="configure">Sets schema and patience; null for the defaults.</param>
    public static IServiceCollection AddFalPostgreSql(
        this IServiceCollection services, string connectionString, Action<FalPostgreSqlOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        FalPostgreSqlOptions options = new();
        configure?.Invoke(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new FalPostgreSqlStore(connectionString, options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => provider.GetRequiredService<FalPostgreSqlStore>().Journal);
        services.AddSingleton(provider => provider.GetRequiredService<FalPostgreSqlStore>().SpendLedger);
        services.AddSingleton(provider => provider.GetRequiredService<FalPostgreSqlStore>().Batches);
        return services;
    }
}
