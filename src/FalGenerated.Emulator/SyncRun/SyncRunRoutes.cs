using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Models;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.SyncRun;

/// <summary>The synchronous host: the output in the same response, no queue, no retries.</summary>
internal sealed class SyncRunRoutes(JobEngine engine, EchoModel model, KeyCheck keys, CurrentOptions current)
{
    public Route? Match(string method, string path) => EndpointPath.Parse(path) is { RequestId: null } target
        ? method == "POST"
            ? new Route(Operations.Run, (request, cancellationToken) => RunAsync(target, request, cancellationToken))
            : Route.Always(Operations.Unrouted, Reply.MethodNotAllowed)
        : null;

    private async ValueTask<Reply> RunAsync(EndpointPath path, EmulatorRequest request, CancellationToken cancellationToken)
    {
        var (key, refusal) = keys.Check(request, path.AppId);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = await request.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        if (!model.Knows(path.AppId))
        {
            return Reply.Detail(404, $"Application \"{path.AppName}\" not found");
        }

        if (engine.AtLimit(key))
        {
            return Reply.Error(429, "concurrent_requests_limit", "Concurrent requests limit reached").With("X-Fal-Needs-Retry", "1");
        }

        var job = engine.Submit(new Submission(key, path.EndpointId, path.AppId, input)
        {
            Finish = model.Plan(path, input, request),
            Direct = true,
        });
        return await FinishedAsync(job, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Reply> FinishedAsync(Job job, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var (outcome, changed) = engine.Read(job, job => (job.Outcome, job.Changed));
                if (outcome is not null)
                {
                    return outcome.ToReply(job.RequestId);
                }

                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            if (current.Value.DroppedRunIsCancelled)
            {
                engine.Cancel(job);
            }

            throw;
        }
    }
}
