using FalGenerated.Files;

namespace FalGenerated;

/// <summary>
/// Files in and files out. Uploading is free of charge and safe to repeat. The key goes to the REST host alone, never to a host
/// that holds files. Safe to use from several threads at once.
/// </summary>
public sealed partial class FalStorage
{
    private readonly HttpClient files;
    private readonly FalStorageOptions options;
    private readonly FileAddressPolicy hosts;
    private readonly TimeProvider time;
    private readonly TransferAttempts attempts;
    private readonly UploadInitiation initiation;
    private readonly RecentUploads uploads = new();

    /// <summary>Takes clients that their maker disposes.</summary>
    /// <param name="rest">Sends to the REST host, which is its base address, with the key, and repeats failures that may pass.</param>
    /// <param name="files">Sends to hosts of files, without the key, and follows no redirect by itself.</param>
    /// <param name="options">The options, checked.</param>
    /// <param name="hosts">The hosts of files that may be reached.</param>
    /// <param name="time">The clock.</param>
    /// <param name="chance">Numbers from 0 up to 1, to scatter retries.</param>
    internal FalStorage(HttpClient rest, HttpClient files, FalStorageOptions options, FileAddressPolicy hosts, TimeProvider time, Func<double> chance)
    {
        this.files = files;
        this.options = options;
        this.hosts = hosts;
        this.time = time;
        attempts = new TransferAttempts(options, time, chance);
        initiation = new UploadInitiation(rest, hosts, time);
    }

    /// <summary>The facts of a file that this client uploaded; null for any other address.</summary>
    internal MediaFacts? FactsOf(string address) => uploads.FactsOf(address);
}
