using FalGenerated.Errors;
using FalGenerated.Polling;
using FalGenerated.Queue;
using FalGenerated.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace FalGenerated.Testing;

/// <summary>
/// Jobs for the tests of your own code: no network, no key, no cost. To fake the submit as well, give <see cref="FalClient"/> an
/// <see cref="HttpMessageHandler"/> that answers as you like.
/// </summary>
/// <example>
/// <code>
/// FalJob&lt;MyOutput&gt; job = FakeJob.Completed("r1", new MyOutput());
/// MyOutput output = await job.WaitAsync();
/// </code>
/// </example>
public static class FakeJob
{
    /// <summary>A job that passes through the given states, one at each look, and is then completed with an output.</summary>
    /// <param name="requestId">The request id.</param>
    /// <param name="output">The output.</param>
    /// <param name="before">What is seen before COMPLETED; null means nothing.</param>
    /// <param name="time">The clock of its waits; null means the system's.</param>
    public static FalJob<TOutput> Completed<TOutput>(
        string requestId, TOutput output, IEnumerable<QueueStatus>? before = null, TimeProvider? time = null)
        where TOutput : class
    {
        ArgumentNullException.ThrowIfNull(output);
        return Make<TOutput>(requestId, before, time, _ => Task.FromResult(new FalResponse<TOutput>(200, new Dictionary<string, IEnumerable<string>>(), output)));
    }

    /// <summary>A job that passes through the given states, one at each look, and has then failed.</summary>
    /// <param name="requestId">The request id.</param>
    /// <param name="failure">What the service answers when the result is asked for; 499 is a cancelled job, 404 an expired result.</param>
    /// <param name="before">What is seen before COMPLETED; null means nothing.</param>
    /// <param name="time">The clock of its waits; null means the system's.</param>
    public static FalJob<TOutput> Failed<TOutput>(
        string requestId, ErrorResponse failure, IEnumerable<QueueStatus>? before = null, TimeProvider? time = null)
        where TOutput : class
    {
        ArgumentNullException.ThrowIfNull(failure);
        return Make<TOutput>(requestId, before, time, job =>
            Task.FromException<FalResponse<TOutput>>(ResultFailures.Of(failure, job, new QueueStatus { Status = QueueState.Completed }, "", "")));
    }

    private static FalJob<TOutput> Make<TOutput>(
        string requestId, IEnumerable<QueueStatus>? before, TimeProvider? time, Func<FalJob, Task<FalResponse<TOutput>>> fetch)
        where TOutput : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(requestId);
        Queue<QueueStatus> states = new(before ?? []);
        TimeProvider clock = time ?? TimeProvider.System;
        Uri queue = new("https://fake.invalid/");
        JobIdentity identity = new(
            queue, "fake/endpoint", "fake/endpoint", requestId, JobAddresses.Build(queue, "fake/endpoint", requestId), clock.GetUtcNow());
        JobCalls<TOutput> calls = new(
            (_, _, _) => Task.FromResult(states.TryDequeue(out QueueStatus? next) ? next : new QueueStatus { Status = QueueState.Completed, RequestId = requestId }),
            (_, _) => Task.FromResult(CancelOutcome.Requested),
            OpenStream: null,
            (job, _, _) => fetch(job));
        return new FalJob<TOutput>(identity, calls, new WaitServices(clock, () => 0.5, new StreamSlots(() => 0), NullLogger.Instance) { ConfirmsEnds = false });
    }
}
