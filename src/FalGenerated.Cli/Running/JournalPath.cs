namespace FalGenerated.Cli.Running;

/// <summary>Where the command line keeps its journal of submits.</summary>
internal static class JournalPath
{
    /// <summary>
    /// <c>FAL_JOURNAL</c>, else <c>fal-upscale/journal</c> in the user's state folder (<c>XDG_STATE_HOME</c>, else the system's folder
    /// for local application data). The folder is made when it is not there.
    /// </summary>
    public static string Of(Func<string, string?> variable)
    {
        if (variable("FAL_JOURNAL") is { Length: > 0 } given)
        {
            return given;
        }

        string state = variable("XDG_STATE_HOME") is { Length: > 0 } folder
            ? folder
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        string own = Path.Combine(state, "fal-upscale");
        Directory.CreateDirectory(own);
        return Path.Combine(own, "journal");
    }
}
