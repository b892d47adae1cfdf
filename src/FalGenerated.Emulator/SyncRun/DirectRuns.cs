using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Models;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.SyncRun;

/// <summary>Jobs of the synchronous host: accepted without a queue, cancelled when their caller disconnects.</summary>
internal sealed class DirectRuns(JobEngine engine, ModelPlanner planner, KeyCheck keys, CurrentOptions current)
{
    /// <summary>Starts a job, or returns the refusal of one that may not start.</summary>
    public async Task<(Job? Job, Reply? Refusal)> StartAsync(EndpointPath path, EmulatorRequest request, CancellationToken cancellationToken)
    {
        var (owner, refusal) = keys.Check(request, path.AppId);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var input = await request.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        if (!planner.Knows(path.AppId))
        {
            return (null, Reply.Detail(404, $"Application \"{path.AppName}\" not found"));
        }

        if (engine.AtLimit(owner))
        {
            return (null, Reply.Error(429, "concurrent_requests_limit", "Concurrent requests limit reached").With("X-Fal-Needs-Retry", "1"));
        }

        var job = engine.Submit(new Submission(owner, path.EndpointId, path.AppId, input)
        {
            Host = request.Host,
            Lifecycle = FileLifecycle.Of(request),
            Tags = RequestTags.Of(request),
            Direct = true,
        });
        return (job, null);
    }

    /// <summary>Waits for the end of a job. A caller that disconnects takes its job with it.</summary>
    public async Task<Outcome> FinishAsync(Job job, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var (outcome, changed) = engine.Read(job, job => (job.Outcome, job.Changed));
                if (outcome is not null)
                {
                    return outcome;
                }

                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (current.Value.DroppedRunIsCancelled)
        {
            engine.Cancel(job);
            throw;
        }
    }
}
