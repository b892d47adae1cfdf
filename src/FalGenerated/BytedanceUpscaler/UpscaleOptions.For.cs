namespace FalGenerated.BytedanceUpscaler;

// CUSTOM: addresses are text in the contract and System.Uri everywhere else.
public sealed partial class UpscaleOptions
{
    /// <summary>A whole <see cref="UpscaleVideoInput"/> of these members and an address, such as that of an uploaded file.</summary>
    /// <param name="videoUrl">The absolute address of the video.</param>
    public UpscaleVideoInput For(Uri videoUrl)
    {
        ArgumentNullException.ThrowIfNull(videoUrl);
        return For(videoUrl.OriginalString);
    }
}
