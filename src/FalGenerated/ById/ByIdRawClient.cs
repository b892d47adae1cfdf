using FalGenerated.CodeGeneration;

namespace FalGenerated.ById;

/// <summary>The four calls of an endpoint that is known by its id only: the same for every endpoint of the queue.</summary>
/// <param name="call">What this call carries beside its arguments.</param>
/// <param name="httpClient">Sends the requests.</param>
internal sealed class ByIdRawClient(FalCall call, HttpClient httpClient) : FalRawClient(call, httpClient)
{
    /// <summary>Describes an endpoint without a contract.</summary>
    public static FalEndpointDescriptor<TInput, TOutput> Describe<TInput, TOutput>(EndpointId id)
        where TInput : class
        where TOutput : class => new()
        {
            EndpointId = id.Full,
            AppId = id.App,
            ContractSha256 = "",
            ContractObtained = "none",
            ContractDate = "",
            SubmitAsync = (call, http, input, token) => new ByIdRawClient(call, http).SendAsync<QueueStatus>(HttpMethod.Post, id.Full, [], input, token),
            GetStatusAsync = (call, http, job, logs, token) =>
                new ByIdRawClient(call, http).SendAsync<QueueStatus>(HttpMethod.Get, PathOf(id, job, "/status"), [new("logs", logs ? 1 : null)], null, token),
            GetResultAsync = (call, http, job, token) => new ByIdRawClient(call, http).SendAsync<TOutput>(HttpMethod.Get, PathOf(id, job, ""), [], null, token),
            CancelAsync = (call, http, job, token) =>
                new ByIdRawClient(call, http).SendAsync<CancelResponse>(HttpMethod.Put, PathOf(id, job, "/cancel"), [], null, token),
        };

    private static string PathOf(EndpointId id, string job, string call) => $"{id.App}/requests/{Uri.EscapeDataString(job)}{call}";
}
