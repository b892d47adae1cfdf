using FalGenerated.Files;

namespace FalGenerated;

// Download: to a partial file beside the target, then under its name.
public sealed partial class FalStorage
{
    /// <summary>
    /// Fetches a file of a result, without the key, into a partial file beside the target (<c>.NAME.part</c>), which gets the final name when
    /// it is whole and on the disk. A cut transfer goes on where it stopped; so does one of a killed process, or one that failed or was
    /// cancelled after more than a mebibyte, when it is started again for the same target. A second download to the same target waits for the
    /// first. Nothing half-written stands under the final name. What is certainly not the file is fetched again and then an error: a web page
    /// or a piece of a video instead of a video. (On Unix a loss of power within seconds after it returned may take the name away again; the
    /// bytes under a final name are always whole.)
    /// </summary>
    /// <param name="file">The file, as the result names it.</param>
    /// <param name="path">The final name; or a folder that exists, and the name is made from the service's.</param>
    /// <param name="options">Limits and permissions; null: the defaults.</param>
    /// <param name="progress">Receives the progress a few times a second; null for none.</param>
    /// <param name="cancellationToken">Stops the download; the file stays at its address.</param>
    /// <returns>The path of the file, its size and its SHA-256.</returns>
    /// <exception cref="ArgumentException">A limit is out of its bounds.</exception>
    /// <exception cref="FalTransferException">The file was not fetched or not written; <see cref="FalTransferException.Reason"/> says why.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<DownloadedFile> DownloadAsync(
        IFalFile file,
        string path,
        DownloadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return DownloadAsync(file, isVideo: false, path, options, progress, cancellationToken);
    }

    /// <summary>Fetches a file from any public https address, just as <see cref="DownloadAsync(IFalFile, string, DownloadOptions?, IProgress{TransferProgress}?, CancellationToken)"/> does.</summary>
    /// <inheritdoc cref="DownloadAsync(IFalFile, string, DownloadOptions?, IProgress{TransferProgress}?, CancellationToken)" path="/returns|/exception"/>
    /// <param name="address">The address of the file.</param>
    /// <param name="path">The final name; or a folder that exists, and the name is made from the address.</param>
    /// <param name="options">Limits and permissions; null: the defaults.</param>
    /// <param name="progress">Receives the progress a few times a second; null for none.</param>
    /// <param name="cancellationToken">Stops the download; the file stays at its address.</param>
    public Task<DownloadedFile> DownloadAsync(
        Uri address,
        string path,
        DownloadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        return DownloadAsync(new FalFile { Url = address.OriginalString }, isVideo: false, path, options, progress, cancellationToken);
    }

    /// <summary>Fetches a file that is to be a video whatever its names say.</summary>
    internal async Task<DownloadedFile> DownloadAsync(
        IFalFile file,
        bool isVideo,
        string path,
        DownloadOptions? options,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        options ??= new DownloadOptions();
        options.Check();
        DownloadRequest request = Request(file, isVideo, path, options);
        if (request.IsTaken)
        {
            throw PartialFile.Exists(request.Target);
        }

        using CancellationTokenSource limit = new(options.Timeout ?? Timeout.InfiniteTimeSpan, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using Downloader downloader = new(new FileFetch(files, hosts, options.RequireTrustedHost), attempts, request, new TransferMeter(request.AnnouncedBytes, progress, time));
        try
        {
            return await downloader.RunAsync(time, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FalTransferException(
                TransferFailure.TimedOut, $"Allow more time and download again: only {downloader.Received} bytes arrived within {options.Timeout}.", error)
            {
                Address = request.Address,
                Timeout = options.Timeout,
                ReceivedBytes = downloader.Received,
            };
        }
    }

    private DownloadRequest Request(IFalFile file, bool isVideo, string path, DownloadOptions options)
    {
        if (!Uri.TryCreate(file.Url, UriKind.Absolute, out Uri? address))
        {
            throw FileAddressPolicy.Refusal(TransferFailure.InvalidAddress, "", "The file has no absolute address: it cannot be fetched.");
        }

        hosts.Require(address, options.RequireTrustedHost);
        string target = DownloadTarget.Of(path, file.FileName, address);
        string? mediaType = isVideo ? MediaTypes.AnyVideo : MediaTypes.Declared(file, address, target);
        return new DownloadRequest(address, target, mediaType, file.FileSize, options.MaxBytes ?? this.options.MaxDownloadBytes, options.Overwrite);
    }
}
