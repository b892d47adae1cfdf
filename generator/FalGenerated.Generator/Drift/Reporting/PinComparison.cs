using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Fetching;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Drift.PageComparison;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Reporting;

/// <summary>Compares a pin with what is live: the document, the prices, and the words that constants rest on.</summary>
internal static class PinComparison
{
    /// <exception cref="DiagnosticException">The pin was changed by hand, or one of the documents cannot be compared.</exception>
    /// <exception cref="FetchException">The page has no readable prices.</exception>
    public static ComparedContract Compare(LockEntry entry, LiveTexts live, ReaderKind reader)
    {
        SourceText pin = entry.Pin.Read();
        SourceText document = live.Document is { } fetched ? new SourceText(fetched.Name, fetched.Bytes) : pin;
        ComparedContract compared = ComparisonRun.Compare(pin, document, reader, entry.Endpoint, entry.IsProvisional);
        ObjectNode after = DocumentCheck.Open(document);
        RefuseAnotherEndpoint(entry, after, compared);

        List<Finding> findings = [.. compared.Findings];
        List<string> before = [.. ProseWatch.TextsOf(ContractReader.Read(pin).Root)];
        List<string> now = [.. ProseWatch.TextsOf(after)];
        if (entry.Page is { } pinnedPage)
        {
            EndpointPage old = EndpointPage.TryRead(pinnedPage.Read()) ?? throw NoPrices(pinnedPage.Name);
            EndpointPage page = live.Page is { } text ? EndpointPage.TryRead(new SourceText(text.Name, text.Bytes)) ?? throw NoPrices(text.Name) : old;
            findings.AddRange(PageComparer.Compare(old, page));
            if (live.Page is not null)
            {
                before.Add(old.Text);
                now.Add(page.Text);
            }
        }

        IReadOnlyList<Finding> judged = ProseWatch.Anchors(ProseWatch.Numbers(findings), entry.Anchors, before, now, ContractReader.Read(pin).Root);
        return compared with { Findings = FindingOrder.Sort(judged) };
    }

    private static FetchException NoPrices(string name) => new($"{name} has no readable section 'Pricing', so the price of a call is unknown; nothing was compared.");

    private static void RefuseAnotherEndpoint(LockEntry entry, ObjectNode document, ComparedContract compared)
    {
        string? id = (((document["info"] as ObjectNode)?["x-fal-metadata"] as ObjectNode)?["endpointId"] as TextNode)?.Value;
        if (id is not null && id != entry.Endpoint && !compared.Findings.Any(finding => finding.Rule.Id == "fal-endpoint-id-changed"))
        {
            throw Refusal.Of(document, DiagnosticCode.AnotherEndpoint, $"the document describes '{Truncate.Of(id)}', not '{entry.Endpoint}'; check the address it came from");
        }
    }
}
