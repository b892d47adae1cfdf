using System.CommandLine;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Files;

namespace FalGenerated.Generator.Commands;

/// <summary><c>accept</c>: live with a finding until a date.</summary>
internal static class AcceptCommand
{
    public static Command Create()
    {
        Argument<string[]> fingerprints = new("fingerprint") { Description = "As reports print it.", Arity = ArgumentArity.OneOrMore };
        Option<string> root = ContractOptions.Root();
        Option<string> reason = new("--reason") { Description = "Why it may stay.", Required = true };
        Option<string> until = new("--until") { Description = $"The last day, such as 2027-01-31; at most {IgnoreList.MaxDays} days ahead.", Required = true };
        Option<string?> owner = new("--owner") { Description = "Who decides again." };
        Option<string?> issue = new("--issue") { Description = "Where it is discussed." };
        Command command = new("accept", "Add findings to the list of accepted ones.") { fingerprints, root, reason, until, owner, issue };
        command.SetAction((result, cancellationToken) => ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, async () =>
        {
            string path = Path.Combine(result.GetRequiredValue(root), IgnoreList.FileName);
            DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            byte[] list = IgnoreListWriter.Add(path, new AcceptRequest
            {
                Fingerprints = result.GetRequiredValue(fingerprints),
                Reason = result.GetRequiredValue(reason),
                Until = result.GetRequiredValue(until),
                Owner = result.GetValue(owner),
                Issue = result.GetValue(issue),
            }, today);
            AtomicFile.WriteIfDifferent(path, list);
            await result.InvocationConfiguration.Output.WriteLineAsync($"{Quantity.Of(result.GetRequiredValue(fingerprints).Length, "finding")} accepted until {result.GetValue(until)} in {DisplayPath.Of(path)}");
            return ExitCodes.Clean;
        }));
        return command;
    }
}
