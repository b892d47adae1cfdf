using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Jobs;

/// <summary>Reports the JSON output of a finished job, and saves its files: the only one under a name, or all of them in a folder.</summary>
internal sealed class OutputSaver(OutputTarget target, string? folder, FalClient client, Session session)
{
    public static IReadOnlyList<string> Keys { get; } = ["output", "files", "billableUnits"];

    public async Task DeliverAsync(FalResponse<JObject> response, CancellationToken cancellationToken)
    {
        Report report = session.Report;
        report.Status = QueueState.Completed.ToString();
        report.OutputUrl = response.Output.FindFiles().Select(file => file.Value.Url).FirstOrDefault();
        report.Set("output", response.Output);
        report.Set("billableUnits", response.BillableUnits);
        if (target.Path is null && folder is null)
        {
            session.WriteLine(response.ToString());
        }
        else
        {
            IReadOnlyList<DownloadedFile> files = await SaveAsync(response, cancellationToken).ConfigureAwait(false);
            report.OutputPath = target.Path;
            report.Set("files", new JArray(files.Select(file => new JObject { ["path"] = file.Path, ["bytes"] = file.Bytes, ["sha256"] = file.Sha256 })));
            foreach (DownloadedFile file in files)
            {
                report.Warn("download", file.Findings);
                session.WriteLine(file.Path);
            }
        }

        if (response.BillableUnits is { } units)
        {
            session.WriteLine($"billed {Report.Text(units)} units");
        }
    }

    private async Task<IReadOnlyList<DownloadedFile>> SaveAsync(FalResponse<JObject> response, CancellationToken cancellationToken)
    {
        await using TransferProgressLine line = new(session, "downloading");
        DownloadOptions options = new() { Overwrite = target.Overwrite };
        if (folder is not null)
        {
            return await client.Storage.DownloadFilesAsync(response.Output, folder, options, line, cancellationToken).ConfigureAwait(false);
        }

        ResultDownload<JObject> one = await client.Storage
            .DownloadResultAsync(response, target.Path!, new() { Download = options, DownloadProgress = line }, cancellationToken: cancellationToken).ConfigureAwait(false);
        return [one.File with { Findings = one.Findings }];
    }
}
