using FalGenerated.BytedanceUpscaler;
using FalGenerated.Playground.Clips;

namespace FalGenerated.Playground.Runs;

/// <summary>One run, from the submit to the output. It goes on when its page is closed or loaded again.</summary>
public sealed class PlaygroundRun(string id, StagedClip clip, UpscaleQuote quote, bool isLive)
{
    private readonly List<string> log = [];

    public string Id { get; } = id;

    public StagedClip Clip { get; } = clip;

    public UpscaleQuote Quote { get; } = quote;

    /// <summary>True if it runs at the service and costs money.</summary>
    public bool IsLive { get; } = isLive;

    public string? RequestId { get; private set; }

    public string State { get; private set; } = "Uploading";

    public QueueStatus? Status { get; private set; }

    /// <summary>What went wrong; null while nothing did.</summary>
    public string? Problem { get; private set; }

    public string? OutputPath { get; private set; }

    public decimal? CostUsd { get; private set; }

    public IReadOnlyList<string> Findings { get; private set; } = [];

    public bool IsOver => OutputPath is not null || Problem is not null;

    public FalJob<UpscaleVideoOutput>? Job { get; private set; }

    /// <summary>Raised when something above changed.</summary>
    public event Action? Changed;

    public IReadOnlyList<string> Log
    {
        get
        {
            lock (log)
            {
                return [.. log];
            }
        }
    }

    public void Accepted(FalJob<UpscaleVideoOutput> job)
    {
        (Job, RequestId, State) = (job, job.RequestId, "In queue");
        Changed?.Invoke();
    }

    public void Report(QueueStatus status)
    {
        (Status, State) = (status, status.Status == QueueState.InQueue ? $"In queue{(status.QueuePosition is { } position ? $", {position} ahead" : "")}"
            : status.IsCompleted ? "Downloading" : "In progress");
        lock (log)
        {
            log.AddRange(status.Logs.Select(entry => entry.Message).Where(line => line.Length > 0));
        }

        Changed?.Invoke();
    }

    public void Finished(ResultDownload<UpscaleVideoOutput> done)
    {
        UpscaleReconciliation bill = Quote.Reconcile(done.Output, done.Response.BillableUnits);
        (State, CostUsd, Findings) = ("Finished", bill.ActualUsd, [.. done.Findings, .. bill.Findings.Select(finding => finding.Message)]);
        OutputPath = done.File.Path;
        Changed?.Invoke();
    }

    public void Failed(string problem)
    {
        (State, Problem) = ("Stopped", problem);
        Changed?.Invoke();
    }
}
