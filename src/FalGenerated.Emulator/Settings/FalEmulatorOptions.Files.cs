namespace FalGenerated.Emulator;

/// <summary>The handling of files, and the bounds of everything kept.</summary>
public sealed partial class FalEmulatorOptions
{
    /// <summary>
    /// A folder that keeps jobs, files, ports and the signing key over a restart. Jobs that had not ended begin again; uploads that were
    /// not complete are lost. One emulator at a time. Default: null, nothing is kept.
    /// </summary>
    public string? DataFolder { get; set; }

    /// <summary>The time for which an upload address is valid. Default: 1 hour; the service's is unknown.</summary>
    public TimeSpan UploadAddressLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The lifetime of a file that came without a lifecycle. Default: null, no expiry.</summary>
    public TimeSpan? FileLifetime { get; set; }

    /// <summary>The smallest part of a multipart upload, the last one excepted, in bytes. Default: 1; the service's is unknown.</summary>
    public long MinPartBytes { get; set; } = 1;

    /// <summary>The largest body of a call that is not an upload, in bytes. Default: 10 MiB. Larger ones are answered with 413.</summary>
    public int MaxBodyBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>The largest stored file or part, in bytes. Default: 16 GiB. Larger ones are answered with 413.</summary>
    public long MaxFileBytes { get; set; } = 16L * 1024 * 1024 * 1024;

    /// <summary>The number of finished jobs that are remembered; the oldest are forgotten first. Default: 20,000.</summary>
    public int MaxJobs { get; set; } = 20_000;

    /// <summary>The number of requests that the wire record remembers; the oldest are forgotten first. Default: 5,000.</summary>
    public int WireCapacity { get; set; } = 5_000;
}
