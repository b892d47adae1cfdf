using System.Text.Json;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.ModelsApi;

/// <summary>The list of recent requests of an owner, which finds a job whose submit was never answered.</summary>
internal sealed class RequestList(JobEngine engine, TimeProvider clock, CurrentOptions current)
{
    private const int MostRows = 100;
    private const int DefaultRows = 50;

    public Reply Answer(EmulatorRequest request, string owner)
    {
        if (request.Query("endpoint_id") is not { } endpoint)
        {
            return ModelsApiReply.Invalid("endpoint_id is needed");
        }

        if (Problem(request) is { } problem)
        {
            return ModelsApiReply.Invalid(problem);
        }

        var payloads = request.QueryAll("expand").Contains("payloads");
        var visible = clock.GetUtcNow() - current.Value.RequestListDelay;
        var found = engine.List(job => Wanted(job, request, owner, endpoint, visible) ? Row(job, payloads) : null).OfType<JsonObject>().Reverse();
        IEnumerable<JsonObject> sorted = request.Query("sort_by") switch
        {
            "duration" => found.OrderByDescending(row => (decimal?)row["duration"] ?? 0),

            // Times of this form sort as text; what has not ended comes first.
            "ended_at" => found.OrderByDescending(row => (string?)row["ended_at"] ?? "~", StringComparer.Ordinal),
            _ => found,
        };
        return ListQuery.Page(request, "items", [.. sorted], DefaultRows);
    }

    private static string? Problem(EmulatorRequest request) =>
        ListQuery.Problem(request, MostRows)
            ?? ListQuery.Unknown(request, "status", "success", "error", "user_error")
            ?? ListQuery.Unknown(request, "sort_by", "ended_at", "duration")
            ?? ListQuery.Unknown(request, "expand", "payloads");

    private static bool Wanted(Job job, EmulatorRequest request, string owner, string endpoint, DateTimeOffset visible) =>
        job.Submission.Owner == owner
        && job.Submission.EndpointId == endpoint
        && job.SubmittedAt <= visible
        && (request.Query("request_id") is not { } id || job.RequestId == id)
        && (ListQuery.Time(request, "start") is not { } start || job.SubmittedAt >= start)
        && (ListQuery.Time(request, "end") is not { } end || job.SubmittedAt <= end)
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
            ["started_at"] = ListQuery.Text(job.StartedAt ?? job.SubmittedAt),
            ["sent_at"] = ListQuery.Text(job.SubmittedAt),
        };
        if (job.CompletedAt is { } ended)
        {
            row["ended_at"] = ListQuery.Text(ended);
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
}
