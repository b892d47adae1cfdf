namespace FalGenerated;

/// <summary>The options of one download.</summary>
public sealed class DownloadOptions
{
    /// <summary>True if a file of the same name may be replaced; it is replaced in one step, when the new one is complete. Default: false.</summary>
    public bool Overwrite { get; init; }

    /// <summary>True to refuse hosts outside <see cref="FalOptions.TrustedFileHosts"/>. Default: false, they are a finding on the result.</summary>
    public bool RequireTrustedHost { get; init; }

    /// <summary>The largest file to accept, in bytes; at least 1. Null: <see cref="FalStorageOptions.MaxDownloadBytes"/>.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>The longest time for the whole, all tries together; positive, at most 45 days. Null: no limit while bytes arrive.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <exception cref="ArgumentException">A limit is out of its bounds.</exception>
    internal void Check()
    {
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromDays(45))
        {
            throw new ArgumentException($"{nameof(Timeout)} is {Timeout}: give more than zero and at most 45 days, or null for none.");
        }

        if (MaxBytes <= 0)
        {
            throw new ArgumentException($"{nameof(MaxBytes)} is {MaxBytes}: give at least one byte, or null for the client's limit.");
        }
    }
}
