using System.Security.Cryptography;
using FalGenerated;
using FalGenerated.PostgreSql;
using FalGenerated.PostgreSql.Batches;
using FalGenerated.Quartz;
using FalGenerated.Quartz.Scheduling;
using FalGenerated.Quartz.Steps;
using Npgsql;
using Quartz;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes a host a worker for batches of clips.</summary>
public static class FalQuartzServiceCollectionExtensions
{
    /// <summary>
    /// Runs the clips of all batches in a database, together with every other worker on it: a Quartz cluster whose tables are made in the
    /// schema of the store when they are missing. It needs <c>AddFal</c>, and registers <c>AddFalPostgreSql</c> itself.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">Host, database and user, as Npgsql reads them.</param>
    /// <param name="configure">Sets concurrency and pauses; null for the defaults.</param>
    /// <param name="configureStore">Sets the schema; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IServiceCollection AddFalWorker(
        this IServiceCollection services, string connectionString, Action<FalQuartzOptions>? configure = null, Action<FalPostgreSqlOptions>? configureStore = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        FalQuartzOptions options = new();
        configure?.Invoke(options);
        options.Check();
        FalPostgreSqlOptions store = new();
        configureStore?.Invoke(store);
        services.AddFalPostgreSql(connectionString, configureStore);
        services.AddSingleton(options);
        services.AddSingleton(new Pauses(options, () => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue));
        services.AddSingleton<StepFailures>();
        services.AddSingleton<ClipSubmit>();
        services.AddSingleton<ClipFetch>();
        services.AddSingleton<ClipSteps>();
        NpgsqlConnectionStringBuilder connection = new(connectionString) { SearchPath = store.Schema };
        services.AddQuartz(FalQuartzOptions.SchedulerName, quartz => Configure(quartz, connection.ConnectionString, options));
        services.AddQuartzHostedService(FalQuartzOptions.SchedulerName, hosted => hosted.WaitForJobsToComplete = true);
        services.AddHostedService<ClipScheduler>();
        return services;
    }

    private static void Configure(IQuartzBuilder quartz, string connectionString, FalQuartzOptions options)
    {
        quartz.ConfigureScheduler(scheduler => scheduler.IdleWaitTime = TimeSpan.FromSeconds(2));
        quartz.UseDefaultThreadPool(options.Concurrency);
        quartz.AddJobType<ClipJob>();
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(connectionString);
            store.ProvisionSchema();
            store.ConfigureStore(settings => settings.StoreJobDataAsStrings = true);
            store.UseClustering(cluster =>
            {
                cluster.CheckinInterval = options.DeadAfter / 3;
                cluster.CheckinMisfireThreshold = options.DeadAfter * 2 / 3;
            });
        });
    }
}
