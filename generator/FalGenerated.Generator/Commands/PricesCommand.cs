using System.CommandLine;
using FalGenerated.Generator.ContractPage;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.Pinning;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Commands;

/// <summary><c>prices</c>: the price tables against the words that they quote; takes an edited one over.</summary>
internal static class PricesCommand
{
    public static Command Create()
    {
        Argument<string?> endpoint = new("endpoint") { Description = "An endpoint of the lock; without it, all.", Arity = ArgumentArity.ZeroOrOne };
        Option<string> root = ContractOptions.Root();
        Option<bool> write = new("--write") { Description = "Take an edited pricing.json over: lock and CONTRACT.md follow." };
        Command command = new("prices", "Check each price table against the words it quotes.") { endpoint, root, write };
        command.SetAction((result, cancellationToken) => ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, async () =>
        {
            LockFile file = LockFile.Read(result.GetRequiredValue(root));
            string? wanted = result.GetValue(endpoint) is { } id ? EndpointId.Parse(id).Full : null;
            LockEntry[] entries = [.. file.Entries.Where(entry => wanted is null || entry.Endpoint == wanted).Where(entry => File.Exists(entry.Contract.Prices))];
            if (entries.Length == 0)
            {
                throw new UsageException($"no pricing.json lies beside {(wanted is null ? "any pin" : $"a pin of '{Truncate.Of(wanted)}'")}; write one with the rows of the page's prices, each with its \"words\".");
            }

            int worst = ExitCodes.Clean;
            foreach (LockEntry entry in entries)
            {
                worst = Math.Max(worst, await TakeAsync(result.InvocationConfiguration, file, entry, result.GetValue(write)));
            }

            return worst;
        }));
        return command;
    }

    private static async Task<int> TakeAsync(InvocationConfiguration console, LockFile file, LockEntry entry, bool write)
    {
        ObjectNode table = PriceTakeover.Read(entry);
        IReadOnlyList<Diagnostic> problems = PriceTakeover.Problems(entry, table);
        foreach (Diagnostic problem in problems)
        {
            await console.Error.WriteLineAsync(problem.ToString());
        }

        if (problems.Count > 0)
        {
            return ExitCodes.Drift;
        }

        bool taken = write && PriceTakeover.Apply(file, entry, table);
        if (write)
        {
            CommittedPage.Refresh(LockFile.Read(file.Folder).Entries.Single(written => written.Endpoint == entry.Endpoint));
        }

        await console.Output.WriteLineAsync($"{entry.Endpoint}: the page says every figure of the price table{(taken ? "; the lock has it now" : "")}");
        return ExitCodes.Clean;
    }
}
