using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Fetching;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.PageComparison;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;

namespace FalGenerated.Generator.Drift.Pinning;

/// <summary>Says, before a document is taken over, which committed files will no longer fit it: overlay actions, price words, anchors.</summary>
internal static class UpdateForecast
{
    /// <summary>Every edit that an update to these texts would need, the overlay of C# names included; empty when all still fits.</summary>
    public static IReadOnlyList<Diagnostic> Of(LockFile file, LockEntry entry, LiveTexts live)
    {
        SourceText pin = entry.Pin.Read();
        FetchedText document = live.Document ?? new FetchedText(pin.Name, pin.Bytes.ToArray());
        List<Diagnostic> problems = [];
        if (TryEffective(file, entry, document, problems) is not null)
        {
            Try(file, entry, document, problems, contract =>
            {
                CopyIfThere(entry.Contract.CSharpOverlay, contract.CSharpOverlay);
                Normalizer.ForCSharp(contract);
                return [];
            });
        }

        return [.. problems.Concat(OfPrices(entry, document, live.Page)).Distinct()];
    }

    /// <summary>The corrected contract of a document; null, with the reasons, where an overlay no longer fits it.</summary>
    public static byte[]? TryEffective(LockFile file, LockEntry entry, FetchedText document, List<Diagnostic> problems) =>
        Try(file, entry, document, problems, contract => JsonText.Write(Normalizer.Effective(contract)));

    /// <summary>Price words and anchors that stand no more in the document and its page, and figures of it that no entry claims.</summary>
    public static IReadOnlyList<Diagnostic> OfPrices(LockEntry entry, FetchedText document, FetchedText? page)
    {
        List<Diagnostic> problems = [];
        SourceText? text = page is not null ? new SourceText(entry.Page!.Name, page.Bytes) : entry.Page?.Read();
        if (text is not null && entry.Table is { } table && EndpointPage.TryRead(text) is { } prices)
        {
            problems.AddRange(PriceTableCheck.Check(JsonReader.Read(table.Read()), prices));
        }

        List<string> texts = [.. ProseWatch.TextsOf(JsonReader.Read(new SourceText(document.Name, document.Bytes)))];
        texts.Add(text is null ? "" : System.Text.Encoding.UTF8.GetString(text.Bytes.Span));
        problems.AddRange(AnchorCheck.Check(entry, texts));
        return problems;
    }

    /// <summary>The overlays are tried in a copy of the endpoint's folder, so that a failure leaves nothing behind.</summary>
    private static byte[]? Try(LockFile file, LockEntry entry, FetchedText document, List<Diagnostic> problems, Func<ContractFolder, byte[]> attempt)
    {
        DirectoryInfo copy = Directory.CreateTempSubdirectory("fal-contract-");
        try
        {
            ContractFolder staged = new(copy.FullName, entry.Contract.Endpoint);
            Directory.CreateDirectory(Path.GetDirectoryName(staged.Pin)!);
            File.WriteAllBytes(staged.Pin, document.Bytes);
            CopyIfThere(entry.Contract.QueueOverlay, staged.QueueOverlay);
            CopyIfThere(entry.Contract.Overlay, staged.Overlay);
            return attempt(staged);
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

    private static void CopyIfThere(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Copy(from, to);
        }
    }
}
