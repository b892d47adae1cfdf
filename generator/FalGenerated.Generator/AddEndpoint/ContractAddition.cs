using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Fetching;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Drift.Pinning;
using FalGenerated.Generator.Files;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;

namespace FalGenerated.Generator.AddEndpoint;

/// <summary>
/// Pins a new endpoint: document, starter overlay, snapshot and lock entry, all of them or none. A document with keywords of wrong kinds
/// is pinned without a snapshot: only an overlay beside the pin can correct it, and that needs the pin.
/// </summary>
internal sealed class ContractAddition(string root, EndpointId endpoint)
{
    private readonly ContractFolder target = new(root, endpoint);

    /// <param name="node">The lock entry, without what the obtained texts say.</param>
    /// <param name="texts">The document, and the page with the prices where there is one.</param>
    /// <param name="provisional">The document's origin is not known: the first fetch replaces it.</param>
    /// <param name="now">The time of the addition.</param>
    /// <returns>What an overlay has to correct or decide by hand before the contract can be generated.</returns>
    /// <exception cref="DiagnosticException">The document is refused; nothing was written.</exception>
    public IReadOnlyList<Diagnostic> Apply(ObjectNode node, LiveTexts texts, bool provisional, DateTimeOffset now)
    {
        FetchedText document = texts.Document!;
        ContractModel model = ContractReader.Read(new SourceText(document.Name, document.Bytes));
        if (model.EndpointId is { } described && described != endpoint.Full)
        {
            throw Refusal.Of(model.FalMetadata!["endpointId"]!, DiagnosticCode.AnotherEndpoint, $"the document describes '{Truncate.Of(described)}', not '{endpoint}'; check the endpoint id, and where the document came from");
        }

        string digest = ContractDigest.Of(model);
        DirectoryInfo copy = Directory.CreateTempSubdirectory("fal-contract-");
        try
        {
            ContractFolder staged = new(copy.FullName, endpoint);
            Directory.CreateDirectory(Path.GetDirectoryName(staged.Pin)!);
            File.WriteAllBytes(staged.Pin, document.Bytes);
            File.WriteAllBytes(staged.QueueOverlay, File.Exists(target.QueueOverlay) ? File.ReadAllBytes(target.QueueOverlay) : CommonOverlay());
            byte[]? effective = TryEffective(staged);
            IReadOnlyList<Diagnostic> open = StarterOverlay.Write(staged);
            Record(node, document, digest, texts.Page, provisional, now);
            Commit(staged, effective, texts.Page, node);
            return [.. open.Select(diagnostic => AtHome(diagnostic, copy.FullName))];
        }
        catch (DiagnosticException refusal)
        {
            throw new DiagnosticException([.. refusal.Diagnostics.Select(diagnostic => AtHome(diagnostic, copy.FullName))]);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    /// <summary>Null when an overlay has to correct the document first; the starter overlay is then refused for the same reasons, and they are returned with its.</summary>
    private static byte[]? TryEffective(ContractFolder staged)
    {
        try
        {
            return JsonText.Write(Normalizer.Effective(staged));
        }
        catch (DiagnosticException refusal) when (refusal.Diagnostics.Any(diagnostic => diagnostic.Code == DiagnosticCode.WrongKind))
        {
            return null;
        }
    }

    private void Record(ObjectNode node, FetchedText document, string digest, FetchedText? page, bool provisional, DateTimeOffset now)
    {
        LockWriter.Record(new LockEntry(root, endpoint.Full, node), document, digest, page, new BreakingDecision(0, null, null), now);
        node.Set("history", node.Array());
        if (provisional)
        {
            node.Set("obtained", node.Text("authored"));
        }
    }

    private void Commit(ContractFolder staged, byte[]? effective, FetchedText? page, ObjectNode node)
    {
        ObjectNode contents = File.Exists(target.Lock) ? (ObjectNode)ContractFolder.Read(target.Lock) : EmptyLock();
        ((ObjectNode)contents["endpoints"]!).Set(endpoint.Full, node);
        string folder = Path.GetDirectoryName(target.Pin)!;
        Directory.CreateDirectory(folder);
        StagedFiles files = new();
        try
        {
            files.Add(target.Pin, File.ReadAllBytes(staged.Pin));
            files.Add(target.CSharpOverlay, File.ReadAllBytes(staged.CSharpOverlay));
            if (effective is not null)
            {
                files.Add(target.Effective, effective);
            }

            if (page is not null)
            {
                files.Add(Path.Combine(folder, "llms.txt"), page.Bytes);
            }

            if (!File.Exists(target.QueueOverlay))
            {
                files.Add(target.QueueOverlay, CommonOverlay());
            }

            files.Add(target.Lock, JsonText.Write(contents));
            files.Commit();
        }
        finally
        {
            files.Discard();
        }
    }

    private Diagnostic AtHome(Diagnostic diagnostic, string copy) => diagnostic with
    {
        File = diagnostic.File.StartsWith(copy, StringComparison.Ordinal) ? Path.Combine(root, Path.GetRelativePath(copy, diagnostic.File)) : diagnostic.File,
    };

    private static ObjectNode EmptyLock() => (ObjectNode)JsonReader.Read(new SourceText(
        LockFile.FileName,
        System.Text.Encoding.UTF8.GetBytes($$$"""{"lockVersion":{{{LockFile.Version}}},"normalForm":{{{ContractDigest.Version}}},"endpoints":{}}""")));

    /// <summary>The corrections that every queue document needs, as this tool carries them for repositories that have none yet.</summary>
    private static byte[] CommonOverlay()
    {
        using Stream resource = typeof(ContractAddition).Assembly.GetManifestResourceStream("queue.overlay.json")!;
        using MemoryStream bytes = new();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
