using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Files;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.NSwag;

/// <summary>
/// Runs NSwag on normalised documents, all of them in one process: starting it costs more than a document does. The settings are copied with
/// absolute paths into a folder of their own, because NSwag splits its <c>/variables</c> at commas and equals signs, because two builds at
/// once must not write one file, and because without an argument NSwag takes every <c>*.nswag</c> of its folder.
/// </summary>
internal sealed class NSwagRun(string toolDll, string settingsFile)
{
    /// <summary>Writes the C# of each document; one that fails does not keep the others from theirs.</summary>
    /// <returns>The documents that failed, each with its reason; empty when none did.</returns>
    /// <exception cref="DiagnosticException">NSwag or its settings are missing or refused.</exception>
    public async Task<IReadOnlyDictionary<NSwagJob, Diagnostic>> GenerateAsync(IReadOnlyList<NSwagJob> jobs, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-nswag-");
        try
        {
            Dictionary<string, NSwagJob> open = [];
            foreach (NSwagJob job in jobs)
            {
                string settings = Path.Combine(folder.FullName, $"{open.Count:D4}.nswag");
                await File.WriteAllBytesAsync(settings, Settings(job, CodeOf(settings)), cancellationToken);
                open.Add(settings, job);
            }

            return await RunAllAsync(folder.FullName, open, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<IReadOnlyDictionary<NSwagJob, Diagnostic>> RunAllAsync(string folder, Dictionary<string, NSwagJob> open, CancellationToken cancellationToken)
    {
        NSwagProcess process = new(toolDll, folder);
        Dictionary<NSwagJob, Diagnostic> failed = [];
        while (open.Count > 0)
        {
            NSwagFailure? failure = await process.RunAsync(cancellationToken);
            if (failure is { Settings: null } || (failure is not null && !open.ContainsKey(failure.Settings!)))
            {
                throw new DiagnosticException([Refusal(failure.Reason)]);
            }

            // It stops at the first that fails; what it did before lies there, and the rest is for the next run.
            foreach ((string settings, NSwagJob job) in open.Where(job => File.Exists(CodeOf(job.Key))).ToArray())
            {
                AtomicFile.WriteIfDifferent(job.Output, await File.ReadAllBytesAsync(CodeOf(settings), cancellationToken));
                Forget(open, settings);
            }

            if (failure is null && open.Count > 0)
            {
                throw new DiagnosticException([Refusal("it wrote nothing")]);
            }

            if (failure is not null && open.TryGetValue(failure.Settings!, out NSwagJob? culprit))
            {
                failed.Add(culprit, Refusal(failure.Reason));
                Forget(open, failure.Settings!);
            }
        }

        return failed;
    }

    private static void Forget(Dictionary<string, NSwagJob> open, string settings)
    {
        File.Delete(settings);
        File.Delete(CodeOf(settings));
        open.Remove(settings);
    }

    private static string CodeOf(string settings) => Path.ChangeExtension(settings, ".g.cs");

    private byte[] Settings(NSwagJob job, string code)
    {
        Node settings = ContractFolder.Read(settingsFile);
        if (JsonPointer.Find(settings, "/documentGenerator/fromDocument") is not ObjectNode input
            || JsonPointer.Find(settings, "/codeGenerators/openApiToCSharpClient") is not ObjectNode client)
        {
            throw new DiagnosticException([Problem("the settings have no documentGenerator/fromDocument and codeGenerators/openApiToCSharpClient; restore the file")]);
        }

        if (!File.Exists(toolDll))
        {
            throw new DiagnosticException([Problem($"'{toolDll}' is not there; restore the package NSwag.MSBuild, or name another folder with dotnet-nswag.dll")]);
        }

        string root = Path.GetDirectoryName(Path.GetFullPath(settingsFile))!;
        string templates = Path.GetFullPath(Path.Combine(root, client.TextOf("templateDirectory") ?? "."));
        input.Set("url", input.Text(Path.GetFullPath(job.Document)));
        client.Set("namespace", client.Text(job.Namespace));
        client.Set("templateDirectory", client.Text(templates));
        client.Set("output", client.Text(code));
        return JsonText.Write(settings);
    }

    private Diagnostic Refusal(string reason) => Problem($"NSwag failed ({reason}); correct the settings, a template or the contract");

    private Diagnostic Problem(string message) => new(settingsFile, new SourcePosition(1, 1), DiagnosticCode.NSwagFailed, "", message);
}
