using System.CommandLine;
using FalGenerated.Generator.ContractPage;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Fetching;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.Pinning;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Drift.Rendering;
using FalGenerated.Generator.Drift.Reporting;

namespace FalGenerated.Generator.Commands;

/// <summary><c>update</c>: shows what changed, then replaces the pin; breaking changes need a reason.</summary>
internal static class UpdateCommand
{
    public static Command Create()
    {
        SourceOptions source = new();
        ReportOptions options = new();
        Option<string?> acceptBreaking = new("--accept-breaking") { HelpName = "reason", Description = "Take breaking changes over, for this reason." };
        Option<bool> authored = new("--authored") { Description = "With --from: the file was written, not served, so that the pin stays provisional." };
        Command command = new("update", "Take the live document over: pin, page, lock, snapshots.") { acceptBreaking, authored };
        source.AddTo(command);
        options.AddTo(command);
        command.SetAction((result, cancellationToken) => ExitCodeGuard.RunAsync(result.InvocationConfiguration.Error, async () =>
        {
            options.Check(result);
            if (result.GetValue(authored) && !source.IsFile(result))
            {
                throw new UsageException("--authored goes with --from: what is fetched was served.");
            }

            string folder = result.GetRequiredValue(source.Root);
            TimeProvider time = TimeProvider.System;
            DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            IgnoreList ignores = IgnoreList.Read(Path.Combine(folder, IgnoreList.FileName), today);
            LockFile file = LockFile.Read(folder);
            LiveSource live = source.Source(result);
            Run run = new(result.InvocationConfiguration, file, result.GetValue(acceptBreaking) is { } reason && !string.IsNullOrWhiteSpace(reason) ? reason : null, options.Targets(result)[0].Format == ReportFormat.Text, result.GetValue(authored), time);
            int worst = ExitCodes.Clean;
            foreach (LockEntry entry in source.Entries(result, file))
            {
                LiveTexts texts = await live.GetAsync(entry, cancellationToken);
                ComparedContract compared = PinComparison.Compare(entry, texts, options.Reader(result));
                DriftReport report = new()
                {
                    Contracts = [compared with { Findings = ignores.Apply(compared.Findings, today) }],
                    FailOn = run.Reason is null ? Level.Breaking : null,
                    Remarks = ignores.Remarks(compared.Findings, today),
                };
                options.Write(result, report);
                worst = Math.Max(worst, await TakeOverAsync(run, entry, texts, report));
            }

            return worst;
        }));
        return command;
    }

    private static async Task<int> TakeOverAsync(Run run, LockEntry entry, LiveTexts texts, DriftReport report)
    {
        TextWriter error = run.Console.Error;
        List<Finding> breaking = [.. report.Counted.Where(finding => finding.Level == Level.Breaking)];
        if (breaking.Count > 0 && run.Reason is null)
        {
            await error.WriteLineAsync($"fal-contract: {Quantity.Of(breaking.Count, "breaking change")}: nothing was written. Run it again with --accept-breaking \"why\".");
            return ExitCodes.Drift;
        }

        bool same = texts.Document is null || LockedFile.Hash(texts.Document.Bytes) == entry.Pin.Sha256;
        bool samePage = texts.Page is null || entry.Page is null || LockedFile.Hash(texts.Page.Bytes) == entry.Page.Sha256;
        if (same && samePage && !entry.IsProvisional)
        {
            await error.WriteLineAsync($"{entry.Endpoint}: pin and page are up to date; nothing was written.");
            return ExitCodes.Clean;
        }

        BreakingDecision decision = new(breaking.Count, breaking.Count == 0 ? null : run.Reason, breaking.Count == 0 ? null : Environment.UserName);
        IReadOnlyList<Diagnostic> dead = PinUpdate.Apply(run.File, entry, texts, decision, run.Time.GetUtcNow(), run.Authored);
        TextWriter prose = run.IsText ? run.Console.Output : error;
        await prose.WriteLineAsync(ChangelogParagraph.Of(entry, report, run.Reason));
        foreach (Diagnostic diagnostic in dead)
        {
            await error.WriteLineAsync(diagnostic.ToString());
        }

        if (dead.Count > 0)
        {
            return ExitCodes.Drift;
        }

        // The entry still knows the hashes of what was replaced.
        CommittedPage.Refresh(LockFile.Read(run.File.Folder).Entries.Single(written => written.Endpoint == entry.Endpoint));
        return ExitCodes.Clean;
    }

    /// <summary>The state that one run of the command shares among its endpoints.</summary>
    /// <param name="Console">The output and the error of the program.</param>
    /// <param name="File">The lock.</param>
    /// <param name="Reason">The reason for taking breaking changes over; null when none was given.</param>
    /// <param name="IsText">The first report is written as text, so that prose may follow it.</param>
    /// <param name="Authored">The document was written, not served.</param>
    /// <param name="Time">The clock.</param>
    private sealed record Run(InvocationConfiguration Console, LockFile File, string? Reason, bool IsText, bool Authored, TimeProvider Time);
}
