using FalGenerated.Results;

namespace FalGenerated;

/// <summary>From a submitted job, or its result, to a file on disk.</summary>
public static class ResultDownloadExtensions
{
    /// <summary>
    /// Waits until the job is finished and fetches its file at once, while the service still keeps it; then looks whether the video is what
    /// was expected. What it finds stands on the result and is never an exception.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="path">The file's final name; or a folder that exists, and the name is made from the service's.</param>
    /// <param name="options">How to wait, to fetch and to check; null: the defaults.</param>
    /// <param name="fileOf">Which file of the output is meant; null: the only one that it has.</param>
    /// <param name="cancellationToken">Ends the wait or the download, not the job, unless the wait's options say so.</param>
    /// <exception cref="ArgumentException">The output has no file of its own, or several, and none was named; or a limit is out of its bounds.</exception>
    /// <exception cref="DirectoryNotFoundException">The file's folder does not exist; the job was not waited for.</exception>
    /// <exception cref="FalTargetExistsException">The file exists; the job was not waited for.</exception>
    /// <exception cref="FalDeadlineException">The wait's deadline is over; it holds the job, which goes on.</exception>
    /// <exception cref="FalJobFailedException">The job failed.</exception>
    /// <exception cref="FalJobCancelledException">The job was cancelled.</exception>
    /// <exception cref="FalResultExpiredException">The result is no longer kept.</exception>
    /// <exception cref="FalDeliveryException">The job is done, but its file could not be saved.</exception>
    public static async Task<ResultDownload<TOutput>> WaitAndDownloadAsync<TOutput>(
        this FalJob<TOutput> job,
        string path,
        ResultDownloadOptions? options = null,
        Func<TOutput, FalFile>? fileOf = null,
        CancellationToken cancellationToken = default)
        where TOutput : class
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentException.ThrowIfNullOrEmpty(path);
        fileOf ??= OutputFiles.OnlyOne<TOutput>();
        options ??= new ResultDownloadOptions();
        FalStorage storage = job.Context?.Storage ?? throw new InvalidOperationException("This job was made without a client: it can be waited for, but nothing can be fetched.");
        RequireTarget(path, options);

        FalResponse<TOutput> response = await job.WaitForResponseAsync(options.OnStatus, options.Wait, cancellationToken).ConfigureAwait(false);
        try
        {
            return await storage.SaveAsync(response, path, options, fileOf, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is FalException or FalTransferTimeoutException or IOException or UnauthorizedAccessException)
        {
            throw new FalDeliveryException(job, fileOf(response.Result), error);
        }
    }

    /// <summary>Checks before anything is paid or waited for that the file can be written.</summary>
    /// <exception cref="DirectoryNotFoundException">The file's folder does not exist.</exception>
    /// <exception cref="FalTargetExistsException">The file exists.</exception>
    internal static void RequireTarget(string path, ResultDownloadOptions options)
    {
        options.Download?.Check();
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Make the folder {folder} first: the file is to be saved there. The job was not waited for.");
        }

        if (!Directory.Exists(path) && options.Download is not { Overwrite: true } && File.Exists(path))
        {
            throw new FalTargetExistsException(Path.GetFullPath(path));
        }
    }

    /// <summary>
    /// Fetches the file of a result that is known already, and looks whether the video is what was expected. What it finds stands on the
    /// result and is never an exception.
    /// </summary>
    /// <param name="storage">Where files are fetched with.</param>
    /// <param name="response">The result.</param>
    /// <param name="path">The file's final name; or a folder that exists, and the name is made from the service's.</param>
    /// <param name="options">How to fetch and to check; null: the defaults.</param>
    /// <param name="fileOf">Which file of the output is meant; null: the only one that it has.</param>
    /// <param name="cancellationToken">Ends the download; the file stays at its address.</param>
    /// <exception cref="ArgumentException">The output has no file of its own, or several, and none was named.</exception>
    /// <exception cref="FalTransferException">The file could not be fetched or written; its leaves say why.</exception>
    /// <exception cref="FalTransferTimeoutException">The time limit ran out.</exception>
    public static async Task<ResultDownload<TOutput>> SaveAsync<TOutput>(
        this FalStorage storage,
        FalResponse<TOutput> response,
        string path,
        ResultDownloadOptions? options = null,
        Func<TOutput, FalFile>? fileOf = null,
        CancellationToken cancellationToken = default)
        where TOutput : class
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(response);
        fileOf ??= OutputFiles.OnlyOne<TOutput>();
        DownloadedFile file = await storage
            .DownloadAsync(fileOf(response.Result), path, options?.Download, options?.OnDownload, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> odd = await VideoCheck.FindingsAsync(file.Path, options?.Expected, response.Headers).ConfigureAwait(false);
        return new ResultDownload<TOutput> { Response = response, File = file, Findings = [.. file.Findings, .. odd] };
    }
}
