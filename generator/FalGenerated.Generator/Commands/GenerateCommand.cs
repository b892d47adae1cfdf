using System.CommandLine;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Files;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;
using FalGenerated.Generator.NSwag;

namespace FalGenerated.Generator.Commands;

/// <summary><c>generate</c>: normalise, then NSwag; the build runs it once for all contracts of a project.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        Argument<string> list = new("list") { Description = "The project's contracts, as FalGenerated.Build writes them." };
        Command command = new("generate", "Generate C# from pinned documents, as the build does.") { list };
        command.SetAction((result, cancellationToken) => BuildGuard.GuardAsync(result.InvocationConfiguration.Error, async () =>
            await GenerateAsync(GenerationList.Read(result.GetRequiredValue(list)), result.InvocationConfiguration.Error, cancellationToken)));
        return command;
    }

    /// <summary>Every contract is tried, so that one build names all that is wrong, and those without a fault need not be made again.</summary>
    private static async Task GenerateAsync(GenerationList list, TextWriter error, CancellationToken cancellationToken)
    {
        List<Diagnostic> problems = [];
        List<Diagnostic> warnings = [];
        Dictionary<NSwagJob, EndpointId> jobs = [];
        foreach ((EndpointId endpoint, string? wanted) in list.Contracts.Where(contract => !File.Exists(list.PathOf(contract.Endpoint, ".stamp"))))
        {
            try
            {
                string document = list.PathOf(endpoint, ".json");
                NSwagJob job = new(document, list.NamespaceOf(endpoint, wanted), list.PathOf(endpoint, ".g.cs"));
                AtomicFile.WriteIfDifferent(document, JsonText.Write(Normalizer.ForCSharp(new ContractFolder(list.Root, endpoint), warnings)));
                jobs.TryAdd(job, endpoint);
            }
            catch (DiagnosticException refusal)
            {
                problems.AddRange(refusal.Diagnostics);
            }
        }

        foreach (Diagnostic warning in warnings)
        {
            await error.WriteLineAsync(warning.ToString());
        }

        IReadOnlyDictionary<NSwagJob, Diagnostic> failed = await new NSwagRun(list.NSwag, list.Settings).GenerateAsync([.. jobs.Keys], cancellationToken);
        foreach ((NSwagJob job, EndpointId endpoint) in jobs.Where(job => !failed.ContainsKey(job.Key)))
        {
            await File.WriteAllBytesAsync(list.PathOf(endpoint, ".stamp"), [], cancellationToken);
        }

        problems.AddRange(failed.Values);
        if (problems.Count > 0)
        {
            throw new DiagnosticException(problems);
        }
    }
}
