using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Fetching;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Drift.PageComparison;
using FalGenerated.Generator.Files;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;

namespace FalGenerated.Generator.Drift.Pinning;

/// <summary>Takes a new document over: everything is written beside its target first, and all renames come last.</summary>
internal static class PinUpdate
{
    /// <summary>Replaces pin, page, lock and, when every overlay still fits, <c>effective.json</c>.</summary>
    /// <param name="file">The lock.</param>
    /// <param name="entry">The endpoint.</param>
    /// <param name="live">The document and the page to take over.</param>
    /// <param name="decision">What was decided about breaking findings.</param>
    /// <param name="now">The time of the update.</param>
    /// <param name="authored">The document was written, not served: the pin stays provisional.</param>
    /// <returns>Dead overlay actions and price words: empty when everything still fits.</returns>
    public static IReadOnlyList<Diagnostic> Apply(LockFile file, LockEntry entry, LiveTexts live, BreakingDecision decision, DateTimeOffset now, bool authored)
    {
        SourceText pin = entry.Pin.Read();
        FetchedText document = live.Document ?? new FetchedText(pin.Name, pin.Bytes.ToArray());
        string digest = ContractDigest.Of(ContractReader.Read(new SourceText(document.Name, document.Bytes)));
        List<Diagnostic> problems = [];
        byte[]? effective = UpdateForecast.TryEffective(file, entry, document, problems);
        problems.AddRange(UpdateForecast.OfPrices(entry, document, live.Page));

        Node? history = entry.Node["history"]?.Clone();
        LockWriter.Record(entry, document, digest, live.Page, decision, now);
        if (authored)
        {
            // The history is of what the service sent.
            entry.Node.Set("history", history ?? entry.Node.Array());
            entry.Node.Set("obtained", entry.Node.Text("authored"));
        }

        StagedFiles staged = new();
        try
        {
            if (effective is not null)
            {
                staged.Add(entry.Contract.Effective, effective);
            }

            if (live.Page is { } page && entry.Page is { } pinnedPage)
            {
                staged.Add(pinnedPage.Path, page.Bytes);
            }

            staged.Add(entry.Pin.Path, document.Bytes);
            staged.Add(file.Path, file.ToBytes());
            staged.Commit();
        }
        finally
        {
            staged.Discard();
        }

        return problems;
    }
}
