using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Tests.Contracts;

/// <summary>Open enums take any text, and none of them holds null.</summary>
public sealed class OpenEnumTests
{
    [Fact]
    public void Text_AssignedToAnOption_IsTheValue()
    {
        UpscaleOptions options = new() { TargetResolution = "4k", TargetFps = "75fps" };

        Assert.Equal(TargetResolution.Uhd4K, options.TargetResolution);
        Assert.Equal((true, false), (options.TargetResolution!.Value.IsKnown, options.TargetFps!.Value.IsKnown));
        Assert.Equal("""{"target_resolution":"4k","target_fps":"75fps"}""", FalGenerated.Wire.FalJson.Write(options));
    }

    [Fact]
    public void DefaultValue_HasAnEmptyTextAndIsNotKnown()
    {
        Assert.Equal(("", "", false), (default(TargetResolution).Value, default(TargetResolution).ToString(), default(TargetResolution).IsKnown));
        Assert.Equal(default, new TargetResolution(""));
        Assert.Equal(("", false), (default(QueueState).Value, default(QueueState).IsKnown));
        Assert.Equal(FileAclDecision.Allow, default);
    }
}
