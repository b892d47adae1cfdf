using FalGenerated.Mcp.Failures;
using FalGenerated.Mcp.Files;

namespace FalGenerated.Mcp.Hosting;

/// <summary>The settings of a server, from its command line. Nothing changes them while it runs.</summary>
/// <param name="LimitUsd">The total limit, in US dollars; above 0.</param>
/// <param name="ConfirmAboveUsd">The upper bound above which a job needs a confirmation, in US dollars; 0 or more.</param>
/// <param name="Ledger">The real path of the ledger.</param>
/// <param name="Folders">The folders of videos and results.</param>
/// <param name="Emulator">The emulator; null for the live service.</param>
internal sealed record ServerSettings(decimal LimitUsd, decimal ConfirmAboveUsd, string Ledger, AllowedFolders Folders, Uri? Emulator)
{
    /// <summary>Checks what the command line says against the disk.</summary>
    /// <exception cref="StartException">A folder does not exist, or the ledger lies where the model's files do.</exception>
    public static ServerSettings Of(decimal limitUsd, decimal confirmAboveUsd, string ledger, IReadOnlyList<string> folders, Uri? emulator)
    {
        AllowedFolders allowed = new(folders);
        string real = RealPath.Of(Path.GetFullPath(ledger));
        if (allowed.Contains(real))
        {
            throw new StartException($"--ledger '{ledger}' lies in a folder of the model, which could change what was spent: keep it outside every --folder.");
        }

        return Directory.Exists(Path.GetDirectoryName(real)) && !Directory.Exists(real)
            ? new ServerSettings(limitUsd, confirmAboveUsd, real, allowed, emulator)
            : throw new StartException($"--ledger '{ledger}' cannot be a file: name one in a folder that exists.");
    }

    /// <summary>The options of the client. The real key is never sent to an emulator.</summary>
    /// <exception cref="StartException">No key is set for the live service.</exception>
    public FalOptions ToClientOptions()
    {
        FalOptions options = Emulator is { } address ? new FalOptions().UseEmulator(address) : FalOptions.FromEnvironment();
        options.JournalPath = Ledger;
        return options.ApiKey is not null
            ? options
            : throw new StartException("FAL_KEY is not set: set it to your key in the host's configuration, or pass --emulator to try without one.");
    }
}
