using System.CommandLine;
using System.Text;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;

namespace FalGenerated.Generator.Commands;

/// <summary><c>normalize</c>: a pinned document plus overlays plus rules gives the document that NSwag reads.</summary>
internal static class NormalizeCommand
{
    public static Command Create()
    {
        Argument<string> endpoint = ContractOptions.Endpoint();
        Option<string> root = ContractOptions.Root();
        Option<bool> effective = new("--effective") { Description = "Stop after the wire overlays, and refresh the snapshot effective.json (or write --output)." };
        Option<string?> output = new("--output") { Description = "Where to write; without it, standard output (with --effective: the snapshot)." };
        Command command = new("normalize", "Apply overlays and rules to a pinned document.") { endpoint, root, effective, output };
        command.SetAction((result, cancellationToken) => Refusals.GuardAsync(result.InvocationConfiguration.Error, async () =>
        {
            ContractFolder contract = new(result.GetRequiredValue(root), EndpointId.Parse(result.GetRequiredValue(endpoint)));
            bool wireOnly = result.GetValue(effective);
            byte[] text = JsonText.Write(wireOnly ? Normalizer.Effective(contract) : Normalizer.ForCSharp(contract));
            string? target = result.GetValue(output) ?? (wireOnly ? contract.Effective : null);
            if (target is null)
            {
                await result.InvocationConfiguration.Output.WriteAsync(Encoding.UTF8.GetString(text).AsMemory(), cancellationToken);
            }
            else
            {
                AtomicFile.WriteIfDifferent(target, text);
            }
        }));
        return command;
    }
}
