using System.Text;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Faults;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.SyncRun;

/// <summary>
/// The output of a run as server-sent events, on <c>/stream</c> below every endpoint but the upscaler, which has none. Each event is one
/// <c>data:</c> line with an output; the last one is that of the result. A run that fails before the first event answers with its error.
/// </summary>
internal sealed class ModelStream(DirectRuns runs, ServedContracts contracts, CurrentOptions current, TimeProvider clock)
{
    private const string Suffix = "/stream";

    /// <summary>The endpoint whose stream a path asks for; null for any other path.</summary>
    public EndpointPath? EndpointOf(EndpointPath path)
    {
        var id = path.EndpointId;
        return id.EndsWith(Suffix, StringComparison.Ordinal) && contracts.Find(id) is null
            && contracts.Find(id[..^Suffix.Length]) is { } contract && contract.EndpointId != Pinned.EndpointId
                ? EndpointPath.Parse(contract.EndpointId)
                : null;
    }

    public async ValueTask<Reply> AnswerAsync(EndpointPath path, EmulatorRequest request, CancellationToken cancellationToken)
    {
        var (job, refusal) = await runs.StartAsync(path, request, cancellationToken).ConfigureAwait(false);
        if (job is null)
        {
            return refusal!;
        }

        var end = runs.FinishAsync(job, cancellationToken);
        if (job.Plan.Refuses || await EndsBeforeAsync(end, cancellationToken).ConfigureAwait(false))
        {
            var outcome = await end.ConfigureAwait(false);
            if (Failed(outcome))
            {
                return outcome.ToReply(job.RequestId);
            }
        }

        return new Reply(200) { Stream = (target, _) => WriteAsync(path, end, target, cancellationToken) }
            .With("Content-Type", "text/event-stream; charset=utf-8")
            .With("Cache-Control", "no-cache")
            .WithRequestId(job.RequestId);
    }

    private async Task WriteAsync(EndpointPath path, Task<Outcome> end, Stream target, CancellationToken cancellationToken)
    {
        var preview = Reply.Utf8(contracts.Find(path.EndpointId)?.Sample);
        for (var sent = 1; sent < current.Value.ModelStreamEvents && !(end.IsCompleted && Failed(await end.ConfigureAwait(false))); sent++)
        {
            await WriteEventAsync(target, preview, cancellationToken).ConfigureAwait(false);
            await EndsBeforeAsync(end, cancellationToken).ConfigureAwait(false);
        }

        // An error has no event of its own: the answer has begun, so it ends unfinished.
        var outcome = await end.ConfigureAwait(false);
        if (Failed(outcome))
        {
            throw new CutException();
        }

        await WriteEventAsync(target, outcome.Body, cancellationToken).ConfigureAwait(false);
    }

    private static bool Failed(Outcome outcome) => outcome.Status is < 200 or >= 300;

    /// <summary>Waits for the time of one event; true if the run ended meanwhile.</summary>
    private async Task<bool> EndsBeforeAsync(Task<Outcome> end, CancellationToken cancellationToken)
    {
        try
        {
            await end.WaitAsync(current.Value.RunTime / current.Value.ModelStreamEvents, clock, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task WriteEventAsync(Stream target, byte[] output, CancellationToken cancellationToken)
    {
        // One line an event: an output that a scenario gave may be of several.
        var line = JsonNode.Parse(output)?.ToJsonString() ?? "null";
        await target.WriteAsync(Encoding.UTF8.GetBytes($"data: {line}\n\n"), cancellationToken).ConfigureAwait(false);
        await target.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
