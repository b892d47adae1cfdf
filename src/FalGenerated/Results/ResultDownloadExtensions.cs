using System.Reflection;
using FalGenerated.Files;
using FalGenerated.Results;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>From a submitted job, or its result, to a file on disk.</summary>
public static class ResultDownloadExtensions
{
    /// <summary>
    /// Waits until the job is finished and fetches its file at once, while the service still keeps it; then compares the video with the plan.
    /// Differences are findings on the result and never an exception.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="path">The file's final name; or a folder that exists, and the name is made from the service's.</param>
    /// <param name="options">The options of wait, download and check; null: the defaults.</param>
    /// <param name="fileOf">Selects the file of the output; null: the only one that it has.</param>
    /// <param name="cancellationToken">Ends the wait or the download, not the job, unless the wait's options say so.</param>
    /// <exception cref="ArgumentException">The output has no file of its own, or several, and none was selected; or a limit is out of its bounds.</exception>
    /// <exception cref="DirectoryNotFoundException">The file's folder does not exist; the job was not waited for.</exception>
    /// <exception cref="FalTimeoutException">The wait's timeout is over, or the service was away for five minutes on end; it holds the job, which goes on.</exception>
    /// <exception cref="FalApiException">The service does not know the job, or it belongs to another key.</exception>
    /// <exception cref="FalJobFailedException">The job failed, was cancelled, or its result is no longer kept.</exception>
    /// <exception cref="FalTransferException">
    /// The target exists, and the job was not waited for; or, with a request id, the job is done and billed but its file is not on disk: do not
    /// submit again, but fetch it from the exception's address, or resume the job by its token.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<ResultDownload<TOutput>> WaitAndDownloadAsync<TOutput>(
        this FalJob<TOutput> job,
        string path,
        ResultDownloadOptions? options = null,
        Func<TOutput, IFalFile>? fileOf = null,
        CancellationToken cancellationToken = default)
        where TOutput : class
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentException.ThrowIfNullOrEmpty(path);
        fileOf ??= OnlyFile<TOutput>();
        options ??= new ResultDownloadOptions();
        FalStorage storage = job.Context?.Storage ?? throw new InvalidOperationException("This job was made without a client: it can be waited for, but nothing can be fetched.");
        RequireTarget(path, options);

        FalResponse<TOutput> response = await job.WaitAsync(options.StatusProgress, options.Wait, cancellationToken).ConfigureAwait(false);
        try
        {
            return await storage.DownloadResultAsync(response, path, options, fileOf, cancellationToken).ConfigureAwait(false);
        }
        catch (FalTransferException error)
        {
            throw OfJob(job, fileOf(response.Output)?.Url, error);
        }
    }

    /// <summary>Checks before anything is paid or waited for that the file can be written.</summary>
    /// <exception cref="DirectoryNotFoundException">The file's folder does not exist.</exception>
    /// <exception cref="FalTransferException">The file exists.</exception>
    internal static void RequireTarget(string path, ResultDownloadOptions options)
    {
        options.Download?.Check();
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Make the folder {folder} first: the file is to be saved there. The job was not waited for.");
        }

        if (!Directory.Exists(path) && options.Download is not { Overwrite: true } && File.Exists(path))
        {
            throw PartialFile.Exists(Path.GetFullPath(path));
        }
    }

    /// <summary>
    /// Fetches the file of a result and compares the video with the plan. Differences are findings on the result and never an exception.
    /// </summary>
    /// <param name="storage">The storage of a client.</param>
    /// <param name="response">The result.</param>
    /// <param name="path">The file's final name; or a folder that exists, and the name is made from the service's.</param>
    /// <param name="options">The options of download and check; null: the defaults.</param>
    /// <param name="fileOf">Selects the file of the output; null: the only one that it has.</param>
    /// <param name="cancellationToken">Ends the download; the file stays at its address.</param>
    /// <exception cref="ArgumentException">The output has no file of its own, or several, and none was selected.</exception>
    /// <exception cref="FalTransferException">The file was not fetched or not written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<ResultDownload<TOutput>> DownloadResultAsync<TOutput>(
        this FalStorage storage,
        FalResponse<TOutput> response,
        string path,
        ResultDownloadOptions? options = null,
        Func<TOutput, IFalFile>? fileOf = null,
        CancellationToken cancellationToken = default)
        where TOutput : class
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(response);
        fileOf ??= OnlyFile<TOutput>();
        IFalFile produced = FileIn(response.Output, fileOf);
        bool isVideo = options?.Expected is not null && !VideoCheck.IsEcho(response.Headers);
        DownloadedFile file = await storage
            .DownloadAsync(produced, isVideo, path, options?.Download, options?.DownloadProgress, cancellationToken).ConfigureAwait(false);
        bool isOther = options?.Expected is null && MediaTypes.Declared(produced, file.Address, file.Path)?.StartsWith("video/", StringComparison.OrdinalIgnoreCase) == false;
        IReadOnlyList<string> odd = isOther ? [] : await VideoCheck.FindingsAsync(file.Path, options?.Expected, response.Headers).ConfigureAwait(false);
        return new ResultDownload<TOutput> { Response = response, File = file, Findings = [.. file.Findings, .. odd] };
    }

    /// <summary>The files of an untyped output, each with its path in it, such as <c>images[0]</c>: the objects that have an http or https address in <c>url</c>.</summary>
    /// <param name="output">The output.</param>
    /// <returns>The files in the order of the output; empty when it has none.</returns>
    public static IReadOnlyList<KeyValuePair<string, FalFile>> FindFiles(this JToken output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return OutputFiles.Find(output);
    }

    /// <summary>
    /// Fetches all files of an untyped output into a folder, one after the other, under the names that the service gave; where two share a
    /// name the second gets a number. What was fetched before a failure stays.
    /// </summary>
    /// <param name="storage">The storage of a client.</param>
    /// <param name="output">The output.</param>
    /// <param name="folder">The folder, which exists.</param>
    /// <param name="options">Limits and permissions of each download; null: the defaults.</param>
    /// <param name="progress">Receives the progress of each download; null for none.</param>
    /// <param name="cancellationToken">Ends the downloads; the files stay at their addresses.</param>
    /// <returns>The files in the order of the output; empty when it has none.</returns>
    /// <exception cref="ArgumentException">A limit is out of its bounds.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist; nothing was fetched.</exception>
    /// <exception cref="FalTransferException">A file was not fetched or not written; or one exists already under the name, and nothing was fetched.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<IReadOnlyList<DownloadedFile>> DownloadFilesAsync(
        this FalStorage storage,
        JToken output,
        string folder,
        DownloadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new DownloadOptions();
        options.Check();
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Make the folder {Path.GetFullPath(folder)} first: the files are to be saved there. Nothing was fetched.");
        }

        List<DownloadedFile> fetched = [];
        foreach ((FalFile file, string path) in OutputDownload.Plan(output, folder, options))
        {
            fetched.Add(await storage.DownloadAsync(file, path, options, progress, cancellationToken).ConfigureAwait(false));
        }

        return fetched;
    }

    /// <summary>The way to the only file that an output type has; of an untyped output to the only one that came.</summary>
    internal static Func<TOutput, IFalFile> OnlyFile<TOutput>()
        where TOutput : class
    {
        if (typeof(JToken).IsAssignableFrom(typeof(TOutput)))
        {
            return output => OutputFiles.Only(output)!;
        }

        PropertyInfo[] files = [.. typeof(TOutput).GetProperties().Where(property => typeof(IFalFile).IsAssignableFrom(property.PropertyType))];
        return files is [{ GetMethod: { } get }]
            ? get.CreateDelegate<Func<TOutput, IFalFile>>()
            : throw new ArgumentException($"{typeof(TOutput).Name} has {files.Length} files of its own: select one.", "fileOf");
    }

    private static IFalFile FileIn<TOutput>(TOutput output, Func<TOutput, IFalFile> fileOf) => fileOf(output)
        ?? throw new FalTransferException(TransferFailure.InvalidAddress, OutputFiles.Problem(output));

    private static FalTransferException OfJob(FalJob job, string? url, FalTransferException error) =>
        new(error.Reason, $"Do not submit again: job {job.RequestId} is done, only its file was not saved. {error.Message}", error)
        {
            RequestId = job.RequestId,
            JobToken = job.Token,
            Address = error.Address ?? (Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address : null),
            Host = error.Host,
            Path = error.Path,
            StatusCode = error.StatusCode,
            ReceivedBytes = error.ReceivedBytes,
            ExpectedBytes = error.ExpectedBytes,
            LimitBytes = error.LimitBytes,
            Timeout = error.Timeout,
            IsTransient = error.IsTransient,
        };
}
