namespace FalGenerated.BytedanceUpscaler;

/// <summary>The verdicts about a scale ratio and the endpoint's limit of 3840x2160 pixels in total.</summary>
public enum ScaleVerdict
{
    /// <summary>The exact product is within the limit.</summary>
    Fits,

    /// <summary>The exact product is above the limit, but whole even sides may still be within it. How the service rounds is not known.</summary>
    Borderline,

    /// <summary>Above the limit by every known way of rounding.</summary>
    Exceeds,
}
