using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.SyncRun;

/// <summary>The synchronous host: the output in the same response, whole or as a stream of events; no queue, no retries.</summary>
internal sealed class SyncRunRoutes(DirectRuns runs, ModelStream stream)
{
    public Route? Match(string method, string path)
    {
        if (EndpointPath.Parse(path) is not { RequestId: null } target)
        {
            return null;
        }

        return method != "POST" ? Route.Always(Operations.Unrouted, Reply.MethodNotAllowed)
            : stream.EndpointOf(target) is { } streamed
                ? new Route(Operations.ModelStream, (request, cancellationToken) => stream.AnswerAsync(streamed, request, cancellationToken))
                : new Route(Operations.Run, (request, cancellationToken) => RunAsync(target, request, cancellationToken));
    }

    private async ValueTask<Reply> RunAsync(EndpointPath path, EmulatorRequest request, CancellationToken cancellationToken)
    {
        var (job, refusal) = await runs.StartAsync(path, request, cancellationToken).ConfigureAwait(false);
        return job is null ? refusal! : (await runs.FinishAsync(job, cancellationToken).ConfigureAwait(false)).ToReply(job.RequestId);
    }
}
