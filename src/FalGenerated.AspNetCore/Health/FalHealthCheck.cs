using FalGenerated.CodeGeneration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace FalGenerated.AspNetCore.Health;

/// <summary>
/// Checks that the options are usable and that the queue's host answers. It asks without a key for a page that costs nothing, so it says
/// nothing of the key or the balance. The contract that the client carries stands beside the verdict.
/// </summary>
internal sealed class FalHealthCheck(IServiceProvider services, IHttpClientFactory clients, Func<FalClient, FalContractInfo> contract) : IHealthCheck
{
    /// <summary>The name of its HTTP client in the host's factory.</summary>
    public const string ClientName = "FalGenerated.health";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Uri queue;
        Dictionary<string, object> facts = [];
        try
        {
            queue = services.GetRequiredService<IOptions<FalOptions>>().Value.QueueUrl;
            FalContractInfo carried = contract(services.GetRequiredService<FalClient>());
            facts["endpoint"] = carried.EndpointId;
            facts["contract"] = carried.Sha256;
            facts["contractDate"] = carried.Date;
        }
        catch (Exception error) when (error is OptionsValidationException or FalConfigurationException)
        {
            return new(context.Registration.FailureStatus, $"Correct the options: {error.Message}");
        }

        try
        {
            using HttpClient http = clients.CreateClient(ClientName);
            using HttpRequestMessage request = new(HttpMethod.Head, queue);
            using HttpResponseMessage answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return (int)answer.StatusCode < 500
                ? HealthCheckResult.Healthy($"{queue.Host} answers.", facts)
                : new(context.Registration.FailureStatus, $"Look at the service's status page: {queue.Host} answers {(int)answer.StatusCode}.", data: facts);
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new(context.Registration.FailureStatus, $"Check the network: {queue.Host} could not be reached.", data: facts);
        }
    }
}
