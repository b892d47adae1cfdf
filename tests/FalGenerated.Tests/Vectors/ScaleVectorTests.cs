using System.Text.Json;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Video;
using Planner = FalGenerated.BytedanceUpscaler.Upscaling;

namespace FalGenerated.Tests.Vectors;

public sealed class ScaleVectorTests
{
    public static TheoryData<string> Names => VectorFile.Names("scale");

    [Theory]
    [MemberData(nameof(Names))]
    public void JudgeRatio_GivesTheVerdict(string name)
    {
        JsonElement vector = VectorFile.Find("scale", name);
        PixelSize size = VideoFacts.Size(vector, "size")!.Value;
        decimal ratio = VideoFacts.Number(vector, "ratio")!.Value;

        Assert.Equal(Enum.Parse<ScaleVerdict>(VectorFile.Text(vector, "verdict")!, ignoreCase: true), Planner.JudgeRatio(size, ratio));
        Assert.Equal(VideoFacts.Number(vector, "pixels"), Planner.ExactPixels(size, ratio));
        Assert.Equal(VideoFacts.Number(vector, "maxRatio"), Planner.MaxScaleRatio(size));
    }
}
