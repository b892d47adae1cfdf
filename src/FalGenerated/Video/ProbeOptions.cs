using Microsoft.Extensions.Logging;

namespace FalGenerated.Video;

/// <summary>
/// Limits of one probe. A limit that is reached ends the probe with <see cref="VideoOutcome.BudgetExceeded"/>, which says nothing against
/// the video. The defaults are ample: an ordinary file needs a hundredth of them.
/// </summary>
public sealed class ProbeOptions
{
    /// <summary>
    /// The most bytes to read, at least 1. Null, the default: 8 MiB of a file or a seekable stream, 4 MiB of a stream that only goes forward
    /// (they are kept in memory for the upload), 2 MiB of an address.
    /// </summary>
    public long? MaxBytes { get; init; }

    /// <summary>The longest that reading an address may take as a whole, above zero. Default 10 seconds. Files and streams are not timed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock of <see cref="Timeout"/>. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Receives an error if the reader itself fails, which never fails the probe. Null, the default: nothing is logged.</summary>
    public ILogger? Logger { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBytes ?? 1, 1, nameof(MaxBytes));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Timeout, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }
}
