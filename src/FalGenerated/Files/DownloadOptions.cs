namespace FalGenerated;

/// <summary>How one file is fetched. Everything has a sensible default.</summary>
public sealed class DownloadOptions
{
    /// <summary>Whether a file of the same name may be replaced; it is replaced at once, when the new one is complete. Default: false.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Whether a host outside <see cref="FalOptions.TrustedFileHosts"/> is refused. Default: false, it only stands on the result.</summary>
    public bool RequireTrustedHost { get; init; }

    /// <summary>The largest file to accept, in bytes; at least 1. Null: <see cref="FalStorageOptions.MaxDownloadBytes"/>.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>The longest that the whole may take, all tries together; positive, at most 45 days. Null: no limit while bytes arrive.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <exception cref="ArgumentException">A limit is out of its bounds.</exception>
    internal void Check()
    {
        if (TimeLimit <= TimeSpan.Zero || TimeLimit > TimeSpan.FromDays(45))
        {
            throw new ArgumentException($"{nameof(TimeLimit)} is {TimeLimit}: give more than zero and at most 45 days, or null for none.");
        }

        if (MaxBytes <= 0)
        {
            throw new ArgumentException($"{nameof(MaxBytes)} is {MaxBytes}: give at least one byte, or null for the client's limit.");
        }
    }
}
