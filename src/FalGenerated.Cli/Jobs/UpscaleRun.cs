using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;
using FalGenerated.Cli.Terminal;

namespace FalGenerated.Cli.Jobs;

/// <summary>Turns a command line into a job, or into a run without the queue. What costs comes last.</summary>
internal sealed class UpscaleRun(UpscaleInvocation invocation, VideoSource video, OutputTarget target, Connection connection, Session session)
{
    private readonly UpscaleVideoClient upscaler = connection.Client.Upscaler;
    private readonly JobStart start = new(target, connection, session);

    /// <summary>Gets the quote; null until it is computed.</summary>
    public UpscaleQuote? Quote { get; private set; }

    /// <summary>Returns the job of the command: the existing one or a new one. Null if an earlier run has done everything already.</summary>
    public Task<FalJob<UpscaleVideoOutput>?> JobAsync(CancellationToken cancellationToken) => start.ReportingAsync(async () =>
    {
        UpscaleQuote quote = Quote = await UpscaleInvocation.QuoteAsync(video, invocation.Options, session, cancellationToken).ConfigureAwait(false);
        if (await FindAsync(quote, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return await start.AdoptAsync(earlier, cancellationToken).ConfigureAwait(false);
        }

        await PrepareAsync(quote, cancellationToken).ConfigureAwait(false);
        await using TransferProgressLine line = new(session, "uploading");
        return await invocation.SubmitAsync(upscaler, quote, line, cancellationToken).ConfigureAwait(false);
    });

    /// <summary>Runs without the queue and saves the result. A job that the video has in the queue is waited for instead.</summary>
    public async Task SyncAsync(CancellationToken cancellationToken)
    {
        if (await start.ReportingAsync(() => RunAsync(cancellationToken)).ConfigureAwait(false) is not { } response)
        {
            return;
        }

        session.Report.Submitted = Submitted.Yes;
        session.Report.NextStep = $"The run is finished and billed; fetch its output with 'fal-upscale download {NextStep.WithoutQuery(response.Output.Video.Url)}'.";
        session.Report.RequestId = response.RequestId;
        await ResultSaver.DeliverAsync(response, Quote, target, connection.Client, session, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FalResponse<UpscaleVideoOutput>?> RunAsync(CancellationToken cancellationToken)
    {
        UpscaleQuote quote = Quote = await UpscaleInvocation.QuoteAsync(video, invocation.Options, session, cancellationToken).ConfigureAwait(false);
        if (await FindAsync(quote, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return await start.AdoptAsync(earlier, cancellationToken).ConfigureAwait(false) is { } job
                ? await job.WaitAsync(cancellationToken: cancellationToken).ConfigureAwait(false)
                : null;
        }

        await PrepareAsync(quote, cancellationToken).ConfigureAwait(false);
        session.Note("running without the queue: this takes minutes, cannot be resumed, and a lost answer is a lost result");
        await using TransferProgressLine line = new(session, "uploading");
        return await invocation.RunAsync(upscaler, quote, line, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FalJob<UpscaleVideoOutput>?> FindAsync(UpscaleQuote quote, CancellationToken cancellationToken)
    {
        await using LiveRow row = session.Screen.StartWait("looking for an earlier job");
        return await invocation.FindAsync(upscaler, quote, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Refuses what fails for certain, before anything is sent.</summary>
    private Task PrepareAsync(UpscaleQuote quote, CancellationToken cancellationToken)
    {
        target.EnsureWritable();
        QuoteReport.Judge(session, quote, invocation.Submit.SkipValidation);
        SpendingArguments.Check(quote, invocation.Submit);
        return connection.EnsureServerListensAsync(cancellationToken);
    }
}
