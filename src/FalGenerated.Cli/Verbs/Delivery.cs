using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Running;
using FalGenerated.Contracts;

namespace FalGenerated.Cli.Verbs;

/// <summary>The last leg of a job: its result on disk, and what it cost.</summary>
internal static class Delivery
{
    public static async Task DeliverAsync(
        FalResponse<UpscaleVideoOutput> response,
        UpscaleQuote? quote,
        DeliveryTarget target,
        FalClient client,
        Session session,
        CancellationToken cancellationToken)
    {
        Report report = session.Report;
        UpscaleVideoOutput output = response.Result;
        report.Status = QueueState.Completed.ToString();
        report.OutputUrl = output.Video.Url;
        report.BilledSeconds = output.Duration;
        string bill = Bill.Settle(response, quote, report);
        if (target.Path is null)
        {
            session.Say(output.Video.Url);
        }
        else
        {
            DownloadedFile file = await DownloadAsync(output.Video, target, client, session, cancellationToken).ConfigureAwait(false);
            report.OutputPath = file.Path;
            report.Set("sha256", file.Sha256);
            session.Say(file.Path);
        }

        session.Say(bill);
        if (response.Headers.TryGetValue("X-Fal-Emulator", out IEnumerable<string>? says) && says.Contains("echo"))
        {
            session.Say("The emulator does not upscale: the output is the clip that was uploaded.");
        }
    }

    private static async Task<DownloadedFile> DownloadAsync(
        FalFile video, DeliveryTarget target, FalClient client, Session session, CancellationToken cancellationToken)
    {
        using TransferLine line = new(session, "downloading");
        DownloadedFile file = await client.Storage
            .DownloadAsync(video, target.Path!, new DownloadOptions { Overwrite = target.Overwrite }, line, cancellationToken)
            .ConfigureAwait(false);
        session.Report.Warn("download", file.Findings);
        return file;
    }
}
