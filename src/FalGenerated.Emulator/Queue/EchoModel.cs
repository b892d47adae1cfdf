using System.Text.Json.Nodes;

namespace FalGenerated.Emulator;

/// <summary>
/// What stands in for the model: it checks the input as the service's runner does and hands the source back as the output.
/// </summary>
internal sealed class EchoModel(FalEmulatorOptions options, EndpointContract contract, FileStore files, Origins origins)
{
    private static readonly KeyValuePair<string, string> Echo = new("X-Fal-Emulator", "echo");

    private readonly Lazy<UnitFactors> units = new(() => new UnitFactors());

    /// <summary>True if the app exists; a wrong path below it shows only in the result.</summary>
    public bool Knows(string appId) => appId == contract.AppId;

    /// <summary>Looks at an input at once and returns what to do when the run ends.</summary>
    public Func<Job, Outcome> Plan(EndpointPath path, byte[] input, EmulatorRequest request)
    {
        if (path.EndpointId != contract.EndpointId)
        {
            var missing = Reply.Detail(404, $"Path /{path.SubPath} not found");
            return Fixed(new Outcome(404, missing.Body) { BillableUnits = "0" });
        }

        var problems = contract.Check(input);
        if (problems.Count > 0)
        {
            return Fixed(Invalid(problems));
        }

        var fields = JsonNode.Parse(input)!.AsObject();
        var source = (string)fields["video_url"]!;
        if (origins.OwnFile(source, request.Host) is not { } own)
        {
            return Fixed(Success(fields, new JsonObject { ["url"] = source }, options.DurationSeconds));
        }

        if (files.Find(own) is not { } file)
        {
            return Fixed(Invalid([DetailItem.Create(["body", "video_url"], "file_download_error", "Failed to download the file", source)]));
        }

        var duration = Duration(file);
        var filesOrigin = origins.Files(request);
        return job => Success(fields, Publish(job, file, filesOrigin), duration);
    }

    private static Func<Job, Outcome> Fixed(Outcome outcome) => _ => outcome;

    private static Outcome Invalid(JsonArray problems) =>
        new(422, Reply.Utf8(new JsonObject { ["detail"] = problems })) { BillableUnits = "0" };

    private Outcome Success(JsonObject input, JsonObject video, decimal seconds) =>
        new(200, Reply.Utf8(new JsonObject { ["video"] = video, ["duration"] = seconds }))
        {
            BillableUnits = UnitFactors.Text(units.Value.Units(input, seconds)),
            Headers = [Echo],
        };

    private JsonObject Publish(Job job, StoredFile source, string filesOrigin)
    {
        var name = $"upscaled_{source.Name}";
        var path = $"/files/b/{job.RequestId[..8]}/{job.RequestId.Replace("-", "", StringComparison.Ordinal)[..21]}_{Uri.EscapeDataString(name)}";
        files.Publish(path, name, "video/mp4", new StoredBytes(source.Location, source.Length, source.Sha256));
        return new JsonObject
        {
            ["url"] = filesOrigin.TrimEnd('/') + path,
            ["content_type"] = "video/mp4",
            ["file_name"] = name,
            ["file_size"] = source.Length,
        };
    }

    private decimal Duration(StoredFile file)
    {
        using var stream = File.OpenRead(file.Location);
        return MovieTime.Read(stream) ?? options.DurationSeconds;
    }
}
