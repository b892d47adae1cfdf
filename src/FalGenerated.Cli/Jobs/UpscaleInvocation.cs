using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Terminal;

namespace FalGenerated.Cli.Jobs;

/// <summary>The request of one <c>upscale</c> command line.</summary>
/// <param name="Source">The video argument.</param>
/// <param name="Options">The options of the upscale.</param>
/// <param name="Submit">The price limit, and whether refused input is sent anyway.</param>
internal sealed record UpscaleInvocation(string Source, UpscaleOptions Options, SubmitOptions Submit)
{
    // The journal takes no longer one.
    private const int LongestLabel = 200;

    /// <summary>Gets the name under which the job is listed: the file's name, without the folder, host or query.</summary>
    private string Label
    {
        get
        {
            string name = SourceText.ParseUrl(Source) is { } url ? Uri.UnescapeDataString(url.Segments[^1].Trim('/')) : Path.GetFileName(Source);
            return name.Length <= LongestLabel ? name : name[..LongestLabel];
        }
    }

    private bool IsFile => SourceText.ParseUrl(Source) is null;

    /// <summary>Computes and prints the quote.</summary>
    public static async Task<UpscaleQuote> QuoteAsync(
        VideoSource video, UpscaleOptions options, Session session, CancellationToken cancellationToken)
    {
        UpscaleQuote quote = await UpscaleQuote.OfAsync(options, video, cancellationToken: cancellationToken).ConfigureAwait(false);
        QuoteReport.Fill(session.Report, quote);
        session.Note(quote.ToString(), Tone.Faint);
        return quote;
    }

    /// <summary>Finds the job that the video has with these options; null if there is none.</summary>
    public Task<FalJob<UpscaleVideoOutput>?> FindAsync(UpscaleVideoClient upscaler, UpscaleQuote quote, CancellationToken cancellationToken) => IsFile
        ? upscaler.FindFileJobAsync(Source, Options, FileOptions(quote, null), cancellationToken)
        : upscaler.FindJobAsync(Options.For(Source), SubmitOptions(quote), cancellationToken);

    /// <summary>Submits the job; a file is uploaded first.</summary>
    public async Task<FalJob<UpscaleVideoOutput>> SubmitAsync(
        UpscaleVideoClient upscaler, UpscaleQuote quote, IProgress<TransferProgress> upload, CancellationToken cancellationToken) => IsFile
        ? (await upscaler.SubmitFileAsync(Source, Options, FileOptions(quote, upload), cancellationToken).ConfigureAwait(false)).Job
        : await upscaler.SubmitAsync(Options.For(Source), SubmitOptions(quote), cancellationToken).ConfigureAwait(false);

    /// <summary>Runs without the queue; a file is uploaded first.</summary>
    public Task<FalResponse<UpscaleVideoOutput>> RunAsync(
        UpscaleVideoClient upscaler, UpscaleQuote quote, IProgress<TransferProgress> upload, CancellationToken cancellationToken) => IsFile
        ? upscaler.RunFileAsync(Source, Options, FileOptions(quote, upload), cancellationToken)
        : upscaler.RunAsync(Options.For(Source), SubmitOptions(quote), cancellationToken);

    private SubmitOptions SubmitOptions(UpscaleQuote quote) => Submit with { Quote = quote, ReuseSameInput = true, Label = Label };

    private UpscaleFileOptions FileOptions(UpscaleQuote quote, IProgress<TransferProgress>? upload) => new() { Submit = SubmitOptions(quote), Transfer = upload };
}
