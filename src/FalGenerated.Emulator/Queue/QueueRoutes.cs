using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;

namespace FalGenerated.Emulator.Queue;

/// <summary>The queue's routes: submit on the full endpoint id; status, stream, result and cancel on owner and app only.</summary>
internal sealed class QueueRoutes(JobEngine engine, SubmitRoute submit, StatusStream stream, KeyCheck keys, Origins origins)
{
    private delegate Reply JobHandler(EmulatorRequest request, EndpointPath path, Job job);

    public Route? Match(string method, string path)
    {
        if (EndpointPath.Parse(path) is not { } target)
        {
            return null;
        }

        if (target.RequestId is null)
        {
            return method == "POST"
                ? new Route(Operations.Submit, (request, cancellationToken) => submit.AnswerAsync(target, request, cancellationToken))
                : NotAllowed(target);
        }

        // The full id on anything but the submit is answered with 405, even for a finished job.
        return target.SubPath.Length > 0 ? NotAllowed(target) : (method, target.Tail) switch
        {
            ("GET", "") => OfJob(Operations.Result, target, (_, _, job) => Result(job)),
            ("GET", "status") => OfJob(Operations.Status, target, Status),
            ("GET", "status/stream") => OfJob(
                Operations.Stream, target, (request, path, job) => stream.Of(job, Addresses(request, path), WantsLogs(request))),
            ("PUT", "cancel") => OfJob(Operations.Cancel, target, (_, _, job) => engine.Cancel(job).WithRequestId(job.RequestId)),
            _ => NotAllowed(target),
        };
    }

    private static Route NotAllowed(EndpointPath path) =>
        Route.Always(Operations.Unrouted, Reply.MethodNotAllowed) with { RequestId = path.RequestId };

    private Route OfJob(string operation, EndpointPath path, JobHandler answer) => new(operation, (request, _) =>
    {
        var (owner, refusal) = keys.Check(request, path.AppId);
        var reply = refusal ?? (engine.Read<Job?>(owner, path.AppId, path.RequestId!, job => job, () => null) is { } job
            ? answer(request, path, job)
            : Reply.StatusText(404, "NOT_FOUND"));
        return ValueTask.FromResult(reply);
    })
    { RequestId = path.RequestId };

    private Reply Status(EmulatorRequest request, EndpointPath path, Job job)
    {
        var (completed, body) = engine.Read(job, job =>
            (job.State == JobState.Completed, StatusBody.Of(job, Addresses(request, path), WantsLogs(request) ? job.Logs : null)));
        return Reply.Json(completed ? 200 : 202, body).WithRequestId(job.RequestId);
    }

    private Reply Result(Job job) => engine.Read(job, job =>
        job.Outcome?.ToReply(job.RequestId) ?? Reply.Detail(400, "Request is still in progress").WithRequestId(job.RequestId));

    private static bool WantsLogs(EmulatorRequest request) => request.Query("logs") is "1" or "true" or "True";

    private JobAddresses Addresses(EmulatorRequest request, EndpointPath path) => new(origins.Queue(request), path.AppId, path.RequestId!);
}
