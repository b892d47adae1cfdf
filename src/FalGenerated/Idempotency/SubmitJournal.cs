using FalGenerated.Idempotency;

namespace FalGenerated;

/// <summary>The journal in a file or in memory, and the check and repair of a damaged file.</summary>
public static class SubmitJournal
{
    /// <summary>
    /// The path of the user's own journal: <c>FAL_JOURNAL</c>, else <c>fal-upscale/journal</c> in the user's state folder
    /// (<c>XDG_STATE_HOME</c>, else the system's folder for local application data). The folder is made when it is not there. The command
    /// line uses it, and so does a call that promises to be safe to run again when its client names no journal.
    /// </summary>
    /// <exception cref="FalJournalException">The folder cannot be made, or the user has none.</exception>
    public static string UserPath() => UserPath(Environment.GetEnvironmentVariable);

    /// <summary>The same path by other variables than those of the process.</summary>
    /// <param name="variable">Reads an environment variable; null when it is not set.</param>
    /// <exception cref="FalJournalException">The folder cannot be made, or the user has none.</exception>
    public static string UserPath(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable("FAL_JOURNAL") is { Length: > 0 } given)
        {
            return given;
        }

        string state = variable("XDG_STATE_HOME") is { Length: > 0 } folder
            ? folder
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        string own = Path.Combine(state, "fal-upscale");
        if (state.Length == 0)
        {
            throw new FalJournalException(own, "this user has no home folder; set FAL_JOURNAL to a file that can be written.");
        }

        try
        {
            Directory.CreateDirectory(own);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FalJournalException(own, "the folder cannot be made; set FAL_JOURNAL to a file that can be written.", innerException: error);
        }

        return Path.Combine(own, "journal");
    }

    /// <summary>
    /// Opens the journal in a file: append-only, shared by processes of one machine, readable by its owner only. It holds no API key and
    /// no address with a query. A client opens the one that <see cref="FalOptions.JournalPath"/> names; this is for programs that list it
    /// without a client. Its methods throw a <see cref="FalJournalException"/> when the file is damaged, is no regular file, or lies on
    /// a file system that does not lock.
    /// </summary>
    /// <param name="path">The file; it is made when it is used first. Its folder must exist.</param>
    /// <exception cref="ArgumentException">The path is empty, or holds a character that no path has.</exception>
    public static ISubmitJournal InFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new FileJournal(new AppendOnlyFile(path));
    }

    /// <summary>Makes a journal that ends with its object: for tests, and for programs whose jobs end with them.</summary>
    public static ISubmitJournal InMemory() => new MemoryJournal();

    /// <summary>Checks every line of a journal. It changes nothing, and waits while another process writes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <exception cref="FalJournalException">The file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<JournalCheck> CheckAsync(string path, CancellationToken cancellationToken = default) =>
        (await InspectAsync(path, cancellationToken).ConfigureAwait(false)).Check;

    /// <summary>
    /// Writes a new journal with everything that can be kept of a damaged one, which stays as it is. A key that may have a job is kept as
    /// in doubt, and the bytes of each damaged line are kept in a line of their own. Stop all programs that use the journal, look at the
    /// findings, and then put the new file in the place of the old one.
    /// </summary>
    /// <param name="path">The damaged file.</param>
    /// <param name="newPath">The new file; it must not exist, and its folder must.</param>
    /// <param name="cancellationToken">Cancels before the new file is written.</param>
    /// <returns>The findings in the damaged file, and the entries in the new one.</returns>
    /// <exception cref="FalJournalException">The file cannot be read, or the new one exists or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<JournalCheck> RepairAsync(string path, string newPath, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(newPath);
        JournalInspection inspection = await InspectAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            FileStream file = new(newPath, LockedFile.Writing(FileMode.CreateNew));
            await using (file.ConfigureAwait(false))
            {
                file.Write(JournalFrame.Compose(inspection.Lines, JournalFrame.NoLink));
                file.Flush(flushToDisk: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FalJournalException(newPath, error.Message, innerException: error);
        }

        return inspection.Check;
    }

    private static async Task<JournalInspection> InspectAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            FileStream file = await LockedFile.OpenAsync(LockedFile.TargetOf(path), isReadOnly: true, cancellationToken).ConfigureAwait(false);
            await using (file.ConfigureAwait(false))
            {
                LockedFile.RequireRegular(file);
                byte[] bytes = new byte[file.Length];
                await file.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
                return new JournalInspection(bytes);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FalJournalException(path, error.Message, innerException: error);
        }
    }
}
