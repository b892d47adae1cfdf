using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.ModelsApi;

/// <summary>The list of recent requests of a key, which finds a job whose submit was never answered.</summary>
internal sealed class RequestList(JobEngine engine, TimeProvider clock, CurrentOptions current)
{
    private const int MostRows = 100;
    private const int DefaultRows = 50;

    public Reply Answer(EmulatorRequest request, string key)
    {
        if (request.Query("endpoint_id") is not { } endpoint)
        {
            return ModelsApiReply.Invalid("endpoint_id is needed");
        }

        if (Problem(request) is { } problem)
        {
            return ModelsApiReply.Invalid(problem);
        }

        var limit = Number(request, "limit") ?? DefaultRows;
        var offset = Number(request, "cursor") ?? 0;
        var payloads = request.QueryAll("expand").Contains("payloads");
        var visible = clock.GetUtcNow() - current.Value.RequestListDelay;
        var found = engine.List(job => Wanted(job, request, key, endpoint, visible) ? Row(job, payloads) : null).OfType<JsonObject>().Reverse();
        var items = request.Query("sort_by") switch
        {
            "duration" => found.OrderByDescending(row => (decimal?)row["duration"] ?? 0).ToList(),

            // Times of this form sort as text; what has not ended comes first.
            "ended_at" => found.OrderByDescending(row => (string?)row["ended_at"] ?? "~", StringComparer.Ordinal).ToList(),
            _ => found.ToList(),
        };
        var more = items.Count > offset + limit;
        return Reply.Json(200, new JsonObject
        {
            ["items"] = new JsonArray([.. items.Skip(offset).Take(limit)]),
            ["next_cursor"] = more ? (offset + limit).ToString(CultureInfo.InvariantCulture) : null,
            ["has_more"] = more,
        });
    }

    private static string? Problem(EmulatorRequest request) =>
        request.Query("limit") is not null && Number(request, "limit") is not (>= 1 and <= MostRows) ? "limit goes from 1 to 100"
        : request.Query("cursor") is not null && Number(request, "cursor") is null ? "cursor is not one that was answered"
        : Unknown(request, "status", "success", "error", "user_error")
            ?? Unknown(request, "sort_by", "ended_at", "duration")
            ?? Unknown(request, "expand", "payloads")
            ?? (Array.Find<string>(["start", "end"], name => request.Query(name) is not null && Time(request, name) is null) is { } moment
                ? $"{moment} is an ISO 8601 time"
                : null);

    private static string? Unknown(EmulatorRequest request, string name, params string[] known) =>
        request.QueryAll(name).Any(given => !known.Contains(given, StringComparer.Ordinal)) ? $"{name} is one of {string.Join(", ", known)}" : null;

    private static int? Number(EmulatorRequest request, string name) =>
        int.TryParse(request.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool Wanted(Job job, EmulatorRequest request, string key, string endpoint, DateTimeOffset visible) =>
        job.Submission.Key == key
        && job.Submission.EndpointId == endpoint
        && job.SubmittedAt <= visible
        && (request.Query("request_id") is not { } id || job.RequestId == id)
        && (Time(request, "start") is not { } start || job.SubmittedAt >= start)
        && (Time(request, "end") is not { } end || job.SubmittedAt <= end)
        && (request.Query("status") is not { } status || Kind(job) == status);

    private static string? Kind(Job job) => job.Outcome?.Status switch
    {
        null => null,
        < 400 => "success",
        < 500 => "user_error",
        _ => "error",
    };

    private static JsonObject Row(Job job, bool payloads)
    {
        var row = new JsonObject
        {
            ["request_id"] = job.RequestId,
            ["endpoint_id"] = job.Submission.EndpointId,
            ["started_at"] = Text(job.StartedAt ?? job.SubmittedAt),
            ["sent_at"] = Text(job.SubmittedAt),
        };
        if (job.CompletedAt is { } ended)
        {
            row["ended_at"] = Text(ended);
            row["status_code"] = job.Outcome!.Status;
            row["duration"] = (decimal)(job.RunTime ?? TimeSpan.Zero).TotalSeconds;
        }

        if (payloads && (job.CompletedAt is null ? job.Submission.StoreIo ?? true : job.StoresPayload))
        {
            row["json_input"] = Parse(job.Submission.Input);
            row["json_output"] = job.Outcome is { } outcome ? Parse(outcome.Body) : null;
        }

        return row;
    }

    private static JsonNode? Parse(byte[] text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DateTimeOffset? Time(EmulatorRequest request, string name) =>
        DateTimeOffset.TryParse(request.Query(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
