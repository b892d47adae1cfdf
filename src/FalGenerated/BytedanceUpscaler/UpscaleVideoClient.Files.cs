using FalGenerated.Jobs;
using FalGenerated.Spending;
using Newtonsoft.Json.Linq;

namespace FalGenerated.BytedanceUpscaler;

// From file to file, safe to run again.
public sealed partial class UpscaleVideoClient
{
    /// <summary>
    /// Upscales a video file into another file, in one call that is safe to run again: it probes, quotes, refuses what is certain to fail or too
    /// dear, uploads, submits once, waits, downloads and checks. This costs money and takes minutes. Run again after a crash it goes on with the
    /// job that it has: the idempotency key is made from the content of the file, the options and the service. A client without a journal
    /// uses the one of the user, <see cref="SubmitJournal.UserPath()"/>; <see cref="FalOptions.JournalPath"/> names another.
    /// </summary>
    /// <param name="source">The video file.</param>
    /// <param name="target">The file to write; its folder must exist.</param>
    /// <param name="options">How to enhance; null means the service's defaults.</param>
    /// <param name="fileOptions">Limits, progress and permissions; null means the defaults.</param>
    /// <param name="cancellationToken">Before the submit it prevents it; afterwards it ends the wait, and the same call goes on with the job.</param>
    /// <returns>The output, the request id, the bill, and the file with what was noticed about it.</returns>
    /// <exception cref="FileNotFoundException">The video file does not exist.</exception>
    /// <exception cref="DirectoryNotFoundException">The target's folder does not exist; nothing was sent.</exception>
    /// <exception cref="FalRefusedException">The job is certain to fail; nothing was sent.</exception>
    /// <exception cref="FalSpendingLimitException">A limit or budget does not allow the price, or is set and the price is not known; nothing was sent.</exception>
    /// <exception cref="FalIdempotencyConflictException">The earlier job of this video rests on other defaults of the contract.</exception>
    /// <exception cref="FalOutcomeUnknownException">The submit was sent, now or earlier, and nothing tells its outcome.</exception>
    /// <exception cref="FalJournalException">The journal cannot record the submit; nothing was sent.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="FalApiException">The service refused a call.</exception>
    /// <exception cref="FalTransferException">The target exists or the upload failed, and nothing was submitted; or, with a request id, the job is done but its file is not on disk.</exception>
    /// <exception cref="FalTimeoutException">The wait's deadline is over; it holds the job, which goes on.</exception>
    /// <exception cref="FalJobFailedException">The job failed, was cancelled, or its result is no longer kept.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ResultDownload<UpscaleVideoOutput>> UpscaleFileAsync(
        string source, string target, UpscaleOptions? options = null, UpscaleFileOptions? fileOptions = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        ArgumentException.ThrowIfNullOrEmpty(target);
        fileOptions ??= new UpscaleFileOptions();
        ResultDownloadOptions download = new() { Download = new DownloadOptions { Overwrite = fileOptions.Overwrite } };
        ResultDownloadExtensions.RequireTarget(target, download);
        (FalJob<UpscaleVideoOutput> job, UpscaleQuote quote) = await SubmitFileAsync(source, options, fileOptions, cancellationToken).ConfigureAwait(false);
        download = new()
        {
            Download = download.Download,
            Wait = fileOptions.Wait,
            Expected = quote.ExpectedVideo,
            StatusProgress = fileOptions.Progress,
            DownloadProgress = fileOptions.Transfer,
        };
        return await job.WaitAndDownloadAsync(target, download, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The job of a video file: the one that it has with these options, or a new one. As <see cref="UpscaleFileAsync"/> up to the submit: it
    /// probes, quotes, refuses, uploads and submits once. A new job costs money.
    /// </summary>
    /// <param name="source">The video file.</param>
    /// <param name="options">How to enhance; null means the service's defaults.</param>
    /// <param name="fileOptions">Limits and progress; null means the defaults.</param>
    /// <param name="cancellationToken">Before the submit it prevents it.</param>
    /// <returns>The job and its quote.</returns>
    /// <inheritdoc cref="UpscaleFileAsync" path="/exception"/>
    public async Task<(FalJob<UpscaleVideoOutput> Job, UpscaleQuote Quote)> SubmitFileAsync(
        string source, UpscaleOptions? options = null, UpscaleFileOptions? fileOptions = null, CancellationToken cancellationToken = default)
    {
        SourceVideo video = await OpenAsync(source, options, fileOptions, cancellationToken).ConfigureAwait(false);
        if (await FindAsync(video, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return (earlier, video.Quote);
        }

        (UpscaleVideoInput input, SubmitOptions submit) = await UploadAsync(video, fileOptions?.Transfer, cancellationToken).ConfigureAwait(false);
        return (await Durable.SubmitAsync(input, submit, cancellationToken).ConfigureAwait(false), video.Quote);
    }

    /// <summary>
    /// The job that a video file has already with these options, by the file's content. It never submits and uploads nothing; of a submit whose
    /// outcome is unknown it asks the service, free of charge.
    /// </summary>
    /// <param name="source">The video file.</param>
    /// <param name="options">How to enhance; null means the service's defaults.</param>
    /// <param name="fileOptions">Scope, label and key, as for the submit; null means the defaults.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <returns>The job; null when there is none, so that a submit would pay.</returns>
    /// <exception cref="FileNotFoundException">The video file does not exist.</exception>
    /// <exception cref="FalIdempotencyConflictException">The earlier job rests on other defaults of the contract, or was a run whose output went to its caller.</exception>
    /// <exception cref="FalOutcomeUnknownException">It was submitted, and nothing tells the outcome.</exception>
    /// <exception cref="FalJournalException">The journal cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<FalJob<UpscaleVideoOutput>?> FindFileJobAsync(
        string source, UpscaleOptions? options = null, UpscaleFileOptions? fileOptions = null, CancellationToken cancellationToken = default)
    {
        SourceVideo video = await OpenAsync(source, options, fileOptions, cancellationToken).ConfigureAwait(false);
        return await FindAsync(video, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Upscales a video file without the queue, in one request of minutes: an interrupted connection loses the output, billed or not. Prefer
    /// <see cref="SubmitFileAsync"/>. It costs money, and is never sent twice: a job that the file has in the queue is waited for instead.
    /// </summary>
    /// <param name="source">The video file.</param>
    /// <param name="options">How to enhance; null means the service's defaults.</param>
    /// <param name="fileOptions">Limits and progress; null means the defaults.</param>
    /// <param name="cancellationToken">Before the send it prevents it; afterwards it drops the connection.</param>
    /// <returns>The output and its bill.</returns>
    /// <inheritdoc cref="UpscaleFileAsync" path="/exception"/>
    public async Task<FalResponse<UpscaleVideoOutput>> RunFileAsync(
        string source, UpscaleOptions? options = null, UpscaleFileOptions? fileOptions = null, CancellationToken cancellationToken = default)
    {
        SourceVideo video = await OpenAsync(source, options, fileOptions, cancellationToken).ConfigureAwait(false);
        if (await FindAsync(video, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return await earlier.WaitAsync(fileOptions?.Progress, fileOptions?.Wait, cancellationToken).ConfigureAwait(false);
        }

        (UpscaleVideoInput input, SubmitOptions submit) = await UploadAsync(video, fileOptions?.Transfer, cancellationToken).ConfigureAwait(false);
        return await Durable.RunAsync(input, submit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>This client; with the user's own journal where it has none that outlives it.</summary>
    private UpscaleVideoClient Durable => field ??= Context.KeepsJournal ? this : new UpscaleVideoClient(Context.WithUserJournal());

    private async Task<SourceVideo> OpenAsync(
        string source, UpscaleOptions? options, UpscaleFileOptions? fileOptions, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        options ??= new UpscaleOptions();
        fileOptions ??= new UpscaleFileOptions();
        long size = new FileInfo(source) is { Exists: true } file
            ? file.Length
            : throw new FileNotFoundException($"There is no file '{source}'; nothing was sent.", source);
        UpscaleQuote quote = fileOptions.Submit?.Quote as UpscaleQuote
            ?? await QuoteAsync(VideoSource.FromFile(source), options, cancellationToken).ConfigureAwait(false);
        fileOptions.Quote?.Report(quote);

        // Only a file of a size that the journal knows can have a job, and only then is it read before the upload.
        bool mayHaveJob = await Durable.KnowsSizeAsync(size, cancellationToken).ConfigureAwait(false);
        return new SourceVideo(source, size, options, quote, fileOptions.ToSubmitOptions(quote, Path.GetFileName(source)))
        {
            Sha256 = mayHaveJob ? await HashAsync(source, cancellationToken).ConfigureAwait(false) : null,
        };
    }

    private async Task<FalJob<UpscaleVideoOutput>?> FindAsync(SourceVideo video, CancellationToken cancellationToken) => video.Sha256 is { } sha256
        ? await Durable.FindJobAsync(video.Options.For(InputKey.OfContent(sha256)), video.Identified(sha256), cancellationToken).ConfigureAwait(false)
        : null;

    private async Task<(UpscaleVideoInput Input, SubmitOptions Submit)> UploadAsync(
        SourceVideo video, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        Refuse(video.Quote, video.Submit);
        Task<string> hashing = video.Sha256 is { } known ? Task.FromResult(known) : HashAsync(video.Path, cancellationToken);
        UploadedFile uploaded = await Context.Storage.UploadFileAsync(video.Path, null, progress, cancellationToken).ConfigureAwait(false);
        return (video.Options.For(uploaded.Url), video.Identified(await hashing.ConfigureAwait(false)));
    }

    private async Task<bool> KnowsSizeAsync(long size, CancellationToken cancellationToken)
    {
        await foreach (JournalEntry _ in Context.Journal.ListByFactAsync(SourceVideo.SizeFact, new JValue(size), cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        return false;
    }

    /// <summary>Says what is wrong before the upload, which takes longer than the checks; the submit checks again.</summary>
    private static void Refuse(UpscaleQuote quote, SubmitOptions submit)
    {
        if (!submit.SkipValidation && quote.Findings.Any(finding => finding.Refuses))
        {
            throw new FalRefusedException(quote.Findings);
        }

        PriceLimit.Check(submit.MaxPriceUsd, submit.Budget is not null, submit.AllowUnknownPrice, quote.Price);
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false));
        }
    }
}
