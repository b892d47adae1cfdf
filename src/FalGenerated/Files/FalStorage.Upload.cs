using System.Net.Http.Headers;
using FalGenerated.Files;

namespace FalGenerated;

// Upload: from a path, a stream, or memory.
public sealed partial class FalStorage
{
    /// <summary>Uploads a file: in one request, or in parallel parts when it is large. Its size does not matter to memory.</summary>
    /// <param name="path">The file. It must not change meanwhile.</param>
    /// <param name="options">The declared name and type; null: as the file shows them.</param>
    /// <param name="progress">Receives the progress a few times a second; null for none.</param>
    /// <param name="cancellationToken">Stops the upload; nothing is left that a job could use.</param>
    /// <returns>The file's address and what was declared.</returns>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    /// <exception cref="FalTransferException">It is empty, states no length or changed meanwhile, the service gave no address that may be used, or the file host did not take it, after all tries.</exception>
    /// <exception cref="FalApiException">The service gave no upload address; its type says why, such as <see cref="FalApiErrorKind.Authentication"/>, <see cref="FalApiErrorKind.Balance"/> or <see cref="FalApiErrorKind.Server"/>.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<UploadedFile> UploadFileAsync(
        string path,
        UploadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
        {
            return await UploadAsync(file, options, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Uploads the rest of a stream, which stays open. A stream longer than one part goes up in parts; up to
    /// <see cref="FalStorageOptions.PartsInFlight"/> of them are held in memory. A stream that cannot seek is read once: when its
    /// upload address expires on the way, the upload fails.
    /// </summary>
    /// <param name="content">The stream, from its position on.</param>
    /// <param name="options">The declared name and type; null: the type that the first bytes show.</param>
    /// <param name="progress">Receives the progress a few times a second; null for none.</param>
    /// <param name="cancellationToken">Stops the upload; nothing is left that a job could use.</param>
    /// <returns>The file's address and what was declared.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    /// <exception cref="FalTransferException">It is empty, states no length or changed meanwhile, the service gave no address that may be used, or the file host did not take it, after all tries.</exception>
    /// <exception cref="FalApiException">The service gave no upload address; its type says why, such as <see cref="FalApiErrorKind.Authentication"/>, <see cref="FalApiErrorKind.Balance"/> or <see cref="FalApiErrorKind.Server"/>.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<UploadedFile> UploadAsync(
        Stream content,
        UploadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!content.CanRead)
        {
            throw new ArgumentException("The stream cannot be read.", nameof(content));
        }

        // A derived stream may change what its file holds, and a pipe has no places to read from.
        FileStream? file = content.GetType() == typeof(FileStream) ? (FileStream)content : null;
        UploadSource source = file is { CanSeek: true } ? new FileSource(file) : new StreamSource(content, this.options.PartSize);
        return await UploadAsync(source, Path.GetFileName(file?.Name), options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads bytes that are in memory already. They must not change meanwhile.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="options">The declared name and type; null: the type that the first bytes show.</param>
    /// <param name="progress">Receives the progress a few times a second; null for none.</param>
    /// <param name="cancellationToken">Stops the upload; nothing is left that a job could use.</param>
    /// <returns>The file's address and what was declared.</returns>
    /// <exception cref="FalTransferException">It is empty, states no length or changed meanwhile, the service gave no address that may be used, or the file host did not take it, after all tries.</exception>
    /// <exception cref="FalApiException">The service gave no upload address; its type says why, such as <see cref="FalApiErrorKind.Authentication"/>, <see cref="FalApiErrorKind.Balance"/> or <see cref="FalApiErrorKind.Server"/>.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<UploadedFile> UploadAsync(
        ReadOnlyMemory<byte> content,
        UploadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        return await UploadAsync(new MemorySource(content), null, options, progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task<UploadedFile> UploadAsync(
        UploadSource source,
        string? name,
        UploadOptions? options,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        string? lifecycle = options?.Lifecycle?.ToHeader();
        name = options?.FileName ?? name;
        string? declared = options?.ContentType;
        if (declared is not null && !MediaTypeHeaderValue.TryParse(declared, out _))
        {
            throw new ArgumentException($"'{declared}' is not a media type: give one such as video/mp4.", nameof(options));
        }

        ReadOnlyMemory<byte> first = await source.PeekAsync(cancellationToken).ConfigureAwait(false);
        if (first.IsEmpty)
        {
            throw Unusable($"{(name is null ? "The content" : $"'{name}'")} is empty: there is nothing to upload.");
        }

        // Files that the kernel writes as they are read, such as those of /proc, have no length to go by.
        if (source.Length == 0)
        {
            throw Unusable($"{(name is null ? "The content" : $"'{name}'")} states a length of 0 and has bytes all the same: copy it to a plain file, and upload that.");
        }

        string type = declared ?? MediaTypes.Of(first.Span, name);
        UploadHead head = new(SafeFileName.From(name, "upload" + MediaTypes.ExtensionOf(type)), type, lifecycle);
        TransferMeter meter = new(source.Length, progress, time);
        Uploader uploader = new(initiation, new UploadRequests(files, attempts, head, meter), attempts, this.options, source, head, meter);
        return uploads.Add(await uploader.RunAsync(cancellationToken).ConfigureAwait(false));
    }

    private static FalTransferException Unusable(string message) => new(TransferFailure.UnusableSource, message) { Stage = UploadStage.Initiate };
}
