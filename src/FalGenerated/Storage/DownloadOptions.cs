namespace FalGenerated;

/// <summary>How one file is fetched. Everything has a sensible default.</summary>
public sealed class DownloadOptions
{
    /// <summary>Whether a file of the same name may be replaced; it is replaced at once, when the new one is complete. Default: false.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Whether a host outside <see cref="FalOptions.TrustedFileHosts"/> is refused. Default: false, it only stands on the result.</summary>
    public bool RequireTrustedHost { get; init; }

    /// <summary>The largest file to accept, in bytes. Null: <see cref="FalStorageOptions.MaxDownloadBytes"/>.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>The longest that the whole may take, all tries together. Null: no limit while bytes arrive.</summary>
    public TimeSpan? TimeLimit { get; init; }
}
