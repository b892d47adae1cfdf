using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Lock;

/// <summary>One endpoint of the lock.</summary>
internal sealed class LockEntry(string folder, string endpoint, ObjectNode node)
{
    public string Endpoint { get; } = endpoint;

    public ContractFolder Contract => new(folder, EndpointId.Parse(Endpoint));

    public LockedFile Pin { get; } = new(folder, node);

    /// <summary>The page with the prices; null when none is pinned.</summary>
    public LockedFile? Page { get; } = node["pricing"] is ObjectNode page ? new(folder, page) : null;

    /// <summary>The price table; null when there is none.</summary>
    public LockedFile? Table { get; } = node["table"] is ObjectNode table
        ? new(folder, table, "take the edited table over with 'fal-contract prices --write', or restore it")
        : null;

    /// <summary>The pin was written from the page and never fetched.</summary>
    public bool IsProvisional => Node.TextOf("obtained") == "authored";

    /// <summary>The comparison of the pin with a document of the service; null when none is recorded.</summary>
    public PinComparisonRecord? Compared => Node["compared"] is ObjectNode compared ? new(compared) : null;

    public string? ETag => Node.TextOf("etag");

    public string? LastModified => Node.TextOf("lastModified");

    public string? ContractSha256 => Node.TextOf("contractSha256");

    public IReadOnlyList<ProseAnchor> Anchors =>
    [
        .. Node.ItemsOf("anchors").OfType<ObjectNode>()
            .Select(anchor => new ProseAnchor(anchor.TextOf("words") ?? "", anchor.TextOf("constant") ?? "")),
    ];

    /// <summary>The endpoint's object in the lock, for positions.</summary>
    public ObjectNode Node { get; } = node;
}
