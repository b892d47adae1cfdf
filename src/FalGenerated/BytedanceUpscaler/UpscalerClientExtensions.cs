namespace FalGenerated.BytedanceUpscaler;

/// <summary>The upscaler on a client.</summary>
public static class UpscalerClientExtensions
{
    extension(FalClient fal)
    {
        /// <summary>The endpoint <c>fal-ai/bytedance-upscaler/upscale/video</c>, with its checks of input, price and budget before each submit.</summary>
        public FalEndpoint<UpscaleVideoInput, UpscaleVideoOutput> Upscaler =>
            fal.Endpoint(UpscaleVideoEndpoint.Descriptor, UpscaleSubmitReview.HooksFor(fal));
    }
}
