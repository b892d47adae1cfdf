using System.Diagnostics;
using System.Diagnostics.Metrics;
using FalGenerated.Wire;

namespace FalGenerated.Diagnostics;

/// <summary>
/// What can be seen of the SDK while it works, by the names below. No tag or event holds the key, an input, or an address with a query.
/// <list type="table">
/// <listheader><term>name</term><description>what it is</description></listheader>
/// <item><term>activity <c>fal.submit</c></term><description>one submit; tags <c>fal.endpoint</c>, <c>fal.request_id</c>; its status is an error when no job came of it</description></item>
/// <item><term>activity <c>fal.wait</c></term><description>one wait; tags <c>fal.endpoint</c>, <c>fal.request_id</c></description></item>
/// <item><term>counter <c>fal.jobs.submitted</c></term><description>submits by <c>fal.endpoint</c> and <c>fal.outcome</c> (accepted, not_sent, unknown)</description></item>
/// <item><term>up-down counter <c>fal.jobs.waiting</c></term><description>waits under way, by <c>fal.endpoint</c></description></item>
/// <item><term>counter <c>fal.jobs.finished</c></term><description>jobs whose end this process learnt, by <c>fal.endpoint</c> and <c>fal.outcome</c> (succeeded, failed)</description></item>
/// <item><term>histogram <c>fal.job.queue_seconds</c></term><description>from submit to the runner's start, where the service says how long it ran</description></item>
/// <item><term>histogram <c>fal.job.run_seconds</c></term><description>on the runner (<c>metrics.inference_time</c>)</description></item>
/// <item><term>histogram <c>fal.job.requests</c></term><description>requests for one job after its submit, the result included</description></item>
/// <item><term>counter <c>fal.retries</c></term><description>repeated requests, by <c>fal.operation</c></description></item>
/// <item><term>counter <c>fal.money.expected</c></term><description>expected US dollars of accepted jobs and finished runs, where the endpoint's check knows</description></item>
/// <item><term>counter <c>fal.money.billed</c></term><description>US dollars of finished jobs and runs, where the endpoint's check knows</description></item>
/// <item><term>counter <c>fal.surprises</c></term><description>what the contract does not know, by <c>fal.surprise</c> (state, field, status); each is logged once per kind</description></item>
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

    internal static ActivitySource Source { get; } = new(Name);

    internal static Counter<long> Submitted { get; } = Meter.CreateCounter<long>("fal.jobs.submitted");

    internal static UpDownCounter<long> Waiting { get; } = Meter.CreateUpDownCounter<long>("fal.jobs.waiting");

    internal static Counter<long> Finished { get; } = Meter.CreateCounter<long>("fal.jobs.finished");

    internal static Histogram<double> QueueSeconds { get; } = Meter.CreateHistogram<double>("fal.job.queue_seconds", "s");

    internal static Histogram<double> RunSeconds { get; } = Meter.CreateHistogram<double>("fal.job.run_seconds", "s");

    internal static Histogram<long> Requests { get; } = Meter.CreateHistogram<long>("fal.job.requests");

    internal static Counter<long> Retries { get; } = Meter.CreateCounter<long>("fal.retries");

    internal static Counter<double> Expected { get; } = Meter.CreateCounter<double>("fal.money.expected", "USD");

    internal static Counter<double> Billed { get; } = Meter.CreateCounter<double>("fal.money.billed", "USD");

    internal static Counter<long> UnknownMembers { get; } = Meter.CreateCounter<long>("fal.surprises");

    /// <summary>Starts an activity that links to an earlier one; null when nobody listens.</summary>
    internal static Activity? StartLinked(string name, ActivityContext? earlier) => Source.StartActivity(
        ActivityKind.Internal, name: name, links: earlier is { } context ? [new ActivityLink(context)] : null);

    internal static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
