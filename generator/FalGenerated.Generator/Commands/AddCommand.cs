using System.CommandLine;
using System.Globalization;
using FalGenerated.Generator.AddEndpoint;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Fetching;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Commands;

/// <summary><c>add</c>: pins another endpoint, with a lock entry and a starter overlay.</summary>
internal static class AddCommand
{
    public static Command Create()
    {
        SourceOptions source = new();
        Command command = new("add", "Pin another endpoint: document, lock, starter overlay.");
        source.AddTo(command);
        command.SetAction((result, cancellationToken) => ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, async () =>
        {
            string root = result.GetRequiredValue(source.Root);
            EndpointId endpoint = EndpointId.Parse(source.Endpoint(result) ?? throw new UsageException("name the endpoint, such as owner/app/path."));
            if (File.Exists(Path.Combine(root, LockFile.FileName)) && LockFile.Read(root).Entries.Any(entry => entry.Endpoint == endpoint.Full))
            {
                throw new UsageException($"the lock has '{endpoint}' already; use 'fal-contract update'.");
            }

            bool fromFile = source.IsFile(result);
            ObjectNode node = Entry(endpoint, hasPage: !fromFile);
            LiveTexts texts = await source.Source(result).GetAsync(new LockEntry(root, endpoint.Full, node), cancellationToken);
            if (texts.Page is null)
            {
                node.Remove("pricing");
            }

            IReadOnlyList<Diagnostic> open = new ContractAddition(root, endpoint).Apply(node, texts, fromFile, TimeProvider.System.GetUtcNow());
            TextWriter output = result.InvocationConfiguration.Output;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{endpoint} is pinned under {root}/{endpoint}: {texts.Document!.Bytes.Length} bytes."));
            foreach (Diagnostic diagnostic in open)
            {
                await result.InvocationConfiguration.Error.WriteLineAsync(diagnostic.ToString());
            }

            string first = open.Count == 0 ? "" : $"correct each error above in overlay.json or csharp.overlay.json beside the pin, as it says, until 'fal-contract normalize {endpoint}' prints none, and run it with --write; then ";
            await output.WriteLineAsync($"Next: {first}<FalContract Include=\"{endpoint}\" /> in a project file, then build.");
            return open.Count == 0 ? ExitCodes.Clean : ExitCodes.Drift;
        }));
        return command;
    }

    /// <summary>A lock entry with the addresses at which the service publishes both texts of an endpoint.</summary>
    private static ObjectNode Entry(EndpointId endpoint, bool hasPage)
    {
        string page = hasPage
            ? $$""","pricing":{"source":"https://fal.ai/models/{{endpoint}}/llms.txt","file":"{{endpoint}}/llms.txt","bytes":0,"sha256":""}"""
            : "";
        string text = $$"""
            {"source":"https://fal.ai/api/openapi/queue/openapi.json?endpoint_id={{endpoint}}","file":"{{endpoint}}/openapi.json","obtained":"authored","fetchedAt":null,
             "httpStatus":null,"etag":null,"lastModified":null,"contentType":null,"bytes":0,"sha256":""{{page}},"anchors":[],"acceptedBy":null,"history":[]}
            """;
        return (ObjectNode)JsonReader.Read(new SourceText(LockFile.FileName, System.Text.Encoding.UTF8.GetBytes(text)));
    }
}
