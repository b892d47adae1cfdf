using FalGenerated.Idempotency;

namespace FalGenerated;

/// <summary>Journals that come with the SDK.</summary>
public static class SubmitJournal
{
    /// <summary>
    /// The path of the user's own journal: <c>FAL_JOURNAL</c>, else <c>fal-upscale/journal</c> in the user's state folder
    /// (<c>XDG_STATE_HOME</c>, else the system's folder for local application data). The folder is made when it is not there. The command
    /// line uses it, and so does a call that promises to be safe to run again when its client names no journal.
    /// </summary>
    /// <exception cref="FalJournalException">The folder cannot be made, or the user has none.</exception>
    public static string UserPath() => UserPath(Environment.GetEnvironmentVariable);

    internal static string UserPath(Func<string, string?> variable)
    {
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
            throw new FalJournalException(own, "the folder cannot be made; set FAL_JOURNAL to a file that can be written.", error);
        }

        return Path.Combine(own, "journal");
    }

    /// <summary>
    /// The journal in a file: append-only, shared by processes, readable by its owner only. It holds no key and no address with a query.
    /// A client opens the one that <see cref="FalOptions.JournalPath"/> names; this is for programs that list it without a client.
    /// </summary>
    /// <param name="path">The file; it is made with the first record. Its folder must exist.</param>
    /// <exception cref="ArgumentException">The path is empty, or holds a character that no path has.</exception>
    public static ISubmitJournal InFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new FileJournal(new AppendOnlyFile(path));
    }
}
