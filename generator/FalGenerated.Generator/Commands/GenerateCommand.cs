using System.CommandLine;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;
using FalGenerated.Generator.Rules;

namespace FalGenerated.Generator.Commands;

/// <summary><c>generate</c>: normalise, then NSwag; what the build runs for each contract of a project.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        Argument<string> endpoint = ContractOptions.Endpoint();
        Option<string> root = ContractOptions.Root();
        Option<string?> targetNamespace = new("--namespace") { Description = "The namespace of the generated types; without it, the root namespace and the endpoint's name." };
        Option<string?> rootNamespace = new("--root-namespace") { Description = "The namespace to put in front of the endpoint's name." };
        Option<string> output = new("--output") { Description = "The C# file to write; the normalised document goes beside it.", Required = true };
        Option<string> nswag = new("--nswag") { Description = "NSwag's dotnet-nswag.dll.", Required = true };
        Option<string> settings = new("--settings") { Description = "NSwag's settings.", DefaultValueFactory = _ => "nswag.json" };
        Command command = new("generate", "Normalise a pinned document and generate C# from it.") { endpoint, root, targetNamespace, rootNamespace, output, nswag, settings };
        command.SetAction((result, cancellationToken) => Refusals.GuardAsync(result.InvocationConfiguration.Error, async () =>
        {
            ContractFolder contract = new(result.GetRequiredValue(root), EndpointId.Parse(result.GetRequiredValue(endpoint)));
            string code = result.GetRequiredValue(output);
            string document = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(code))!, contract.Endpoint.FileName + ".json");
            AtomicFile.WriteIfDifferent(document, JsonText.Write(Normalizer.ForCSharp(contract)));
            NSwagRun run = new(result.GetRequiredValue(nswag), result.GetRequiredValue(settings));
            await run.GenerateAsync(document, NamespaceOf(contract.Endpoint, result.GetValue(targetNamespace), result.GetValue(rootNamespace)), code, cancellationToken);
        }));
        return command;
    }

    private static string NamespaceOf(EndpointId endpoint, string? wanted, string? root)
    {
        if (!string.IsNullOrEmpty(wanted))
        {
            return wanted;
        }

        string own = CSharpName.ForType(endpoint.Name);
        return string.IsNullOrEmpty(root) ? own : root + "." + own;
    }
}
