namespace FalGenerated.BytedanceUpscaler;

// What a quote says about the output, in the form in which a delivery checks it.
public sealed partial class UpscaleQuote
{
    /// <summary>What the produced video should look like: the predicted size and the source's duration, as far as they are known.</summary>
    public ExpectedVideo ExpectedVideo => new() { Size = PredictedSize, Seconds = Video?.VideoSeconds ?? Video?.ContainerSeconds };
}
