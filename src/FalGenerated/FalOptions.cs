using Microsoft.Extensions.Logging;

namespace FalGenerated;

/// <summary>The options of a <see cref="FalClient"/>. They are checked and copied once, when the client is made; later changes have no effect.</summary>
public sealed partial class FalOptions
{
    /// <summary>
    /// The key, <c>id:secret</c>. Required unless <see cref="AccessToken"/> is set. It goes only to the four addresses below and to the backups of
    /// <see cref="UseBackupHosts"/>, and into no log, message, token or file.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// Gives a short-lived OAuth access token for each request to the queue (submit, status, result, cancel), which goes out as <c>Bearer</c> and is not
    /// kept: a provider that costs time caches. Uploads, synchronous runs and the platform's operations still need the key. What it throws means
    /// that nothing was sent. Null (the default): the key is used.
    /// </summary>
    public Func<CancellationToken, ValueTask<string>>? AccessToken { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether fal's backup hosts stand in where a default host cannot be reached: <c>queue.falrun.com</c> for
    /// <c>queue.fal.run</c>, <c>falrun.com</c> for <c>fal.run</c>. Only where no connection was made, so that nothing was sent. Default true.
    /// </summary>
    public bool UseBackupHosts { get; set; } = true;

    /// <summary>The queue: submit, status, stream, result, cancel. Default <c>https://queue.fal.run/</c>. Plain http is accepted for loopback only.</summary>
    public Uri QueueUrl { get; set; } = new("https://queue.fal.run/");

    /// <summary>The synchronous run. Default <c>https://fal.run/</c>.</summary>
    public Uri RunUrl { get; set; } = new("https://fal.run/");

    /// <summary>Storage. Default <c>https://rest.fal.ai/</c>.</summary>
    public Uri RestUrl { get; set; } = new("https://rest.fal.ai/");

    /// <summary>The platform's own operations. Default <c>https://api.fal.ai/v1/</c>.</summary>
    public Uri ApiUrl { get; set; } = new("https://api.fal.ai/v1/");

    /// <summary>The path of the journal of submits; null (the default) means that the SDK writes no file. Its folder must exist.</summary>
    public string? JournalPath { get; set; }

    /// <summary>A journal over the host's own store, instead of the file. Null (the default): none.</summary>
    public ISubmitJournal? Journal { get; set; }

    /// <summary>
    /// A ledger of budgets over the host's own store. Null (the default): the journal's file when there is one, else each
    /// <see cref="SpendBudget"/> lasts as long as its object.
    /// </summary>
    public ISpendLedger? SpendLedger { get; set; }

    /// <summary>The logger factory; null (the default) means no log.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Hosts that files are expected to come from: names, or names with a port; an entry that starts with a dot covers its subdomains.
    /// A file from elsewhere is a finding, not an error, unless a download asks for a trusted host. A loopback host is reached for files
    /// only when it stands here (<c>localhost</c>, <c>127.0.0.1</c>, <c>[::1]</c>) or in one of the addresses above, as an emulator does.
    /// Default: <c>.fal.media</c>.
    /// </summary>
    public IList<string> TrustedFileHosts { get; } = [".fal.media"];

    /// <summary>The options of uploads and downloads: sizes, attempts and limits.</summary>
    public FalStorageOptions Storage { get; } = new();

    /// <summary>The longest that one attempt of a short call (submit, status, result, cancel) may take, body included. Default 60 s; from 10 ms to 24 hours.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The number of jobs that may be followed by a status stream at once; the rest are polled. 0 means none. Null (the default): 1,000 where the
    /// streams share HTTP/2 connections, 200 over HTTP/1.1, where each takes one; the latter holds until the first stream was answered.
    /// </summary>
    public int? MaxStreams { get; set; }

    /// <summary>The longest that a synchronous run may take. Default 1 hour: jobs here take minutes. From 10 ms to 24 hours.</summary>
    public TimeSpan RunTimeout { get; set; } = TimeSpan.FromHours(1);
}
