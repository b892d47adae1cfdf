namespace FalGenerated.Emulator;

/// <summary>The queue: submit on the full endpoint id; status, result and cancel on owner and app only.</summary>
internal sealed class QueueRoutes(JobEngine engine, EchoModel model, KeyCheck keys, Origins origins)
{
    public Route? Match(string method, string path)
    {
        if (EndpointPath.Parse(path) is not { } target)
        {
            return null;
        }

        if (target.RequestId is null)
        {
            return method == "POST" ? Keyed(Operations.Submit, target, SubmitAsync) : NotAllowed(target);
        }

        // The full id on anything but the submit is answered with 405, even for a finished job.
        return target.SubPath.Length > 0 ? NotAllowed(target) : (method, target.Tail) switch
        {
            ("GET", "") => Keyed(Operations.Result, target, Now(Result)),
            ("GET", "status") => Keyed(Operations.Status, target, Now(Status)),
            ("PUT", "cancel") => Keyed(Operations.Cancel, target, Now(Cancel)),
            _ => NotAllowed(target),
        };
    }

    private delegate ValueTask<Reply> Handler(EmulatorRequest request, EndpointPath path, string key, CancellationToken cancellationToken);

    private static Handler Now(Func<EmulatorRequest, EndpointPath, string, Reply> answer) =>
        (request, path, key, _) => ValueTask.FromResult(answer(request, path, key));

    private static Route NotAllowed(EndpointPath path) =>
        Route.Always(Operations.Unrouted, Reply.MethodNotAllowed) with { RequestId = path.RequestId };

    private Route Keyed(string operation, EndpointPath path, Handler answer) =>
        new(operation, async (request, cancellationToken) =>
        {
            var (key, refusal) = keys.Check(request, path.AppId);
            return refusal ?? await answer(request, path, key, cancellationToken).ConfigureAwait(false);
        })
        { RequestId = path.RequestId };

    private async ValueTask<Reply> SubmitAsync(EmulatorRequest request, EndpointPath path, string key, CancellationToken cancellationToken)
    {
        var input = await request.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        if (!model.Knows(path.AppId))
        {
            return Reply.Detail(404, $"Application \"{path.AppName}\" not found");
        }

        var (startTimeout, refusal) = SubmitHeaders.StartTimeout(request);
        if (refusal is not null)
        {
            return refusal;
        }

        var job = engine.Submit(new Submission(key, path.EndpointId, path.AppId, input)
        {
            Finish = model.Plan(path, input, request),
            LowPriority = SubmitHeaders.LowPriority(request),
            NoRetry = SubmitHeaders.NoRetry(request),
            StartTimeout = startTimeout,
        });
        var body = engine.Read(job, job => StatusBody.Of(job, Addresses(request, path.AppId, job), logs: null));
        return Reply.Json(200, body).WithRequestId(job.RequestId);
    }

    private Reply Status(EmulatorRequest request, EndpointPath path, string key)
    {
        var logs = request.Query("logs") is "1" or "true" or "True";
        return engine.Read(
            key,
            path.AppId,
            path.RequestId!,
            job => Reply
                .Json(
                    job.State == JobState.Completed ? 200 : 202,
                    StatusBody.Of(job, Addresses(request, path.AppId, job), logs ? job.Logs : null))
                .WithRequestId(job.RequestId),
            NotFound);
    }

    private Reply Result(EmulatorRequest request, EndpointPath path, string key) => engine.Read(
        key,
        path.AppId,
        path.RequestId!,
        job => job.Outcome?.ToReply(job.RequestId) ?? Reply.Detail(400, "Request is still in progress").WithRequestId(job.RequestId),
        NotFound);

    private Reply Cancel(EmulatorRequest request, EndpointPath path, string key) =>
        engine.Read<Job?>(key, path.AppId, path.RequestId!, job => job, () => null) is { } job
            ? engine.Cancel(job).WithRequestId(job.RequestId)
            : NotFound();

    private static Reply NotFound() => Reply.StatusText(404, "NOT_FOUND");

    private JobAddresses Addresses(EmulatorRequest request, string appId, Job job) => new(origins.Queue(request), appId, job.RequestId);
}
