using FalGenerated.CodeGeneration;
using FalGenerated.Jobs;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>
    /// Looks for what is certain to fail, as each submit does before it pays. Sends nothing. An endpoint without findings of its own is held
    /// against the limits of its contract.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="media">The facts of files by the address that the input has for them. Null: only inline files and this client's own uploads are known.</param>
    /// <returns>All findings; empty when there is nothing to say.</returns>
    public IReadOnlyList<Finding> Validate(TInput input, IReadOnlyDictionary<string, MediaFacts>? media = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (JsonBody.Of(input, new Dictionary<string, JToken>()).Json is not JObject body)
        {
            return [];
        }

        return profile.Findings is { } own
            ? own(body, null, new FindingScope(Context.Settings.QueueUrl, Context.Time.GetUtcNow()))
            : LimitFindings(body, address => media?.GetValueOrDefault(address) ?? Context.Storage.FactsOf(address));
    }

    private IReadOnlyList<Finding> LimitFindings(JObject body, Func<string, MediaFacts?> factsOf) => ContractLimits.Check(descriptor.InputLimits, body, factsOf);

    /// <summary>The profile of paid calls: the contract's limits stand in where the endpoint has no findings of its own.</summary>
    private EndpointProfile PaidProfile => profile.Findings is null
        ? profile with { Findings = (body, _, _) => LimitFindings(body, Context.Storage.FactsOf) }
        : profile;
}
