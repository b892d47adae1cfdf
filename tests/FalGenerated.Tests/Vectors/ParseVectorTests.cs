using System.Text.Json;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.CodeGeneration;
using FalGenerated.Tests.Support;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Vectors;

public sealed class ParseVectorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => VectorFile.Names("parse");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answer_IsReadAsItsFacts(string name)
    {
        JsonElement vector = VectorFile.Find("parse", name);
        Func<Task<JObject>> read = () => FactsAsync(VectorFile.Text(vector, "what")!, VectorFile.Text(vector, "body")!);

        if (vector.TryGetProperty("refused", out _))
        {
            await Assert.ThrowsAnyAsync<FalException>(read);
            return;
        }

        AssertSame(vector.GetProperty("facts"), await read());
    }

    /// <summary>By value: 4 and 4.0 are the same number.</summary>
    private static void AssertSame(JsonElement expected, JObject actual)
    {
        using JsonDocument facts = JsonDocument.Parse(FalJson.Write(actual));
        Assert.True(JsonElement.DeepEquals(expected, facts.RootElement), $"{expected.GetRawText()}\n{facts.RootElement.GetRawText()}");
    }

    private static async Task<JObject> FactsAsync(string what, string body)
    {
        ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : body));
        FalJob<UpscaleVideoOutput> job = await Fal.Client(wire).Upscaler.SubmitAsync(new() { VideoUrl = "https://example.org/clip.mp4" }, cancellationToken: Token);
        return what switch
        {
            "status" => Of(await job.GetStatusAsync(logs: true, cancellationToken: Token)),
            "result" => Of(await job.GetResultAsync(Token)),
            _ => Of(FalJson.Read<CancelResponse>(body)!),
        };
    }

    private static JObject Of(QueueStatus status)
    {
        JObject facts = Known(
            ("status", status.Status.Value), ("request_id", status.RequestId), ("response_url", status.ResponseUrl), ("status_url", status.StatusUrl),
            ("cancel_url", status.CancelUrl), ("queue_position", status.QueuePosition), ("error", status.Error), ("error_type", status.ErrorType));
        facts["logs"] = new JArray(status.Logs.Select(line => Known(("message", line.Message), ("timestamp", line.Timestamp), ("level", line.Level), ("source", line.Source))));
        if (status.Metrics is { } metrics)
        {
            facts["metrics"] = Known(("inference_time", metrics.InferenceTime));
        }

        return WithUnknown(facts, status.AdditionalProperties);
    }

    private static JObject Of(UpscaleVideoOutput output) => WithUnknown(
        Known(("url", output.Video.Url), ("content_type", output.Video.ContentType), ("file_name", output.Video.FileName), ("file_size", output.Video.FileSize), ("duration", output.Duration)),
        output.AdditionalProperties);

    private static JObject Of(CancelResponse answer) => WithUnknown(Known(("status", answer.Status)), answer.AdditionalProperties);

    private static JObject Known(params (string Name, object? Value)[] members) =>
        new(members.Where(member => member.Value is not null).Select(member => new JProperty(member.Name, new JValue(member.Value))));

    private static JObject WithUnknown(JObject facts, IDictionary<string, JToken> unknown)
    {
        if (unknown.Count > 0)
        {
            facts["unknown"] = new JObject(unknown.Select(member => new JProperty(member.Key, member.Value)));
        }

        return facts;
    }
}
