using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;
using FalGenerated.Cli.Terminal;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Jobs;

/// <summary>Checks the journal's file line by line, and repairs a damaged one into a new file.</summary>
internal static class JournalMaintenance
{
    /// <summary>Reports every damaged line. Changes nothing.</summary>
    /// <exception cref="CommandException">The journal cannot be used as it is.</exception>
    public static async Task CheckAsync(string path, Session session, CancellationToken cancellationToken)
    {
        RequireFile(path);
        JournalCheck check = await SubmitJournal.CheckAsync(path, cancellationToken).ConfigureAwait(false);
        Print(check, session);
        if (!check.IsUsable)
        {
            throw new CommandException(
                ExitCode.Refused,
                "journal",
                $"'{path}' is damaged; stop the programs that use it, write a repaired copy with 'fal-upscale jobs --check --repair NEWFILE', and put that in its place.");
        }

        session.WriteLine($"{path}: {check.Lines} lines, {check.Entries.Count} jobs, usable");
    }

    /// <summary>Writes a repaired copy. The damaged file stays as it is.</summary>
    public static async Task RepairAsync(string path, string newPath, Session session, CancellationToken cancellationToken)
    {
        RequireFile(path);
        JournalCheck check = await SubmitJournal.RepairAsync(path, newPath, cancellationToken).ConfigureAwait(false);
        Print(check, session);
        int doubts = check.Entries.Count(entry => entry.IsInDoubt);
        session.Report.OutputPath = newPath;
        session.WriteLine($"{newPath}: {check.Entries.Count} jobs, {doubts} of them in doubt; stop the programs that use '{path}' and put this file in its place");
    }

    private static void RequireFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandException(ExitCode.Refused, "journal", $"The journal '{path}' does not exist; nothing was submitted from here, or FAL_JOURNAL names another file.");
        }
    }

    private static void Print(JournalCheck check, Session session)
    {
        session.Report.Set("check", new JObject
        {
            ["usable"] = check.IsUsable,
            ["lines"] = check.Lines,
            ["findings"] = new JArray(check.Findings.Select(finding => new JObject
            {
                ["line"] = finding.Line,
                ["problem"] = finding.Problem,
                ["fate"] = SnakeCase.Of(finding.Repair),
                ["intent"] = finding.IdempotencyKey,
            })),
        });
        foreach (JournalFinding finding in check.Findings)
        {
            session.Note(finding.ToString(), Tone.Warning);
        }
    }
}
