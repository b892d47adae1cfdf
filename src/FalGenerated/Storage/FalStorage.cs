using FalGenerated.Storage;

namespace FalGenerated;

/// <summary>
/// Files in and files out. Uploading is free of charge and safe to repeat. The key goes to the REST host alone, never to a host
/// that holds files. Safe to use from several threads at once.
/// </summary>
public sealed partial class FalStorage
{
    private readonly HttpClient _files;
    private readonly FalStorageOptions _options;
    private readonly FileAddressPolicy _hosts;
    private readonly TimeProvider _time;
    private readonly TransferRetry _retry;
    private readonly UploadInitiation _initiation;

    /// <summary>Takes clients that somebody else owns.</summary>
    /// <param name="rest">Goes to the REST host, which is its base address, with the key, and repeats by itself what may pass.</param>
    /// <param name="files">Goes to hosts of files, without the key, and follows no redirect by itself.</param>
    /// <param name="options">The options, checked.</param>
    /// <param name="hosts">Which hosts of files may be reached.</param>
    /// <param name="time">The clock.</param>
    /// <param name="chance">Numbers from 0 up to 1, to scatter retries.</param>
    internal FalStorage(HttpClient rest, HttpClient files, FalStorageOptions options, FileAddressPolicy hosts, TimeProvider time, Func<double> chance)
    {
        _files = files;
        _options = options;
        _hosts = hosts;
        _time = time;
        _retry = new TransferRetry(options.Attempts, time, chance);
        _initiation = new UploadInitiation(rest, hosts, time);
    }
}
