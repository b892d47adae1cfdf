using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.PageComparison;
using FalGenerated.Generator.Files;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Pinning;

/// <summary>Takes the price table that lies beside a pin into the lock, when the pinned page says what it says.</summary>
internal static class PriceTakeover
{
    /// <summary>The table as it lies there, edited or not.</summary>
    /// <exception cref="DiagnosticException">It is no JSON object.</exception>
    public static ObjectNode Read(LockEntry entry)
    {
        string path = entry.Contract.Prices;
        Node table = JsonReader.Read(new SourceText(DisplayPath.Of(path), File.ReadAllBytes(path)));
        return table as ObjectNode ?? throw Refusal.Of(table, DiagnosticCode.PriceWords, "a price table is an object with rows that quote the page; restore it from version control");
    }

    /// <summary>Everything that keeps the table from being taken over; empty when the page says each of its figures.</summary>
    public static IReadOnlyList<Diagnostic> Problems(LockEntry entry, ObjectNode table)
    {
        if (table.TextOf("endpoint") is { } other && other != entry.Endpoint)
        {
            return [Diagnostic.At(table["endpoint"]!, DiagnosticCode.AnotherEndpoint, $"the table is of '{Truncate.Of(other)}', not of '{entry.Endpoint}'; correct it, or move the file")];
        }

        if (entry.Page?.Read() is not { } text)
        {
            return [new Diagnostic(table.Source.Name, new(1, 1), DiagnosticCode.PriceWords, "", "no page with prices is pinned for this endpoint; pin one from the service with 'fal-contract add', or remove the table")];
        }

        return EndpointPage.TryRead(text) is { } page
            ? PriceTableCheck.Check(table, page)
            : [new Diagnostic(text.Name, new(1, 1), DiagnosticCode.PriceWords, "", "the page has no readable section 'Pricing'; fetch it again")];
    }

    /// <summary>Enters the table's bytes into the lock and writes the lock.</summary>
    /// <returns>False when the lock had these bytes already.</returns>
    public static bool Apply(LockFile file, LockEntry entry, ObjectNode table)
    {
        byte[] bytes = table.Source.Bytes.ToArray();
        if (entry.Table?.Sha256 == LockedFile.Hash(bytes))
        {
            return false;
        }

        ObjectNode node = entry.Node;
        if (node["table"] is not ObjectNode record)
        {
            record = node.Object(("file", node.Text($"{entry.Endpoint}/{Path.GetFileName(entry.Contract.Prices)}")), ("bytes", node.Number("0")), ("sha256", node.Text("")));
            node.Set("table", record);
            List<string> order = [.. node.Members.Select(member => member.Key).Where(key => key != "table")];
            order.Insert(order.IndexOf("pricing") + 1, "table");
            node.Sort(order.IndexOf);
        }

        new LockedFile(file.Folder, record).Record(bytes);
        AtomicFile.WriteIfDifferent(file.Path, file.ToBytes());
        return true;
    }
}
