namespace FalGenerated.CodeGeneration;

/// <summary>Which contract a client was generated from: what a bug report, a health page or a drift alarm has to say.</summary>
/// <param name="EndpointId">The endpoint.</param>
/// <param name="Sha256">SHA-256 of the pinned document's bytes, lowercase hex: the <c>sha256</c> of <c>contract.lock.json</c>; empty for an endpoint that is known by its id only.</param>
/// <param name="Obtained"><c>fetched</c> from the service, <c>authored</c> from the endpoint's page, <c>given</c> at run time, or <c>none</c> for an endpoint that is known by its id only.</param>
/// <param name="Date">The day of the pin, as yyyy-MM-dd; empty when the lock does not record one.</param>
public sealed record FalContractInfo(string EndpointId, string Sha256, string Obtained, string Date)
{
    /// <summary>The contract's defaults by wire name, as texts or JSON: what the service uses for a member that is not sent.</summary>
    internal IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets a value indicating whether the contract is pinned, rather than given at run time or not known.</summary>
    internal bool IsPinned => Obtained is "fetched" or "authored";

    /// <summary>Gets a value indicating whether the pin was never fetched, so that the service's own document may differ from it.</summary>
    public bool IsProvisional => Obtained != "fetched";

    /// <summary>All of it on one line.</summary>
    public override string ToString() => $"{EndpointId} {Sha256} {Obtained} {Date}".TrimEnd();
}
