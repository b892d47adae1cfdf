using System.Text;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;

namespace FalGenerated.Generator.ContractPage;

/// <summary>The page beside a pin: what goes in, what comes out, what it costs, and which rules stand in no schema.</summary>
internal static class PageContent
{
    public const string FileName = "CONTRACT.md";

    private static readonly string[] Head = ["member", "type", "required", "default", "what"];

    /// <exception cref="DiagnosticException">A file that the page is made of is missing or refused.</exception>
    public static string Of(LockEntry entry)
    {
        ObjectNode document = Normalizer.Effective(entry.Contract);
        SchemaMembers members = new(document);
        StringBuilder page = new();
        Append(page,
            $"# {PageText.Of(entry.Endpoint)}", "",
            "Made from the files of this folder by `fal-contract page --write`; edit those, not this.", "",
            Provenance(entry), "");
        Append(page, ["## Calls", "", .. Calls(document)]);
        Append(page, ["## Input", "", .. Members(members, Body(document, "post", "requestBody"))]);
        Append(page, ["## Output", "", .. Members(members, Result(document, entry))]);
        if (entry.Table is { } table && JsonReader.Read(table.Read()) is ObjectNode prices)
        {
            Append(page, ["## Price", "", .. PriceSection.Of(prices)]);
        }

        Append(page, ["## Rules that stand in no schema", "", .. RulesSection.Prose(entry)]);
        Append(page, ["## Corrections of the document", "", "`effective.json` is the document with these applied.", "", .. RulesSection.Corrections(entry.Contract)]);
        return page.ToString().TrimEnd() + "\n";
    }

    private static string Provenance(LockEntry entry)
    {
        string obtained = entry.IsProvisional
            ? "The document was written from the endpoint's page and never fetched, so it is provisional"
            : "The document was fetched from the service";
        string time = entry.Node.TextOf("fetchedAt") is { Length: >= 10 } at ? $" ({at[..10]})" : "";
        string compared = entry.Compared is { } comparison ? $" It was {PageText.Of(comparison.Sentence)}." : "";
        return $"{obtained}{time}; sha256 of its bytes {PageText.Code(entry.Pin.Sha256)}.{compared}";
    }

    private static IEnumerable<string> Calls(ObjectNode document) => PageText.Table(
        ["call", "path", "answers"],
        from path in document.MembersOf("paths")
        from operation in (path.Value as ObjectNode)?.Members ?? []
        where operation.Value is ObjectNode && operation.Key is "get" or "put" or "post"
        select new[]
        {
            operation.Key.ToUpperInvariant(), PageText.Code(path.Key),
            string.Join(", ", ((ObjectNode)operation.Value).MembersOf("responses").Select(response => PageText.Of(response.Key))),
        });

    private static IEnumerable<string> Members(SchemaMembers members, ObjectNode? schema) =>
        schema is null ? ["The document does not say.", ""] : PageText.Table(Head, members.RowsOf(schema));

    /// <summary>The schema of the submit's body.</summary>
    private static ObjectNode? Body(ObjectNode document, string method, string holder) => document.MembersOf("paths")
        .Select(path => ((path.Value as ObjectNode)?[method] as ObjectNode)?[holder] as ObjectNode)
        .OfType<ObjectNode>().Select(SchemaOf).FirstOrDefault();

    /// <summary>The schema of the result's body.</summary>
    private static ObjectNode? Result(ObjectNode document, LockEntry entry) =>
        JsonPointer.Find(document, $"/paths/{JsonPointer.Escape($"/{entry.Contract.Endpoint.App}/requests/{{request_id}}")}/get/responses/200") is ObjectNode response
            ? SchemaOf(response)
            : null;

    private static ObjectNode? SchemaOf(ObjectNode holder) => JsonPointer.Find(holder, "/content/application~1json/schema") as ObjectNode;

    private static void Append(StringBuilder page, params IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            page.Append(line).Append('\n');
        }
    }
}
