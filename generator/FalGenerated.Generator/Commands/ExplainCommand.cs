using System.CommandLine;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Catalogue;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Drift.Rendering;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Commands;

/// <summary><c>explain</c>: what a rule means for a client, or what a fingerprint of a report stands for.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        Argument<string> what = new("rule") { Description = "The id of a rule, or a fingerprint." };
        Option<string?> report = new("--report") { Description = "A report written with --format json, in which the fingerprint is looked up." };
        Option<string> root = ContractOptions.Root();
        Command command = new("explain", "Say what a rule means for a client, and what to do.") { what, report, root };
        command.SetAction((result, cancellationToken) => ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, async () =>
        {
            string name = result.GetRequiredValue(what);
            string text = RuleCatalogue.Find(name) is { } rule ? RuleListing.Explain(rule) : OfFingerprint(name, result.GetValue(report), result.GetRequiredValue(root));
            await result.InvocationConfiguration.Output.WriteAsync(text.AsMemory(), cancellationToken);
            return ExitCodes.Clean;
        }));
        return command;
    }

    private static string OfFingerprint(string fingerprint, string? report, string root)
    {
        if (report is not null && File.Exists(report) && JsonReader.Read(new SourceText(report, File.ReadAllBytes(report))) is ObjectNode map)
        {
            foreach (ObjectNode finding in map.ItemsOf("findings").OfType<ObjectNode>().Where(finding => finding.TextOf("fingerprint") == fingerprint))
            {
                string place = $"{fingerprint}: {finding.TextOf("operation") ?? "document"}: {finding.TextOf("message")}\n";
                return RuleCatalogue.Find(finding.TextOf("rule") ?? "") is { } rule ? place + RuleListing.Explain(rule) : place;
            }
        }

        DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        if (IgnoreList.Read(Path.Combine(root, IgnoreList.FileName), today).Entries.FirstOrDefault(entry => entry.Fingerprint == fingerprint) is { } accepted)
        {
            return $"{fingerprint}: accepted until {accepted.Until:yyyy-MM-dd}: {Truncate.Of(accepted.Reason)}\n";
        }

        throw new UsageException($"'{Truncate.Of(fingerprint, 60)}' is neither a rule ('fal-contract rules' lists them) nor a fingerprint of {(report is null ? "the accepted findings; give --report FILE with a report in JSON" : "that report")}.");
    }
}
