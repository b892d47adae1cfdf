using System.Diagnostics;
using System.Diagnostics.Metrics;
using FalGenerated.Wire;

namespace FalGenerated.Diagnostics;

/// <summary>
/// The telemetry of the SDK, by the names below. No tag or event holds the key, an input, or an address with a query.
/// <list type="table">
/// <listheader><term>name</term><description>what it is</description></listheader>
/// <item><term>activity <c>fal.submit</c></term><description>one submit; tags <c>fal.endpoint</c>, <c>fal.request_id</c>; its status is an error when no job came of it</description></item>
/// <item><term>activity <c>fal.wait</c></term><description>one wait; tags <c>fal.endpoint</c>, <c>fal.request_id</c></description></item>
/// <item><term>counter <c>fal.jobs.submitted</c></term><description>submits by <c>fal.endpoint</c> and <c>fal.outcome</c> (accepted, not_sent, unknown)</description></item>
/// <item><term>up-down counter <c>fal.jobs.waiting</c></term><description>waits under way, by <c>fal.endpoint</c></description></item>
/// <item><term>counter <c>fal.jobs.finished</c></term><description>jobs whose end this process saw, by <c>fal.endpoint</c> and <c>fal.outcome</c> (succeeded, failed)</description></item>
/// <item><term>histogram <c>fal.job.queue_seconds</c></term><description>from submit to the runner's start, where the service says how long it ran</description></item>
/// <item><term>histogram <c>fal.job.run_seconds</c></term><description>on the runner (<c>metrics.inference_time</c>)</description></item>
/// <item><term>histogram <c>fal.job.requests</c></term><description>requests for one job after its submit, the result included</description></item>
/// <item><term>counter <c>fal.retries</c></term><description>repeated requests, by <c>fal.operation</c></description></item>
/// <item><term>counter <c>fal.money.expected</c></term><description>expected US dollars of accepted jobs and finished runs, where the endpoint's check knows</description></item>
/// <item><term>counter <c>fal.money.billed</c></term><description>US dollars of finished jobs and runs, where the endpoint's check knows</description></item>
/// <item><term>counter <c>fal.unknown_members</c></term><description>what the contract does not know, by <c>fal.unknown</c> (state, field, status); each is logged once per kind</description></item>
/// </list>
/// </summary>
public static class FalTelemetry
{
    /// <summary>The name of the activity source, of the meter and of the log category.</summary>
    public const string Name = "FalGenerated";

    internal const string Endpoint = "fal.endpoint";
    internal const string RequestId = "fal.request_id";
    internal const string Outcome = "fal.outcome";

    private static readonly Meter Meter = new(Name);

    private static readonly ActivitySource Source = new(Name);

    internal static FalInstrument<long> Submitted { get; } = Counter<long>("fal.jobs.submitted");

    internal static FalInstrument<long> Waiting { get; } = UpDownCounter("fal.jobs.waiting");

    internal static FalInstrument<long> Finished { get; } = Counter<long>("fal.jobs.finished");

    internal static FalInstrument<double> QueueSeconds { get; } = Histogram<double>("fal.job.queue_seconds", "s");

    internal static FalInstrument<double> RunSeconds { get; } = Histogram<double>("fal.job.run_seconds", "s");

    internal static FalInstrument<long> Requests { get; } = Histogram<long>("fal.job.requests");

    internal static FalInstrument<long> Retries { get; } = Counter<long>("fal.retries");

    internal static FalInstrument<double> Expected { get; } = Counter<double>("fal.money.expected", "USD");

    internal static FalInstrument<double> Billed { get; } = Counter<double>("fal.money.billed", "USD");

    internal static FalInstrument<long> UnknownMembers { get; } = Counter<long>("fal.unknown_members");

    /// <summary>Begins an activity, linked to an earlier one where there is one. It ends when it is disposed.</summary>
    internal static FalActivity Start(string name, ActivityContext? earlier = null) => new(Source, name, earlier);

    internal static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static FalInstrument<T> Counter<T>(string name, string? unit = null)
        where T : struct
    {
        Counter<T> counter = Meter.CreateCounter<T>(name, unit);
        return new(counter, (value, tags) => counter.Add(value, tags));
    }

    private static FalInstrument<long> UpDownCounter(string name)
    {
        UpDownCounter<long> counter = Meter.CreateUpDownCounter<long>(name);
        return new(counter, (value, tags) => counter.Add(value, tags));
    }

    private static FalInstrument<T> Histogram<T>(string name, string? unit = null)
        where T : struct
    {
        Histogram<T> histogram = Meter.CreateHistogram<T>(name, unit);
        return new(histogram, (value, tags) => histogram.Record(value, tags));
    }
}
