using Microsoft.Extensions.Logging;

namespace FalGenerated.Video;

/// <summary>
/// How much a probe may read. A limit that is reached ends it with <see cref="VideoOutcome.BudgetExceeded"/>, which says nothing against the
/// video. The defaults are assumed to be ample: ordinary files need a hundredth of them.
/// </summary>
public sealed class ProbeOptions
{
    /// <summary>The largest number of boxes or elements to look at. Default 20,000.</summary>
    public int MaxBoxes { get; set; } = 20_000;

    /// <summary>The largest number of tracks to look at. Default 64.</summary>
    public int MaxTracks { get; set; } = 64;

    /// <summary>The largest number of fragments to walk over when no header states the duration. Default 24.</summary>
    public int MaxFragments { get; set; } = 24;

    /// <summary>The largest number of entries of an edit list to add up. Default 4,096.</summary>
    public int MaxEdits { get; set; } = 4096;

    /// <summary>How much of a time-to-sample table is read, in bytes of 8 an entry. Default 8 KiB, at most <see cref="WindowBytes"/>.</summary>
    public int MaxTimeTableBytes { get; set; } = 8 * 1024;

    /// <summary>The size of the one buffer, and so of a read. Default 64 KiB; 16 KiB to 1 MiB.</summary>
    public int WindowBytes { get; set; } = 64 * 1024;

    /// <summary>The most bytes to read from a file or a seekable stream. Default 8 MiB.</summary>
    public long MaxBytes { get; set; } = 8L * 1024 * 1024;

    /// <summary>The most reads of a file or a seekable stream. Default 64.</summary>
    public int MaxReads { get; set; } = 64;

    /// <summary>The most bytes to read and keep of a stream that cannot seek. Default 4 MiB.</summary>
    public int MaxForwardBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>The most bytes to fetch from an address. Default 2 MiB.</summary>
    public long MaxHttpBytes { get; set; } = 2L * 1024 * 1024;

    /// <summary>The most requests for an address, redirects counted. Default 16.</summary>
    public int MaxHttpRequests { get; set; } = 16;

    /// <summary>How long the reading of an address may take as a whole. Default 10 seconds.</summary>
    public TimeSpan HttpTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock of <see cref="HttpTimeout"/>. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where a defect of the reader itself is reported; null for nowhere. It never fails a probe.</summary>
    public ILogger? Logger { get; set; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBoxes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxTracks, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxFragments);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxEdits);
        ArgumentOutOfRangeException.ThrowIfLessThan(WindowBytes, 16 * 1024);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(WindowBytes, 1024 * 1024);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxTimeTableBytes, 8);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxTimeTableBytes, WindowBytes - 8);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxReads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxForwardBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxHttpBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxHttpRequests, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(HttpTimeout, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }
}
