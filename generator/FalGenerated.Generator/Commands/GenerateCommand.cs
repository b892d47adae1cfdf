using System.CommandLine;
using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Files;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.NSwag;
using FalGenerated.Generator.Normalization;

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
        Option<string?> beside = new("--beside") { Description = "Ids of the project's contracts without a namespace of their own, apart by semicolons." };
        Option<string> output = new("--output") { Description = "The C# file to write; the normalised document goes beside it.", Required = true };
        Option<string> nswag = new("--nswag") { Description = "NSwag's dotnet-nswag.dll.", Required = true };
        Option<string> settings = new("--settings") { Description = "NSwag's settings.", DefaultValueFactory = _ => "nswag.json" };
        Command command = new("generate", "Normalise a pinned document and generate C# from it.") { endpoint, root, targetNamespace, rootNamespace, beside, output, nswag, settings };
        command.SetAction((result, cancellationToken) => BuildGuard.GuardAsync(result.InvocationConfiguration.Error, async () =>
        {
            ContractFolder contract = new(result.GetRequiredValue(root), EndpointId.Parse(result.GetRequiredValue(endpoint)));
            RefuseTheSameNamespace(contract.Endpoint, result.GetValue(targetNamespace), result.GetValue(beside));
            string code = result.GetRequiredValue(output);
            string document = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(code))!, contract.Endpoint.FileName + ".json");
            AtomicFile.WriteIfDifferent(document, JsonText.Write(Normalizer.ForCSharp(contract)));
            NSwagRun run = new(result.GetRequiredValue(nswag), result.GetRequiredValue(settings));
            await run.GenerateAsync(document, TargetNamespace.Of(contract.Endpoint, result.GetValue(targetNamespace), result.GetValue(rootNamespace)), code, cancellationToken);
        }));
        return command;
    }

    /// <summary>Endpoints of two owners may have one name; their types would be one another's doubles.</summary>
    private static void RefuseTheSameNamespace(EndpointId endpoint, string? wanted, string? beside)
    {
        string own = TargetNamespace.OwnPart(endpoint);
        IEnumerable<EndpointId> others = (beside ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(EndpointId.Parse);
        if (string.IsNullOrEmpty(wanted) && others.FirstOrDefault(other => other != endpoint && TargetNamespace.OwnPart(other) == own) is { } same)
        {
            throw new DiagnosticException([new Diagnostic(
                endpoint.Full, new SourcePosition(1, 1), DiagnosticCode.NameCollision, "", $"'{same}' would be generated into the namespace '{own}' too; give one of the two a Namespace in its FalContract item")]);
        }
    }
}
