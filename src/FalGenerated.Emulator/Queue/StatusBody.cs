using System.Globalization;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Jobs;

namespace FalGenerated.Emulator.Queue;

/// <summary>The status object of a job, as polling, stream and submit show it.</summary>
internal static class StatusBody
{
    /// <summary>
    /// The object for a job. <paramref name="logs"/>: null writes <c>"logs": null</c>, as the service does without <c>logs=1</c>.
    /// In the queue the key is left out.
    /// </summary>
    public static JsonObject Of(Job job, JobAddresses addresses, IEnumerable<LogLine>? logs)
    {
        var body = new JsonObject
        {
            ["status"] = Wire(job.State),
            ["request_id"] = job.RequestId,
            ["response_url"] = addresses.Response,
            ["status_url"] = addresses.Status,
            ["cancel_url"] = addresses.Cancel,
        };
        if (job.State == JobState.InQueue)
        {
            body["queue_position"] = job.Position;
            return body;
        }

        body["logs"] = logs is null ? null : new JsonArray([.. logs.Select(Line)]);
        body["metrics"] = job.State == JobState.Completed ? Metrics(job) : new JsonObject();
        if (job.Outcome is { Error: { } error } outcome)
        {
            body["error"] = error;
            body["error_type"] = outcome.ErrorType;
        }

        return body;
    }

    public static string Wire(JobState state) => state switch
    {
        JobState.InQueue => "IN_QUEUE",
        JobState.InProgress => "IN_PROGRESS",
        _ => "COMPLETED",
    };

    private static JsonObject Metrics(Job job) => job.RunTime is { } time
        ? new JsonObject { ["inference_time"] = Math.Round((decimal)time.TotalSeconds, 6) }
        : new JsonObject { ["inference_time"] = null };

    private static JsonNode Line(LogLine line) => new JsonObject
    {
        ["message"] = line.Message,
        ["timestamp"] = line.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ["level"] = "INFO",
        ["source"] = "USER",
    };
}
