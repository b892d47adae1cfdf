using System.Text.Json.Nodes;
using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Ffmpeg;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Models;

/// <summary>
/// Stands in for the upscaler: it returns the source as the output. With ffmpeg it resamples a source of its own; one that lies elsewhere
/// is never fetched.
/// </summary>
internal sealed class UpscalerModel(CurrentOptions current, OutcomePlan outcomes, FileStore files, Origins origins, FfmpegUpscaler? ffmpeg)
{
    private static readonly KeyValuePair<string, string> Echo = new("X-Fal-Emulator", "echo");
    private static readonly KeyValuePair<string, string> Upscaled = new("X-Fal-Emulator", "ffmpeg");

    private readonly Lazy<UnitFactors> units = new(() => new UnitFactors());

    /// <summary>Plans a job whose input fits the contract.</summary>
    public JobPlan Plan(Submission submission)
    {
        var input = JsonNode.Parse(submission.Input)!.AsObject();
        var source = (string)input["video_url"]!;
        if (origins.OwnFile(source, submission.Host) is not { } own)
        {
            var elsewhere = Echoed(input, _ => new JsonObject { ["url"] = source }, current.Value.DurationSeconds);
            return ffmpeg is null ? elsewhere : elsewhere with { Note = "Returned unchanged: the emulator fetches no files from elsewhere" };
        }

        if (files.Find(own) is not { Lifecycle.Access: FileLifecycle.Allow } file)
        {
            return Refusal.Of([DetailItem.Create(["body", "video_url"], "file_download_error", "Failed to download the file", source)]);
        }

        var echo = Echoed(input, job => Publish($"upscaled_{file.Name}", file.Bytes, submission), Duration(file.Bytes) ?? current.Value.DurationSeconds);
        return ffmpeg is not null ? echo with { Work = job => WorkOf(job, input, file, submission, ffmpeg) }
            : current.Value.Upscale ? echo with { Note = FfmpegTools.Missing }
            : echo;
    }

    // A job whose end a scenario has written needs no work.
    private JobWork? WorkOf(Job job, JsonObject input, StoredFile source, Submission submission, FfmpegUpscaler upscaler)
    {
        if (outcomes.For(job.Number) is not null)
        {
            return null;
        }

        Outcome Finish(StoredBytes bytes, decimal? sourceSeconds)
        {
            var seconds = Duration(source.Bytes) ?? sourceSeconds ?? current.Value.DurationSeconds;
            return Success(input, Publish($"upscaled_{Path.GetFileNameWithoutExtension(source.Name)}.mp4", bytes, submission), seconds, Upscaled);
        }

        var work = new UpscaleWork(upscaler, files, current.Value.MaxFileBytes);
        return (log, cancellationToken) => work.RunAsync(input, source.Bytes, Finish, log, cancellationToken);
    }

    private JobPlan Echoed(JsonObject input, Func<Job, JsonObject> video, decimal seconds) =>
        new(job => outcomes.For(job.Number) ?? Success(input, video(job), seconds, Echo));

    private Outcome Success(JsonObject input, JsonObject video, decimal seconds, KeyValuePair<string, string> header) =>
        new(200, Reply.Utf8(new JsonObject { ["video"] = video, ["duration"] = seconds }))
        {
            BillableUnits = UnitFactors.Text(units.Value.Units(input, seconds)),
            Headers = [header],
        };

    private JsonObject Publish(string name, StoredBytes bytes, Submission submission)
    {
        var file = files.Publish(Identifiers.NewFilePath(name), name, "video/mp4", bytes, submission.Lifecycle);
        return new JsonObject
        {
            ["url"] = origins.FilesFor(submission.Host).TrimEnd('/') + file.Path,
            ["content_type"] = file.ContentType,
            ["file_name"] = name,
            ["file_size"] = file.Bytes.Length,
        };
    }

    private static decimal? Duration(StoredBytes bytes)
    {
        using var stream = bytes.Open();
        return MovieTime.Read(stream);
    }
}
