using System.Globalization;
using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Models;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Queue;

/// <summary>The submit: checks the key, the app and the platform headers, never the input.</summary>
internal sealed class SubmitRoute(JobEngine engine, ModelPlanner planner, KeyCheck keys, Origins origins, CurrentOptions current)
{
    public async ValueTask<Reply> AnswerAsync(EndpointPath path, EmulatorRequest request, CancellationToken cancellationToken)
    {
        var (owner, refusal) = keys.Check(request, path.AppId);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = await request.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        var (startTimeout, badTimeout) = SubmitHeaders.StartTimeout(request);
        if ((Unknown(path) ?? badTimeout ?? Full(request)) is { } refused)
        {
            return refused;
        }

        var job = engine.Submit(new Submission(owner, path.EndpointId, path.AppId, input)
        {
            Host = request.Host,
            Lifecycle = FileLifecycle.Of(request),
            Tags = RequestTags.Of(request),
            LowPriority = SubmitHeaders.LowPriority(request),
            NoRetry = SubmitHeaders.NoRetry(request),
            StoreIo = SubmitHeaders.StoreIo(request),
            StartTimeout = startTimeout,
            Webhook = request.Query("fal_webhook"),
        });
        var addresses = new JobAddresses(origins.Queue(request), path.AppId, job.RequestId);
        var body = engine.Read(job, job => StatusBody.Of(job, addresses, logs: null));
        return Reply.Json(current.Value.SubmitStatus, body).WithRequestId(job.RequestId);
    }

    private Reply? Unknown(EndpointPath path) =>
        planner.Knows(path.AppId) ? null : Reply.Detail(404, $"Application \"{path.AppName}\" not found");

    private Reply? Full(EmulatorRequest request) =>
        int.TryParse(request.Query("fal_max_queue_length"), CultureInfo.InvariantCulture, out var most) && engine.QueueLength() > most
            ? Reply.Detail(429, "Too many requests are waiting in the queue")
            : null;
}
