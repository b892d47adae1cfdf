using System.Text.Json.Nodes;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Mcp.Files;
using FalGenerated.Mcp.Hosting;
using FalGenerated.Mcp.Jobs;
using FalGenerated.Mcp.Protocol;
using ModelContextProtocol.Protocol;

namespace FalGenerated.Mcp.Tools;

/// <summary>The <c>result</c> tool: waits for a job, settles its sum, and saves its video.</summary>
internal sealed class ResultTool(ServerContext server) : FalTool(Description, Parameters, server.Log)
{
    private const string Output = "output";
    private const string WaitSeconds = "wait_seconds";
    private const int LongestWait = 600;

    private static readonly IReadOnlyList<ToolParameter> Parameters =
    [
        JobParameter.Job,
        new(Output, ParameterKind.Text, "The file to save the video to, in an allowed folder; it must not exist. Left out: only the address is returned."),
        new(WaitSeconds, ParameterKind.Whole, $"The longest to wait for the end, in seconds, 0 to {LongestWait}. Left out: 0, the job is asked once."),
    ];

    private static Tool Description => new()
    {
        Name = "result",
        Description = "Fetches the result of a job of this ledger, with what it cost, and saves the video where a file is named. Free of charge. A job that is not over is reported as it stands.",
        Annotations = new ToolAnnotations { DestructiveHint = false, IdempotentHint = true, OpenWorldHint = true },
    };

    protected override async Task<JsonObject> RunAsync(ToolArguments arguments, ProgressReporter progress, CancellationToken cancellationToken)
    {
        int wait = arguments.Whole(WaitSeconds, 0, 0, LongestWait);
        string? target = arguments.Text(Output) is { } output ? server.Settings.Folders.Writable(output) : null;
        LedgerJob found = await server.Jobs.FindAsync(arguments.Required(JobParameter.Name), cancellationToken).ConfigureAwait(false);
        QueueStatus? running = null;
        FalResponse<UpscaleVideoOutput>? response = wait > 0
            ? await WaitAsync(found, TimeSpan.FromSeconds(wait), progress, status => running = status, cancellationToken).ConfigureAwait(false)
            : await AskAsync(found, status => running = status, cancellationToken).ConfigureAwait(false);
        return response is null
            ? StatusTool.Of(found, running)
            : await DeliverAsync(found, response, target, progress, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<FalResponse<UpscaleVideoOutput>?> AskAsync(LedgerJob found, Action<QueueStatus> onRunning, CancellationToken cancellationToken)
    {
        QueueStatus status = await found.Job.GetStatusAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        if (status.IsCompleted)
        {
            return await found.Job.GetResultAsync(cancellationToken).ConfigureAwait(false);
        }

        onRunning(status);
        return null;
    }

    private static async Task<FalResponse<UpscaleVideoOutput>?> WaitAsync(
        LedgerJob found, TimeSpan longest, ProgressReporter progress, Action<QueueStatus> onRunning, CancellationToken cancellationToken)
    {
        try
        {
            return await found.Job.WaitAsync(progress, new WaitOptions { Timeout = longest }, cancellationToken).ConfigureAwait(false);
        }
        catch (FalTimeoutException over) when (over is { LastStatus: { IsCompleted: false } status })
        {
            onRunning(status);
            return null;
        }
    }

    private async Task<JsonObject> DeliverAsync(
        LedgerJob found, FalResponse<UpscaleVideoOutput> response, string? target, ProgressReporter progress, CancellationToken cancellationToken)
    {
        ResultDownload<UpscaleVideoOutput>? saved = target is null
            ? null
            : await ResultFile.SaveAsync(response, target, server.Client.Storage, progress, cancellationToken).ConfigureAwait(false);
        SpendEntry? sum = await server.Limit.OfJobAsync(found.Entry.Submit.IdempotencyKey, cancellationToken).ConfigureAwait(false);
        return new JsonObject
        {
            ["job"] = found.Job.RequestId,
            ["status"] = QueueState.Completed.ToString(),
            ["is_over"] = true,
            ["address"] = response.Output.Video.Url,
            ["saved_to"] = saved is null ? null : target,
            ["sha256"] = saved?.File.Sha256,
            ["billed_seconds"] = response.Output.Duration,
            ["cost_usd"] = sum is { State: SpendState.Settled } ? sum.CountedUsd : null,
            ["counts_usd"] = sum?.CountedUsd ?? 0,
            ["findings"] = Replies.Array(saved?.Findings ?? []),
            ["limit"] = await Replies.LimitAsync(server, cancellationToken).ConfigureAwait(false),
        };
    }
}
