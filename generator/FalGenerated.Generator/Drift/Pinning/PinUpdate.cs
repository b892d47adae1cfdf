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
    /// <returns>Dead overlay actions and price words: empty when everything still fits.</returns>
    public static IReadOnlyList<Diagnostic> Apply(LockFile file, LockEntry entry, LiveTexts live, BreakingDecision decision, DateTimeOffset now)
    {
        SourceText pin = entry.Pin.Read();
        FetchedText document = live.Document ?? new FetchedText(pin.Name, pin.Bytes.ToArray());
        string digest = ContractDigest.Of(ContractReader.Read(new SourceText(document.Name, document.Bytes)));
        List<Diagnostic> problems = [];
        byte[]? effective = TryEffective(file, entry, document, problems);
        CheckPrices(entry, document, live.Page, problems);

        LockWriter.Record(entry, document, digest, live.Page, decision, now);
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

    /// <summary>The overlays are tried in a copy of the endpoint's folder, so that a failure leaves nothing behind.</summary>
    private static byte[]? TryEffective(LockFile file, LockEntry entry, FetchedText document, List<Diagnostic> problems)
    {
        DirectoryInfo copy = Directory.CreateTempSubdirectory("fal-contract-");
        try
        {
            ContractFolder staged = new(copy.FullName, entry.Contract.Endpoint);
            Directory.CreateDirectory(Path.GetDirectoryName(staged.Pin)!);
            File.WriteAllBytes(staged.Pin, document.Bytes);
            CopyIfThere(entry.Contract.QueueOverlay, staged.QueueOverlay);
            CopyIfThere(entry.Contract.Overlay, staged.Overlay);
            return JsonText.Write(Normalizer.Effective(staged));
        }
        catch (DiagnosticException refusal)
        {
            problems.AddRange(refusal.Diagnostics.Select(diagnostic => diagnostic with
            {
                File = DisplayPath.Of(Path.Combine(file.Folder, Path.GetRelativePath(copy.FullName, diagnostic.File))),
            }));
            return null;
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static void CheckPrices(LockEntry entry, FetchedText document, FetchedText? page, List<Diagnostic> problems)
    {
        SourceText? text = page is not null ? new SourceText(entry.Page!.Name, page.Bytes) : entry.Page?.Read();
        if (text is not null && entry.Table is { } table && EndpointPage.TryRead(text) is { } prices)
        {
            problems.AddRange(PriceTableCheck.Check(JsonReader.Read(table.Read()), prices));
        }

        List<string> texts = [.. ProseWatch.TextsOf(JsonReader.Read(new SourceText(document.Name, document.Bytes)))];
        texts.Add(text is null ? "" : System.Text.Encoding.UTF8.GetString(text.Bytes.Span));
        foreach (ObjectNode anchor in entry.Node.ItemsOf("anchors").OfType<ObjectNode>())
        {
            if (anchor.TextOf("words") is { } words && !texts.Exists(candidate => candidate.Contains(words, StringComparison.Ordinal)))
            {
                problems.Add(Diagnostic.At(anchor, DiagnosticCode.PriceWords, $"the words '{Truncate.Of(words)}' stand neither in the pin nor in its page; check {Truncate.Of(anchor.TextOf("constant") ?? "what rests on them")} and correct the anchor"));
            }
        }
    }

    private static void CopyIfThere(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Copy(from, to);
        }
    }
}
