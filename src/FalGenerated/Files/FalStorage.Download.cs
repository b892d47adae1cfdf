using FalGenerated.Files;

namespace FalGenerated;

// Download: to a temporary file beside the target, then under its name.
public sealed partial class FalStorage
{
    /// <summary>
    /// Fetches a file of a result, without the key, into a temporary file beside the target, which gets the final name when it is whole
    /// and on the disk. A cut transfer goes on where it stopped. Whatever fails, nothing half-written stands under the final name and
    /// the temporary file is removed. (On Unix a loss of power within seconds after it returned may take the name away again; the bytes under
    /// a final name are always whole.)
    /// </summary>
    /// <param name="file">The file, as the result names it.</param>
    /// <param name="path">The final name; or a folder that exists, and the name is made from the service's.</param>
    /// <param name="options">Limits and permissions; null: the defaults.</param>
    /// <param name="progress">Receives the progress a few times a second; null: nobody does.</param>
    /// <param name="cancellationToken">Stops the download; the file stays at its address.</param>
    /// <returns>Where the file is, its size and its SHA-256.</returns>
    /// <exception cref="ArgumentException">A limit is out of its bounds.</exception>
    /// <exception cref="FalFileHostException">The address, or one that it redirects to, must not be reached.</exception>
    /// <exception cref="FalTargetExistsException">The file exists.</exception>
    /// <exception cref="FalDownloadException">The host did not deliver, after all tries.</exception>
    /// <exception cref="FalFileTooLargeException">The file is larger than allowed.</exception>
    /// <exception cref="FalDiskException">The file cannot be written: most often, the disk is full.</exception>
    /// <exception cref="FalTransferTimeoutException">The time limit ran out.</exception>
    public async Task<DownloadedFile> DownloadAsync(
        FalFile file,
        string path,
        DownloadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!Uri.TryCreate(file.Url, UriKind.Absolute, out Uri? address))
        {
            throw new FalFileHostException("", FileHostRefusal.Scheme, "The result's file has no absolute address: it cannot be fetched.");
        }

        return await DownloadAsync(address, file.FileName, file.FileSize, path, options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches a file from any public https address, just as <see cref="DownloadAsync(FalFile, string, DownloadOptions?, IProgress{TransferProgress}?, CancellationToken)"/> does.</summary>
    /// <inheritdoc cref="DownloadAsync(FalFile, string, DownloadOptions?, IProgress{TransferProgress}?, CancellationToken)"/>
    /// <param name="address">Where the file is.</param>
    /// <param name="path">The final name; or a folder that exists, and the name is made from the address.</param>
    /// <param name="options">Limits and permissions; null: the defaults.</param>
    /// <param name="progress">Receives the progress a few times a second; null: nobody does.</param>
    /// <param name="cancellationToken">Stops the download; the file stays at its address.</param>
    public async Task<DownloadedFile> DownloadAsync(
        Uri address,
        string path,
        DownloadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        return await DownloadAsync(address, null, null, path, options, progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DownloadedFile> DownloadAsync(
        Uri address,
        string? name,
        long? announced,
        string path,
        DownloadOptions? options,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        options ??= new DownloadOptions();
        options.Check();
        hosts.Require(address, options.RequireTrustedHost);
        string target = DownloadTarget.Of(path, name, address);
        if (Directory.Exists(target) || (!options.Overwrite && Path.Exists(target)))
        {
            throw new FalTargetExistsException(target);
        }

        FileFetch fetch = new(files, hosts, options.RequireTrustedHost);
        DownloadRequest request = new(address, target, announced, options.MaxBytes ?? this.options.MaxDownloadBytes, options.Overwrite);
        TransferMeter meter = new(announced, progress, time);
        using CancellationTokenSource limit = new(options.TimeLimit ?? Timeout.InfiniteTimeSpan, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using Downloader downloader = new(fetch, retry, this.options, request, meter, time);
        try
        {
            return await downloader.RunAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FalTransferTimeoutException(options.TimeLimit!.Value, downloader.Received, error);
        }
    }
}
