using Newtonsoft.Json.Linq;

namespace FalGenerated.Platform;

// Models and prices.
public sealed partial class FalPlatform
{
    /// <summary>Lists models.</summary>
    /// <param name="text">A text to search for; null for all.</param>
    /// <param name="endpointIds">The endpoints to list, at most 50; null for all.</param>
    /// <param name="withDocuments">True to have each model's OpenAPI document too, which <c>fal.Endpoint(document)</c> takes.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="ArgumentException">More than 50 endpoints are named.</exception>
    /// <exception cref="FalApiException">The service refused the call, or its answer cannot be read.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IAsyncEnumerable<FalModel> ListModelsAsync(
        string? text = null, IReadOnlyCollection<string>? endpointIds = null, bool withDocuments = false, CancellationToken cancellationToken = default)
    {
        if (endpointIds?.Count > MostIds)
        {
            throw new ArgumentException($"At most {MostIds} endpoints can be named in one list, not {endpointIds.Count}; list them in parts.", nameof(endpointIds));
        }

        return ListAsync<FalModel>(
            "models", "models", [new("q", text), .. Many("endpoint_id", endpointIds), new("expand", withDocuments ? "openapi-3.0" : null)], cancellationToken);
    }

    /// <summary>Gets the prices of units. A unit's price is not a job's: options can multiply it, and the number of units is known afterwards.</summary>
    /// <param name="endpointIds">The endpoints.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The prices that are published; an endpoint without one is left out.</returns>
    /// <exception cref="FalApiException">The service refused the call, or its answer cannot be read.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<IReadOnlyList<UnitPrice>> GetPricesAsync(IReadOnlyCollection<string> endpointIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpointIds);
        List<UnitPrice> prices = [];
        foreach (string[] some in endpointIds.Distinct(StringComparer.Ordinal).Chunk(MostIds))
        {
            try
            {
                await foreach (UnitPrice price in ListAsync<UnitPrice>("models/pricing", "prices", [.. Many("endpoint_id", some)], cancellationToken).ConfigureAwait(false))
                {
                    prices.Add(price);
                }
            }
            catch (FalApiException error) when (error.Kind == FalApiErrorKind.NotFound)
            {
                // None of these has a price.
            }
        }

        return prices;
    }

    /// <summary>Asks the service for the cost of quantities. It multiplies the price of a unit, so that a job's options are not in it.</summary>
    /// <param name="quantities">The number of units by endpoint; or of calls, with <paramref name="ofCalls"/>.</param>
    /// <param name="ofCalls">True to count calls, by what calls cost in the past.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="FalApiException">The service refused the call, or its answer cannot be read.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<CostEstimate> EstimateAsync(IReadOnlyDictionary<string, decimal> quantities, bool ofCalls = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        JObject body = new()
        {
            ["estimate_type"] = ofCalls ? "historical_api_price" : "unit_price",
            ["endpoints"] = new JObject(quantities.Select(one => new JProperty(one.Key, new JObject { [ofCalls ? "call_quantity" : "unit_quantity"] = one.Value }))),
        };
        return TypedAsync(
            async () => PlatformCalls.RowOf<CostEstimate>(await calls.PostAsync("models/pricing/estimate", body, cancellationToken).ConfigureAwait(false)),
            cancellationToken);
    }
}
