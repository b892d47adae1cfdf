using System.Globalization;
using FalGenerated.CodeGeneration;
using FalGenerated.Idempotency;
using FalGenerated.Wire;

namespace FalGenerated.Jobs;

/// <summary>Turns <see cref="SubmitOptions"/> into headers and query as the service documents them.</summary>
internal static class SubmitWire
{
    public static FalCall CallFor(PaidRequest request, Uri address, FalOperation operation, SendPermit permit, TimeProvider time, UnknownMembers unknown) => new()
    {
        Address = address,
        Time = time,
        Headers = HeadersOf(request.Options, queued: operation == FalOperation.Submit),
        Query = operation == FalOperation.Submit ? QueryOf(request.Options) : new Dictionary<string, string>(),
        Body = request.Body.Utf8,
        IsGuarded = true,
        OnMisfits = unknown.LookAtMisfits,
        Annotate = facts =>
        {
            facts.Operation = operation;
            facts.Key = request.ApiKey;
            facts.Permit = permit;
        },
    };

    public static string TagsText(IReadOnlyDictionary<string, string> tags) =>
        string.Join(',', tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private static Dictionary<string, string> HeadersOf(SubmitOptions options, bool queued)
    {
        Dictionary<string, string> headers = new(options.Headers, StringComparer.OrdinalIgnoreCase);
        if (options.StartTimeout is { } start)
        {
            // The new name wins at the service; the old one is what both official clients send.
            string seconds = start.TotalSeconds.ToString("0.#######", CultureInfo.InvariantCulture);
            headers["X-Fal-Request-Start-Timeout"] = seconds;
            headers["X-Fal-Request-Timeout"] = seconds;
        }

        if (options.RunnerHint is { } hint)
        {
            headers["X-Fal-Runner-Hint"] = hint;
        }

        if (options.StoreIO is { } keep)
        {
            headers["X-Fal-Store-IO"] = keep ? "1" : "0";
        }

        if (options.OutputLifecycle is { } lifecycle)
        {
            headers[FileLifecycle.PreferenceHeader] = lifecycle.ToHeader();
        }

        if (options.Tags.Count > 0)
        {
            headers["X-Fal-Tags"] = TagsText(options.Tags);
        }

        if (queued && options.Priority is { } priority)
        {
            headers["X-Fal-Queue-Priority"] = priority == QueuePriority.Low ? "low" : "normal";
        }

        if (queued && options.NoRetry)
        {
            headers["X-Fal-No-Retry"] = "1";
        }

        return headers;
    }

    private static Dictionary<string, string> QueryOf(SubmitOptions options)
    {
        Dictionary<string, string> query = [];
        if (options.Webhook is { } hook)
        {
            query["fal_webhook"] = hook.AbsoluteUri;
        }

        if (options.MaxQueueLength is { } length)
        {
            query["fal_max_queue_length"] = length.ToString(CultureInfo.InvariantCulture);
        }

        return query;
    }
}
