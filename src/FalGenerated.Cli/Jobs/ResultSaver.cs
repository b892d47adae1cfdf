using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Jobs;

/// <summary>Downloads and checks the result of a finished job, and reports its cost.</summary>
internal static class ResultSaver
{
    public static async Task DeliverAsync(
        FalResponse<UpscaleVideoOutput> response,
        UpscaleQuote? quote,
        OutputTarget target,
        FalClient client,
        Session session,
        CancellationToken cancellationToken)
    {
        Report report = session.Report;
        UpscaleVideoOutput output = response.Output;
        report.Status = QueueState.Completed.ToString();
        report.OutputUrl = output.Video.Url;
        report.BilledSeconds = output.Duration;
        string bill = BillSummary.Settle(response, quote, report);
        if (target.Path is null)
        {
            session.WriteLine(output.Video.Url);
        }
        else
        {
            await SaveAsync(response, quote, target, client, session, cancellationToken).ConfigureAwait(false);
            report.OutputPath = target.Path;
            session.WriteLine(target.Path);
        }

        session.WriteLine(bill);
        if (response.Headers.TryGetValue("X-Fal-Emulator", out IEnumerable<string>? says) && says.Contains("echo"))
        {
            session.WriteLine("The emulator does not upscale: the output is the clip that was uploaded.");
        }
    }

    private static async Task SaveAsync(
        FalResponse<UpscaleVideoOutput> response, UpscaleQuote? quote, OutputTarget target, FalClient client, Session session, CancellationToken cancellationToken)
    {
        try
        {
            DownloadedFile file = await DownloadAsync(response, quote, target, client, session, cancellationToken).ConfigureAwait(false);
            session.Report.Set("sha256", file.Sha256);
        }
        catch (FalTransferException error) when (error.Reason == TransferFailure.TargetExists && target.WasWrittenConcurrently(response.Output.Video.FileSize))
        {
            session.Note("already done: another run of the same command wrote the output");
        }
    }

    /// <summary>Downloads the video and compares it with the quote; differences are findings, because the job is already paid for.</summary>
    private static async Task<DownloadedFile> DownloadAsync(
        FalResponse<UpscaleVideoOutput> response, UpscaleQuote? quote, OutputTarget target, FalClient client, Session session, CancellationToken cancellationToken)
    {
        await using TransferProgressLine line = new(session, "downloading");
        ResultDownloadOptions options = new()
        {
            Download = new DownloadOptions { Overwrite = target.Overwrite },
            Expected = quote?.ExpectedVideo ?? new ExpectedVideo(),
            DownloadProgress = line,
        };
        ResultDownload<UpscaleVideoOutput> delivery = await client.Storage
            .DownloadResultAsync(response, target.Path!, options, output => output.Video, cancellationToken)
            .ConfigureAwait(false);
        session.Report.Warn("download", delivery.Findings);
        return delivery.File;
    }
}
