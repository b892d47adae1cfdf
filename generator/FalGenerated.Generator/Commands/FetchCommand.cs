using System.CommandLine;
using System.Globalization;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Fetching;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Files;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Commands;

/// <summary><c>fetch</c>: what is live, checked; never overwrites a pin.</summary>
internal static class FetchCommand
{
    public static Command Create()
    {
        SourceOptions source = new();
        Option<string?> output = new("--output") { Description = "Keep the document in this file; never the pin." };
        Command command = new("fetch", "Fetch the live document, if it changed.") { output };
        source.AddTo(command);
        command.SetAction((result, cancellationToken) => ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, async () =>
        {
            LockFile file = LockFile.Read(result.GetRequiredValue(source.Root));
            LiveSource live = source.Source(result);
            IReadOnlyList<LockEntry> entries = source.Entries(result, file);
            string? target = result.GetValue(output);
            if (target is not null && entries.Count > 1)
            {
                throw new UsageException("--output takes one document; name the endpoint.");
            }

            if (target is not null && file.Pinned.Any(path => Path.GetFullPath(path) == Path.GetFullPath(target)))
            {
                throw new UsageException("--output names a file of the lock, which fetch never overwrites; use 'fal-contract update'.");
            }

            foreach (LockEntry entry in entries)
            {
                FetchedText? document = (await live.GetAsync(entry, cancellationToken)).Document;
                await result.InvocationConfiguration.Output.WriteLineAsync($"{entry.Endpoint}: {Describe(entry, document)}");
                if (document is not null && target is not null)
                {
                    AtomicFile.WriteIfDifferent(target, document.Bytes);
                }
            }

            return ExitCodes.Clean;
        }));
        return command;
    }

    private static string Describe(LockEntry entry, FetchedText? document)
    {
        if (document is null)
        {
            return "not changed since the pin (304)";
        }

        string digest = ContractDigest.Of(ContractReader.Read(new SourceText(document.Name, document.Bytes)));
        string verdict = LockedFile.Hash(document.Bytes) == entry.Pin.Sha256 ? "the same bytes as the pin"
            : digest == (entry.ContractSha256 ?? ContractDigest.Of(ContractReader.Read(entry.Pin.Read()))) ? "other bytes, the same contract"
            : "another contract; see 'fal-contract check'";
        return string.Create(CultureInfo.InvariantCulture, $"{document.Bytes.Length} bytes, sha256 {LockedFile.Hash(document.Bytes)}, contract {digest}: {verdict}");
    }
}
