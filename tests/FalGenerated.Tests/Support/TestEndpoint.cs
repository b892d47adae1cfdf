using FalGenerated.Contracts;

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
        SubmitAsync = (call, http, input, token) => new Raw(call, http).SendAsync<QueueStatus>(HttpMethod.Post, Id, input, token),
        GetStatusAsync = (call, http, id, logs, token) =>
            new Raw(call, http).SendAsync<QueueStatus>(HttpMethod.Get, $"owner/app/requests/{id}/status", null, token, logs ? "?logs=1" : ""),
        GetResultAsync = (call, http, id, token) => new Raw(call, http).SendAsync<TestOutput>(HttpMethod.Get, $"owner/app/requests/{id}", null, token),
        CancelAsync = (call, http, id, token) => new Raw(call, http).SendAsync<CancelResponse>(HttpMethod.Put, $"owner/app/requests/{id}/cancel", null, token),
    };

    private sealed class Raw(FalCall call, HttpClient http) : FalRawClient(call)
    {
        public async Task<FalResponse<T>> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken token, string query = "")
        {
            using HttpRequestMessage request = await CreateHttpRequestMessageAsync(token);
            request.Method = method;
            Uri address = AddressOf(path);
            request.RequestUri = query.Length == 0 ? address : new Uri(address + query, UriKind.RelativeOrAbsolute);
            request.Content = body is null ? null : CreateContent(body);
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
            Dictionary<string, IEnumerable<string>> headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
            if ((int)response.StatusCode is not (200 or 202))
            {
                string text = await response.Content.ReadAsStringAsync(token);
                throw new FalWireException("Unexpected status.", (int)response.StatusCode, text, headers, null);
            }

            (T value, _) = await ReadAsync<T>(response, headers, token);
            return new FalResponse<T>((int)response.StatusCode, headers, value);
        }
    }
}
