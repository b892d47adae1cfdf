using System.CommandLine;
using FalGenerated.Generator.ContractPage;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.Pinning;
using FalGenerated.Generator.Drift.Policy;

namespace FalGenerated.Generator.Commands;

/// <summary><c>verify</c>: offline, in every build; never fails because of what a vendor did overnight.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        Option<string> root = ContractOptions.Root();
        Option<string?> package = new("--package") { Description = "Also check that this package of FalGenerated (.nupkg or unpacked) carries the contracts pinned here." };
        Command command = new("verify", "Check offline: pins, lock, overlays, snapshots, prices.") { root, package };
        command.SetAction((result, cancellationToken) => ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, async () =>
        {
            string folder = result.GetRequiredValue(root);
            LockFile file = LockFile.Read(folder);
            List<Diagnostic> problems = [.. file.Entries.SelectMany(PinVerification.Check), .. file.Entries.SelectMany(CommittedPage.Check)];
            DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            string ignores = Path.Combine(folder, IgnoreList.FileName);
            problems.AddRange(IgnoreList.Read(ignores, today).Expired(today).Select(entry => new Diagnostic(
                DisplayPath.Of(ignores), new(1, 1), DiagnosticCode.ExpiredIgnore, "", $"the entry {Truncate.Of(entry.Name)} has expired; decide again, or remove it")));
            if (result.GetValue(package) is { } carrier)
            {
                problems.AddRange(PackageContracts.Check(file, carrier));
            }

            foreach (Diagnostic problem in problems)
            {
                await result.InvocationConfiguration.Error.WriteLineAsync(problem.ToString());
            }

            if (problems.Count == 0)
            {
                string provisional = string.Concat(file.Entries.Where(entry => entry.IsProvisional).Select(entry => $"\nnote: {entry.Endpoint}: this pin was written from the page; the first fetch replaces it{(entry.Compared is { } compared ? "; " + compared.Sentence : "")}"));
                await result.InvocationConfiguration.Output.WriteLineAsync($"{Quantity.Of(file.Entries.Count, "contract")} verified{provisional}");
                return ExitCodes.Clean;
            }

            return problems.Exists(problem => problem.Code == DiagnosticCode.PinChanged) ? ExitCodes.CannotCompare : ExitCodes.Drift;
        }));
        return command;
    }
}
