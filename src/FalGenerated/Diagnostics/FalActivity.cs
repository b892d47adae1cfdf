using System.Diagnostics;

namespace FalGenerated.Diagnostics;

/// <summary>An activity whose listeners cannot change what becomes of the work: neither by throwing when it begins nor when it ends.</summary>
internal sealed class FalActivity : IDisposable
{
    private readonly Activity? activity;
    private readonly Activity? outer = Activity.Current;

    /// <summary>Begins an activity of this name, where anything listens, linked to an earlier one where there is one.</summary>
    public FalActivity(ActivitySource source, string name, ActivityContext? earlier)
    {
        activity = Shield.Run(
            one => one.source.StartActivity(ActivityKind.Internal, name: one.name, links: one.earlier is { } context ? [new ActivityLink(context)] : null),
            (source, name, earlier));
        if (activity is null)
        {
            // A listener that throws when it begins leaves it behind as the current one.
            Activity.Current = outer;
        }
    }

    /// <summary>The context that a later activity links to; null without a listener.</summary>
    public ActivityContext? Context => activity?.Context;

    /// <summary>A context as W3C's <c>traceparent</c>; null for none.</summary>
    public static string? TextOf(ActivityContext? context) =>
        context is { } one ? $"00-{one.TraceId.ToHexString()}-{one.SpanId.ToHexString()}-{(one.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? "01" : "00")}" : null;

    /// <summary>The context of a text that <see cref="TextOf"/> wrote; null for any other.</summary>
    public static ActivityContext? Read(string? text) =>
        ActivityContext.TryParse(text, null, isRemote: true, out ActivityContext context) ? context : null;

    public FalActivity SetTag(string name, object? value)
    {
        activity?.SetTag(name, value);
        return this;
    }

    public void SetStatus(ActivityStatusCode code, string description) => activity?.SetStatus(code, description);

    public void Dispose()
    {
        Shield.Run(one => one?.Dispose(), activity);
        if (activity is not null && ReferenceEquals(Activity.Current, activity))
        {
            Activity.Current = outer;
        }
    }
}
