using System.Net;

namespace FalGenerated.Emulator;

/// <summary>How an emulator behaves. Times are in the emulator's own time, which <see cref="Speed"/> can make run faster.</summary>
public sealed class FalEmulatorOptions
{
    /// <summary>The key that is accepted unless <see cref="AcceptAnyKey"/> is set: <c>emulator-key-id:emulator-key-secret</c>.</summary>
    public const string DefaultKey = "emulator-key-id:emulator-key-secret";

    /// <summary>The one accepted key. Default: <see cref="DefaultKey"/>.</summary>
    public string Key { get; set; } = DefaultKey;

    /// <summary>Accept every key that is not empty; each has its own jobs and its own concurrency. Default: false.</summary>
    public bool AcceptAnyKey { get; set; }

    /// <summary>Where to listen. Default: 127.0.0.1; any other address lets other machines in.</summary>
    public IPAddress Address { get; set; } = IPAddress.Loopback;

    /// <summary>The API port; 0, the default, takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>The files port; 0, the default, takes a free one.</summary>
    public int FilesPort { get; set; }

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>How many seconds pass in the emulator for one second of <see cref="TimeProvider"/>; above 0. Default: 1.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>From submit to start. Default: 0.3 s.</summary>
    public TimeSpan QueueTime { get; set; } = TimeSpan.FromSeconds(0.3);

    /// <summary>Requests in front of a new job; the position falls to 0 during <see cref="QueueTime"/>. Default: 2.</summary>
    public int QueuePosition { get; set; } = 2;

    /// <summary>From start to end. Default: 0.7 s.</summary>
    public TimeSpan RunTime { get; set; } = TimeSpan.FromSeconds(0.7);

    /// <summary>
    /// How many jobs of one key run at once; more wait in the queue, and direct runs are answered with 429. Default: null, no
    /// limit. (The service: 2 for new accounts, up to 40 for others.)
    /// </summary>
    public int? ConcurrencyPerKey { get; set; }

    /// <summary>Whether a running job stops at once when it is asked to, or finishes as if nothing had been said. Default: true.</summary>
    public bool CancelStopsRun { get; set; } = true;

    /// <summary>The billed duration where the source's own cannot be read, in seconds. Default: 10.</summary>
    public decimal DurationSeconds { get; set; } = 10;

    /// <summary>The largest body of a call that is not an upload, in bytes. Default: 10 MiB. Larger ones are answered with 413.</summary>
    public int MaxBodyBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>The largest stored file, in bytes. Default: 16 GiB. Larger ones are answered with 413.</summary>
    public long MaxFileBytes { get; set; } = 16L * 1024 * 1024 * 1024;
}
