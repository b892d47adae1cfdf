using FalGenerated.Jobs;
using FalGenerated.Spending;
using Newtonsoft.Json.Linq;

namespace FalGenerated.BytedanceUpscaler;

// From file to file, safe to run again.
public sealed partial class UpscaleVideoClient
{
    private const string SizeFact = "size";

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
        ArgumentException.ThrowIfNullOrEmpty(source);
        options ??= new UpscaleOptions();
        fileOptions ??= new UpscaleFileOptions();
        long size = new FileInfo(source) is { Exists: true } file
            ? file.Length
            : throw new FileNotFoundException($"There is no file '{source}'; nothing was sent.", source);
        UpscaleVideoClient durable = Context.KeepsJournal ? this : new UpscaleVideoClient(Context.WithUserJournal());
        UpscaleQuote quote = await QuoteAsync(VideoSource.FromFile(source), options, cancellationToken).ConfigureAwait(false);
        fileOptions.Quote?.Report(quote);
        SubmitOptions submit = fileOptions.ToSubmitOptions(quote, Path.GetFileName(source));

        // Only a file of a size that the journal knows can have a job, and only then is it read before the upload.
        bool mayHaveJob = await durable.KnowsSizeAsync(size, cancellationToken).ConfigureAwait(false);
        string? sha256 = mayHaveJob ? await HashAsync(source, cancellationToken).ConfigureAwait(false) : null;
        if (sha256 is not null
            && await durable.FindJobAsync(options.For(InputKey.OfContent(sha256)), Identified(submit, size, sha256), cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return (earlier, quote);
        }

        Refuse(quote, submit);
        Task<string> hashing = sha256 is null ? HashAsync(source, cancellationToken) : Task.FromResult(sha256);
        UploadedFile uploaded = await Context.Storage.UploadFileAsync(source, null, fileOptions.Transfer, cancellationToken).ConfigureAwait(false);
        SubmitOptions identified = Identified(submit, size, await hashing.ConfigureAwait(false));
        return (await durable.SubmitAsync(options.For(uploaded.Url), identified, cancellationToken).ConfigureAwait(false), quote);
    }

    private static SubmitOptions Identified(SubmitOptions submit, long size, string sha256) => submit with
    {
        Identity = new InputIdentity(WireNames.VideoUrl, InputKey.OfContent(sha256), new JObject { [SizeFact] = size, ["sha256"] = sha256 }),
    };

    private async Task<bool> KnowsSizeAsync(long size, CancellationToken cancellationToken)
    {
        await foreach (JournalEntry entry in Context.Journal.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Submit.Facts?[SizeFact] is { } known && known.Value<long>() == size)
            {
                return true;
            }
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
