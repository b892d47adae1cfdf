using System.Text.Json.Nodes;
using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Models;

/// <summary>Stands in for the upscaler: it returns the source as the output, or an upscaled one where that is switched on.</summary>
internal sealed class UpscalerModel(CurrentOptions current, OutcomePlan outcomes, FileStore files, Origins origins)
{
    private static readonly KeyValuePair<string, string> Echo = new("X-Fal-Emulator", "echo");

    private readonly Lazy<UnitFactors> units = new(() => new UnitFactors());

    /// <summary>Plans a job whose input fits the contract.</summary>
    public JobPlan Plan(Submission submission)
    {
        var input = JsonNode.Parse(submission.Input)!.AsObject();
        var source = (string)input["video_url"]!;
        if (origins.OwnFile(source, submission.Host) is not { } own)
        {
            return Echoed(input, _ => new JsonObject { ["url"] = source }, current.Value.DurationSeconds);
        }

        if (files.Find(own) is not { Lifecycle.Access: FileLifecycle.Allow } file)
        {
            return Refusal.Of([DetailItem.Create(["body", "video_url"], "file_download_error", "Failed to download the file", source)]);
        }

        return Echoed(input, job => Publish(file.Name, file.Bytes, submission), Duration(file.Bytes));
    }

    private JobPlan Echoed(JsonObject input, Func<Job, JsonObject> video, decimal seconds) =>
        new(job => outcomes.For(job.Number) ?? Success(input, video(job), seconds, Echo));

    private Outcome Success(JsonObject input, JsonObject video, decimal seconds, KeyValuePair<string, string> header) =>
        new(200, Reply.Utf8(new JsonObject { ["video"] = video, ["duration"] = seconds }))
        {
            BillableUnits = UnitFactors.Text(units.Value.Units(input, seconds)),
            Headers = [header],
        };

    private JsonObject Publish(string sourceName, StoredBytes bytes, Submission submission)
    {
        var name = $"upscaled_{sourceName}";
        var file = files.Publish(Identifiers.NewFilePath(name), name, "video/mp4", bytes, submission.Lifecycle);
        return new JsonObject
        {
            ["url"] = origins.FilesFor(submission.Host).TrimEnd('/') + file.Path,
            ["content_type"] = file.ContentType,
            ["file_name"] = name,
            ["file_size"] = file.Bytes.Length,
        };
    }

    private decimal Duration(StoredBytes bytes)
    {
        using var stream = bytes.Open();
        return MovieTime.Read(stream) ?? current.Value.DurationSeconds;
    }
}
