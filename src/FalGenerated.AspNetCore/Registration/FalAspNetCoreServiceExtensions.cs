using FalGenerated;
using FalGenerated.AspNetCore;
using FalGenerated.AspNetCore.Health;
using FalGenerated.AspNetCore.Problems;
using FalGenerated.AspNetCore.Signatures;
using FalGenerated.AspNetCore.Webhooks;
using FalGenerated.CodeGeneration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what a web application needs beside <c>AddFal</c>.</summary>
public static class FalAspNetCoreServiceExtensions
{
    private const int LargestKeySetBytes = 64 * 1024;
    private const int SmallestBodyBytes = 1024;
    private const int LargestBodyBytes = 1024 * 1024 * 1024;
    private static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Registers what <c>MapFalWebhook</c> needs. Call it once, after <c>AddFal</c>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; null (the default) leaves them as they are.</param>
    public static IServiceCollection AddFalWebhooks(this IServiceCollection services, Action<FalWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<FalWebhookOptions>()
            .Configure(options => configure?.Invoke(options))
            .Validate(
                options => options.KeySetUrl is null or { IsAbsoluteUri: true, Scheme: "https" } || (options.KeySetUrl is { IsAbsoluteUri: true, Scheme: "http" } && options.KeySetUrl.IsLoopback),
                "KeySetUrl must be an absolute https address; http is allowed for this machine only.")
            .Validate(options => options.MaxBodyBytes is >= SmallestBodyBytes and <= LargestBodyBytes, "MaxBodyBytes must be from 1 KiB to 1 GiB.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<KeySetSource>();
        services.TryAddSingleton<DeliveryVerifier>();
        services.TryAddSingleton<JournalSettler>();
        services.AddHostedService(provider => provider.GetRequiredService<JournalSettler>());
        services.AddHttpClient(KeySetSource.ClientName, http => http.MaxResponseContentBufferSize = LargestKeySetBytes)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return services;
    }

    /// <summary>
    /// Answers exceptions of the SDK with problem details, each with the status code of the package's table. The host still has to call
    /// <c>app.UseExceptionHandler()</c>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddFalProblemDetails(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddProblemDetails().AddExceptionHandler<FalExceptionHandler>();
    }

    /// <summary>
    /// Adds a health check named <c>fal</c>: the options are usable, and the queue's host answers within five seconds. Free of charge and
    /// without the key; the data names the contract that the client carries.
    /// </summary>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="contract">The contract to name, such as <c>fal => fal.Upscaler.Contract</c>.</param>
    /// <param name="failureStatus">The status of a failed check. Default unhealthy; degraded where the application can do without.</param>
    public static IHealthChecksBuilder AddFal(
        this IHealthChecksBuilder builder, Func<FalClient, FalContractInfo> contract, HealthStatus failureStatus = HealthStatus.Unhealthy)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(contract);
        builder.Services.AddHttpClient(FalHealthCheck.ClientName, http => http.Timeout = HealthTimeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return builder.Add(new HealthCheckRegistration(
            "fal", provider => ActivatorUtilities.CreateInstance<FalHealthCheck>(provider, contract), failureStatus, tags: null));
    }
}
