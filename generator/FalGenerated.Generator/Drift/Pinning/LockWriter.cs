using System.Globalization;
using FalGenerated.Generator.Drift.Fetching;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Pinning;

/// <summary>Enters a new pin into the lock.</summary>
internal static class LockWriter
{
    /// <param name="entry">The endpoint.</param>
    /// <param name="document">The new pin as it was received.</param>
    /// <param name="contractSha256">The hash of its normal form.</param>
    /// <param name="page">The new page; null when it was not looked at.</param>
    /// <param name="decision">What was decided about breaking findings.</param>
    /// <param name="now">The time of the update.</param>
    public static void Record(LockEntry entry, FetchedText document, string contractSha256, FetchedText? page, BreakingDecision decision, DateTimeOffset now)
    {
        ObjectNode node = entry.Node;
        string time = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string from = entry.Pin.Sha256;
        node.Set("obtained", node.Text("fetched"));
        node.Set("fetchedAt", node.Text(time));
        Set(node, "httpStatus", document.Status is { } status ? node.Number(status.ToString(CultureInfo.InvariantCulture)) : null);
        Set(node, "etag", document.ETag is { } tag ? node.Text(tag) : null);
        Set(node, "lastModified", document.LastModified is { } modified ? node.Text(modified) : null);
        Set(node, "contentType", document.ContentType is { } type ? node.Text(type) : null);
        entry.Pin.Record(document.Bytes);
        SetContract(node, contractSha256);
        if (page is not null)
        {
            entry.Page?.Record(page.Bytes);
        }

        node.Remove("compared");
        Set(node, "acceptedBy", decision.By is { } by ? node.Text(by) : null);
        ArrayNode history = node["history"] as ArrayNode ?? node.Array();
        history.Add(node.Object(
            ("time", node.Text(time)),
            ("from", node.Text(from)),
            ("to", node.Text(entry.Pin.Sha256)),
            ("breaking", node.Number(decision.Breaking.ToString(CultureInfo.InvariantCulture))),
            ("reason", decision.Reason is { } reason ? node.Text(reason) : new NullNode(node.Source, node.Offset))));
        node.Set("history", history);
    }

    /// <summary>Right behind the hash of the bytes.</summary>
    public static void SetContract(ObjectNode node, string contractSha256)
    {
        bool isNew = node["contractSha256"] is null;
        node.Set("contractSha256", node.Text(contractSha256));
        if (isNew)
        {
            List<string> order = [.. node.Members.Select(member => member.Key).Where(key => key != "contractSha256")];
            order.Insert(order.IndexOf("sha256") + 1, "contractSha256");
            node.Sort(order.IndexOf);
        }
    }

    private static void Set(ObjectNode node, string key, Node? value) => node.Set(key, value ?? new NullNode(node.Source, node.Offset));
}
