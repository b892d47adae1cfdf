namespace FalGenerated.BytedanceUpscaler;

// The plan of a quote in the form in which a download is checked.
public sealed partial class UpscaleQuote
{
    /// <summary>The plan for the produced video: the predicted size, the frame rate that is paid for, the source's duration and sound, as far as they are known.</summary>
    public ExpectedVideo ExpectedVideo => new()
    {
        Size = PredictedSize,
        Seconds = Video?.VideoSeconds ?? Video?.ContainerSeconds,
        FramesPerSecond = Request.TextOrDefault(WireNames.TargetFps) is { } rate ? FrameRateText.Read(rate) : null,
        HasAudio = Video?.HasAudio,
    };
}
