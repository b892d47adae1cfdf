namespace FalGenerated.Platform;

// Requests, billing events, usage.
public sealed partial class FalPlatform
{
    /// <summary>Lists the requests of one endpoint, the latest first. The list may lag, and need not be whole: absent so far is not absent.</summary>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="from">The beginning of the time of submission; null for the service's default.</param>
    /// <param name="to">Its end; null for now.</param>
    /// <param name="withPayloads">True to have inputs and outputs, where they are kept.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="FalApiException">The service refused the call, or its answer cannot be read.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IAsyncEnumerable<EndpointRequest> ListRequestsAsync(
        string endpointId, DateTimeOffset? from = null, DateTimeOffset? to = null, bool withPayloads = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(endpointId);
        return ListAsync<EndpointRequest>(
            "models/requests/by-endpoint",
            "items",
            [new("endpoint_id", endpointId), .. Range(from, to), new("limit", 100), new("expand", withPayloads ? "payloads" : null)],
            cancellationToken);
    }

    /// <summary>Lists what was billed, one event for each request. Needs a key of the ADMIN scope; events come some minutes late.</summary>
    /// <param name="from">The beginning; null for the service's default.</param>
    /// <param name="to">The end, at most 90 days later; null for now.</param>
    /// <param name="endpointIds">The endpoints; null for all.</param>
    /// <param name="requestIds">The request ids; null for all.</param>
    /// <param name="tag">A tag that the request had; null for any.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="FalApiException">The service refused the call, or its answer cannot be read.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IAsyncEnumerable<BillingEvent> ListBillingEventsAsync(
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        IReadOnlyCollection<string>? endpointIds = null,
        IReadOnlyCollection<string>? requestIds = null,
        KeyValuePair<string, string>? tag = null,
        CancellationToken cancellationToken = default) => ListAsync<BillingEvent>(
            "models/billing-events",
            "billing_events",
            [
                .. Range(from, to), .. Many("endpoint_id", endpointIds), .. Many("request_id", requestIds),
                new("tag", tag is { } named ? $"{named.Key}={named.Value}" : null),
            ],
            cancellationToken);

    /// <summary>Lists sums of what was used, by spans of time. Needs a key of the ADMIN scope.</summary>
    /// <param name="from">The beginning; null for the service's default.</param>
    /// <param name="to">The end; null for now.</param>
    /// <param name="endpointIds">The endpoints; null for all.</param>
    /// <param name="timeframe">The span: <c>minute</c>, <c>hour</c> or <c>day</c>; null for the service's default.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="FalApiException">The service refused the call, or its answer cannot be read.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IAsyncEnumerable<UsageSpan> ListUsageAsync(
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        IReadOnlyCollection<string>? endpointIds = null,
        string? timeframe = null,
        CancellationToken cancellationToken = default) =>
        ListAsync<UsageSpan>("models/usage", "time_series", [.. Range(from, to), .. Many("endpoint_id", endpointIds), new("timeframe", timeframe)], cancellationToken);
}
