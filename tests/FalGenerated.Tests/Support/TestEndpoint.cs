using FalGenerated.CodeGeneration;

namespace FalGenerated.Tests.Support;

/// <summary>A hand-made endpoint in the shape of the generated ones, so that the generic layer is tested without a contract.</summary>
public static class TestEndpoint
{
    public const string Id = "owner/app/some/path";

    public static FalEndpointDescriptor<TestInput, TestOutput> Descriptor { get; } = new()
    {
        EndpointId = Id,
        AppId = "owner/app",
        ContractSha256 = new string('0', 64),
        ContractObtained = "authored",
        ContractDate = "2026-01-01",
        SubmitAsync = (call, http, input, token) => new Raw(call, http).SendAsync<QueueStatus>(HttpMethod.Post, Id, input, token),
        GetStatusAsync = (call, http, id, logs, token) =>
            new Raw(call, http).SendAsync<QueueStatus>(HttpMethod.Get, $"owner/app/requests/{id}/status", null, token, logs ? 1 : null),
        GetResultAsync = (call, http, id, token) => new Raw(call, http).SendAsync<TestOutput>(HttpMethod.Get, $"owner/app/requests/{id}", null, token),
        CancelAsync = (call, http, id, token) => new Raw(call, http).SendAsync<CancelResponse>(HttpMethod.Put, $"owner/app/requests/{id}/cancel", null, token),
    };

    private sealed class Raw(FalCall call, HttpClient http) : FalRawClient(call, http)
    {
        public Task<FalResponse<T>> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken token, int? logs = null) =>
            SendAsync<T>(method, path, [new("logs", logs)], body, token);
    }
}
