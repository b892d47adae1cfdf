using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Hosting;

/// <summary>Locates the journal of submits.</summary>
internal static class JournalLocation
{
    /// <summary>
    /// <c>FAL_JOURNAL</c>, else <c>fal-upscale/journal</c> in the user's state folder (<c>XDG_STATE_HOME</c>, else the system's folder
    /// for local application data). The folder is created if needed.
    /// </summary>
    /// <exception cref="CommandException">The folder cannot be created, or the user has none.</exception>
    public static string Of(Func<string, string?> variable)
    {
        if (variable("FAL_JOURNAL") is { Length: > 0 } given)
        {
            return given;
        }

        string state = variable("XDG_STATE_HOME") is { Length: > 0 } folder
            ? folder
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (state.Length == 0)
        {
            throw Refusal("this user has no home folder");
        }

        string own = Path.Combine(state, "fal-upscale");
        try
        {
            Directory.CreateDirectory(own);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refusal($"the folder '{own}' cannot be created");
        }

        return Path.Combine(own, "journal");
    }

    private static CommandException Refusal(string reason) => new(
        ExitCode.Refused, "journal", $"Set FAL_JOURNAL to a writable file: without a journal the same command could pay twice, and {reason}.");
}
