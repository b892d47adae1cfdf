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
        (string? Path, bool Overwrite) target,
        FalClient client,
        Session session,
        CancellationToken cancellationToken)
    {
        Report report = session.Report;
        UpscaleVideoOutput output = response.Result;
        report.Status = QueueState.Completed.ToString();
        report.OutputUrl = output.Video.Url;
        report.BilledSeconds = output.Duration;
        if (target.Path is not null)
        {
            using TransferLine line = new(session, "downloading");
            DownloadedFile file = await client.Storage
                .DownloadAsync(output.Video, target.Path, new DownloadOptions { Overwrite = target.Overwrite }, line, cancellationToken)
                .ConfigureAwait(false);
            report.OutputPath = file.Path;
            report.Set("sha256", file.Sha256);
        }

        if (response.Headers.TryGetValue("X-Fal-Emulator", out IEnumerable<string>? says) && says.Contains("echo"))
        {
            session.Say("The emulator does not upscale: the output is the clip that was uploaded.");
        }

        Bill.Print(response, quote, session);
    }
}
