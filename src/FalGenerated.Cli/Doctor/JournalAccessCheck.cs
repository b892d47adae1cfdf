using FalGenerated.Cli.Failures;

namespace FalGenerated.Cli.Doctor;

/// <summary>Checks that the journal can be read, locked and written, and counts what is in doubt.</summary>
internal static class JournalAccessCheck
{
    private const string Name = "journal";

    public static async Task<CheckResult> RunAsync(Subject subject, CancellationToken cancellationToken)
    {
        string path;
        try
        {
            path = subject.Session.JournalPath(needed: true)!;
        }
        catch (CommandException error)
        {
            return new(Name, CheckStatus.Failed, "no place to keep it", error.Message);
        }

        try
        {
            List<JournalEntry> entries = File.Exists(path)
                ? await SubmitJournal.InFile(path).ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)
                : [];
            TryLock(path);
            int doubts = entries.Count(entry => entry.IsInDoubt);
            return doubts == 0
                ? new(Name, CheckStatus.Ok, $"{path}: {entries.Count} jobs, none in doubt, not locked")
                : new(Name, CheckStatus.Warning, $"{path}: {doubts} of {entries.Count} jobs in doubt", "look them up with 'fal-upscale jobs --resolve', free of charge");
        }
        catch (FalJournalException error)
        {
            return new(Name, CheckStatus.Failed, error.Message, "set FAL_JOURNAL to a readable file in a folder that exists");
        }
        catch (UnauthorizedAccessException)
        {
            return new(Name, CheckStatus.Failed, $"{path} is not writable", "set FAL_JOURNAL to a writable file");
        }
        catch (IOException error)
        {
            return new(Name, CheckStatus.Failed, $"{path} cannot be locked: {error.Message}", "end the program that holds it open, or set FAL_JOURNAL to another file");
        }
    }

    // Exclusive access is the journal's lock. A file that does not exist yet is tried under another name, and leaves nothing behind.
    private static void TryLock(string path)
    {
        bool exists = File.Exists(path);
        using FileStream file = new(
            exists ? path : $"{path}.{Path.GetRandomFileName()}",
            new FileStreamOptions
            {
                Mode = exists ? FileMode.Open : FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = exists ? FileOptions.None : FileOptions.DeleteOnClose,
            });
    }
}
