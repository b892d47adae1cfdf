using System.Text;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Queue;

/// <summary>
/// The status as server-sent events: one <c>data:</c> line per change, a comment line when nothing changed for a while, the end
/// after COMPLETED.
/// </summary>
internal sealed class StatusStream(JobEngine engine, CurrentOptions current, TimeProvider clock)
{
    private static readonly byte[] Comment = ": ping\n\n"u8.ToArray();

    public Reply Of(Job job, JobAddresses addresses, bool logs) =>
        new Reply(200) { Stream = (target, cancellationToken) => WriteAsync(job, addresses, logs, target, cancellationToken) }
            .With("Content-Type", "text/event-stream; charset=utf-8")
            .With("Cache-Control", "no-cache")
            .WithRequestId(job.RequestId);

    private async Task WriteAsync(Job job, JobAddresses addresses, bool logs, Stream target, CancellationToken cancellationToken)
    {
        var sent = current.Value.StreamStartsWithOldLogs ? 0 : engine.Read(job, job => job.Logs.Count);
        long seen = -1;
        while (true)
        {
            var view = engine.Read(job, job => (job.Version, job.State, job.Changed, Text: Event(job, addresses, logs, sent), job.Logs.Count));
            if (view.Version != seen)
            {
                await WriteAsync(target, Encoding.UTF8.GetBytes(view.Text), cancellationToken).ConfigureAwait(false);
                (seen, sent) = (view.Version, view.Count);
            }

            if (view.State == JobState.Completed)
            {
                return;
            }

            await WaitAsync(view.Changed, target, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(Task changed, Stream target, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await changed.WaitAsync(current.Value.StreamCommentInterval, clock, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (TimeoutException)
            {
                await WriteAsync(target, Comment, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private string Event(Job job, JobAddresses addresses, bool logs, int sent)
    {
        var repeat = job.State == JobState.Completed && current.Value.LastEventRepeatsLogs;
        var body = StatusBody.Of(job, addresses, logs ? job.Logs.Skip(repeat ? 0 : sent) : null);
        return $"data: {Encoding.UTF8.GetString(Reply.Utf8(body))}\n\n";
    }

    private static async Task WriteAsync(Stream target, byte[] bytes, CancellationToken cancellationToken)
    {
        await target.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await target.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
