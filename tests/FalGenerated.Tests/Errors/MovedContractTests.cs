using FalGenerated.BytedanceUpscaler;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Errors;

/// <summary>A complaint about what the pinned contract allows is no mistake of the caller's, and says so.</summary>
public sealed class MovedContractTests
{
    private const string Command = "'fal-contract check fal-ai/bytedance-upscaler/upscale/video'";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string?> Complaints { get; } = new()
    {
        { """{"loc":["body","target_fps"],"msg":"m","type":"literal_error","input":"60fps"}""", "target_fps \"60fps\"" },
        { """{"loc":["body","target_fps"],"msg":"m","type":"one_of","input":"60fps"}""", "target_fps \"60fps\"" },
        { """{"loc":["body","scale_ratio"],"msg":"m","type":"less_than_equal","input":1.5}""", "scale_ratio 1.5" },
        { """{"loc":["body","video_url"],"msg":"m","type":"string_type","input":"https://example.com/a.mp4"}""", "video_url" },
        { """{"loc":["body","video_url"],"msg":"m","type":"extra_forbidden","input":"https://example.com/a.mp4"}""", "video_url" },
        { """{"loc":["body","target_fps"],"msg":"m","type":"missing"}""", "does not demand target_fps" },
        { """{"loc":["body","quality"],"msg":"m","type":"missing"}""", "knows no member body.quality" },
        { """{"loc":["body","target_fps"],"msg":"m","type":"literal_error","input":"90fps"}""", null },
        { """{"loc":["body","scale_ratio"],"msg":"m","type":"less_than_equal","input":99}""", null },
        { """{"loc":["body","scale_ratio"],"msg":"m","type":"value_error","input":1.5}""", null },
        { """{"loc":["body","video_url"],"msg":"m","type":"file_download_error","input":"https://example.com/a.mp4"}""", null },
        { """{"loc":["body","video_url"],"msg":"m","type":"missing"}""", null },
        { """{"loc":["body","quality"],"msg":"m","type":"extra_forbidden","input":1}""", null },
        { """{"loc":["body"],"msg":"m","type":"missing"}""", null },
        { """{"loc":["body",0,"[[[","]"],"msg":"m","type":"missing"}""", null },
        { """{"loc":[],"msg":"m","type":"one_of"}""", null },
        { """{"msg":"m"}""", null },
    };

    [Theory]
    [MemberData(nameof(Complaints))]
    public async Task FailedJob_ComplainedAbout_NamesTheContractWhereItAllowsTheValue(string complaint, string? said)
    {
        ScriptedHandler wire = new(request => request.Method == "POST" ? ScriptedHandler.Json(200, Fal.Accepted) : ScriptedHandler.Json(422, $$"""{"detail":[{{complaint}}]}"""));
        using FalClient client = Fal.Client(wire);
        FalJob<UpscaleVideoOutput> job = await client.Upscaler.SubmitAsync(Input("60fps"), new() { SkipValidation = true }, Token);

        FalJobFailedException error = await Assert.ThrowsAsync<FalJobFailedException>(() => job.GetResultAsync(Token));

        AssertSays(said, error.Message);
    }

    [Theory]
    [InlineData("60fps", "literal_error", true)]
    [InlineData("60fps", "enum", true)]
    [InlineData("90fps", "literal_error", false)]
    public async Task RefusedSubmit_IsJudgedByTheBodyThatWasSent(string fps, string type, bool isAllowed)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(422, $$"""{"detail":[{"loc":["body","target_fps"],"msg":"m","type":"{{type}}"}]}"""));
        using FalClient client = Fal.Client(wire);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => client.Upscaler.SubmitAsync(Input(fps), new() { SkipValidation = true }, Token));

        Assert.Equal(FalApiErrorKind.Validation, error.Kind);
        AssertSays(isAllowed ? $"target_fps \"{fps}\"" : null, error.Message);
    }

    private static UpscaleVideoInput Input(string fps) => new() { VideoUrl = "https://example.com/a.mp4", TargetFps = new(fps) };

    private static void AssertSays(string? said, string message)
    {
        Assert.Equal(said is not null, message.Contains(Command, StringComparison.Ordinal));
        Assert.Contains(said ?? "Correct the input", message, StringComparison.Ordinal);
    }
}
