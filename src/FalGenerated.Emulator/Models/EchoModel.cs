using System.Text.Json.Nodes;
using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Models;

/// <summary>
/// Stands in for the model: checks the input as the service's runner does and returns the source as the output. For
/// an endpoint other than the upscaler the output is made up from its document.
/// </summary>
internal sealed class EchoModel(CurrentOptions current, ServedContracts contracts, OutcomePlan outcomes, FileStore files, Origins origins)
{
    private static readonly KeyValuePair<string, string> Echo = new("X-Fal-Emulator", "echo");
    private static readonly KeyValuePair<string, string> Sample = new("X-Fal-Emulator", "sample");

    private readonly Lazy<UnitFactors> units = new(() => new UnitFactors());

    /// <summary>True if the app exists; a wrong path below it shows only in the result.</summary>
    public bool Knows(string appId) => contracts.All.Any(contract => contract.AppId == appId);

    /// <summary>Looks at an input at once and returns what to do when the run ends.</summary>
    public Func<Job, Outcome> Plan(EndpointPath path, byte[] input, EmulatorRequest request)
    {
        if (contracts.Find(path.EndpointId) is not { } contract)
        {
            var missing = Reply.Detail(404, $"Path /{path.SubPath} not found");
            return _ => new Outcome(404, missing.Body) { BillableUnits = "0" };
        }

        var problems = contract.Check(input);
        if (problems.Count > 0)
        {
            return Invalid(problems);
        }

        if (contract.EndpointId != Pinned.EndpointId)
        {
            return job => outcomes.For(job.Number) ?? new Outcome(200, Reply.Utf8(contract.Sample)) { BillableUnits = "1", Headers = [Sample] };
        }

        var fields = JsonNode.Parse(input)!.AsObject();
        var source = (string)fields["video_url"]!;
        if (origins.OwnFile(source, request.Host) is not { } own)
        {
            return Success(fields, _ => new JsonObject { ["url"] = source }, current.Value.DurationSeconds);
        }

        if (files.Find(own) is not { Lifecycle.Access: FileLifecycle.Allow } file)
        {
            return Invalid([DetailItem.Create(["body", "video_url"], "file_download_error", "Failed to download the file", source)]);
        }

        var filesOrigin = origins.Files(request).TrimEnd('/');
        var lifecycle = FileLifecycle.Of(request);
        return Success(fields, job => Publish(file, lifecycle, filesOrigin), Duration(file));
    }

    private static Func<Job, Outcome> Invalid(JsonArray problems)
    {
        var body = Reply.Utf8(new JsonObject { ["detail"] = problems });
        return _ => new Outcome(422, body) { BillableUnits = "0" };
    }

    private Func<Job, Outcome> Success(JsonObject input, Func<Job, JsonObject> video, decimal seconds)
    {
        var billed = UnitFactors.Text(units.Value.Units(input, seconds));
        return job => outcomes.For(job.Number)
            ?? new Outcome(200, Reply.Utf8(new JsonObject { ["video"] = video(job), ["duration"] = seconds }))
            {
                BillableUnits = billed,
                Headers = [Echo],
            };
    }

    private JsonObject Publish(StoredFile source, FileLifecycle lifecycle, string filesOrigin)
    {
        var name = $"upscaled_{source.Name}";
        var file = files.Publish(Identifiers.NewFilePath(name), name, "video/mp4", source.Bytes, lifecycle);
        return new JsonObject
        {
            ["url"] = filesOrigin + file.Path,
            ["content_type"] = file.ContentType,
            ["file_name"] = name,
            ["file_size"] = file.Bytes.Length,
        };
    }

    private decimal Duration(StoredFile file)
    {
        using var stream = file.Bytes.Open();
        return MovieTime.Read(stream) ?? current.Value.DurationSeconds;
    }
}
