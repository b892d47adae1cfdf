using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Running;
using FalGenerated.Video;

namespace FalGenerated.Cli.Verbs;

/// <summary>From a source to a job: quote, look into the journal, upload, submit. In this order, so that what costs comes last.</summary>
internal sealed class Submission
{
    private readonly string source;
    private readonly UpscaleOptions options;
    private readonly SubmitOptions terms;
    private readonly VideoSource video;
    private readonly string? outputPath;
    private readonly bool again;

    private Submission(string source, UpscaleOptions options, SubmitOptions terms, VideoSource video, string? outputPath, bool again)
    {
        this.source = source;
        this.options = options;
        this.terms = terms;
        this.video = video;
        this.outputPath = outputPath;
        this.again = again;
    }

    /// <summary>What the job should cost; null until it was quoted.</summary>
    public UpscaleQuote? Quote { get; private set; }

    private bool IsFile => SourceText.AddressIn(source) is null;

    public static Submission Read(string source, ParseResult parse, UpscaleArguments upscale, SpendingArguments spending, string? outputPath)
    {
        UpscaleOptions options = upscale.Read(parse);
        SubmitOptions terms = new()
        {
            MaxPriceUsd = spending.MaxPriceUsd(parse),
            AllowUnknownPrice = spending.AllowUnknownPrice(parse),
            SkipValidation = upscale.Force(parse),
        };
        return new(source, options, terms, upscale.Source(parse, source), outputPath, spending.Again(parse));
    }

    public async Task<FalJob<UpscaleVideoOutput>> SubmitAsync(Connection connection, Session session, CancellationToken cancellationToken)
    {
        FalEndpoint<UpscaleVideoInput, UpscaleVideoOutput> upscaler = connection.Client.Upscaler;
        Quote = await upscaler.QuoteAsync(video, options, cancellationToken).ConfigureAwait(false);
        QuoteReport.Fill(session.Report, Quote);
        session.Note(Quote.ToString());
        QuoteReport.Judge(session, Quote, terms.SkipValidation);

        string? intent = connection.Kind == ConnectionKind.Hosted || again
            ? null
            : await IntentKey.OfAsync(source, IsFile, options, outputPath, connection.Options.QueueUrl, cancellationToken).ConfigureAwait(false);
        if (intent is not null && await connection.Client.Journal.FindAsync(intent, cancellationToken).ConfigureAwait(false) is { State: not JournalState.NotSent } earlier)
        {
            return Earlier(earlier, upscaler, session);
        }

        string address = IsFile ? await UploadAsync(connection, session, cancellationToken).ConfigureAwait(false) : source;
        session.Note("submitting");
        return await upscaler.SubmitAsync(options.For(address), terms with { Quote = Quote, IntentKey = intent }, cancellationToken).ConfigureAwait(false);
    }

    private static FalJob<UpscaleVideoOutput> Earlier(JournalEntry earlier, FalEndpoint<UpscaleVideoInput, UpscaleVideoOutput> upscaler, Session session)
    {
        if (earlier.Token is null)
        {
            session.Report.Submitted = Submitted.Unknown;
            throw new UnfinishedException(
                "submit_outcome_unknown",
                $"The same line was submitted at {earlier.Intent.StartedAt:u} and its outcome is not known: a job may exist and be billed. "
                + "Look with 'fal-upscale jobs --resolve'; submit once more with --again only if there is none.");
        }

        session.Note($"the same line was submitted at {earlier.Intent.StartedAt:u}: going on with that job (--again submits a new one)");
        return upscaler.Resume(earlier.Token);
    }

    private async Task<string> UploadAsync(Connection connection, Session session, CancellationToken cancellationToken)
    {
        using TransferLine line = new(session, "uploading");
        UploadedFile file = await connection.Client.Storage.UploadFileAsync(source, null, line, cancellationToken).ConfigureAwait(false);
        return file.Url;
    }
}
