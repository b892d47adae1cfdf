using System.CommandLine;
using System.Text;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Files;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;

namespace FalGenerated.Generator.Commands;

/// <summary><c>normalize</c>: a pinned document plus overlays, as the corrected contract or as what NSwag reads.</summary>
internal static class NormalizeCommand
{
    public static Command Create()
    {
        Argument<string?> endpoint = new("endpoint") { Description = "The endpoint's id; without it, every pinned one (with --write only).", Arity = ArgumentArity.ZeroOrOne };
        Option<string> root = ContractOptions.Root();
        Option<bool> effective = new("--effective") { Description = "Print the corrected contract, without the passes for C#." };
        Option<bool> write = new("--write") { Description = "Refresh the snapshot effective.json instead of printing." };
        Command command = new("normalize", "Print a pin with its overlays and passes applied.") { endpoint, root, effective, write };
        command.Validators.Add(result =>
        {
            if (result.GetValue(endpoint) is null && !result.GetValue(write))
            {
                result.AddError("Name an endpoint, such as owner/app/path, or give --write to refresh every snapshot.");
            }
        });
        command.SetAction((result, cancellationToken) => BuildGuard.GuardAsync(result.InvocationConfiguration.Error, async () =>
        {
            string folder = result.GetRequiredValue(root);
            IReadOnlyList<EndpointId> endpoints = result.GetValue(endpoint) is { } id ? [EndpointId.Parse(id)] : [.. LockFile.Read(folder).Entries.Select(entry => entry.Contract.Endpoint)];
            foreach (ContractFolder contract in endpoints.Select(pinned => new ContractFolder(folder, pinned)))
            {
                if (result.GetValue(write))
                {
                    AtomicFile.WriteIfDifferent(contract.Effective, JsonText.Write(Normalizer.Effective(contract)));
                    continue;
                }

                ObjectNode document = result.GetValue(effective) ? Normalizer.Effective(contract) : Normalizer.ForCSharp(contract);
                await result.InvocationConfiguration.Output.WriteAsync(Encoding.UTF8.GetString(JsonText.Write(document)).AsMemory(), cancellationToken);
            }
        }));
        return command;
    }
}
