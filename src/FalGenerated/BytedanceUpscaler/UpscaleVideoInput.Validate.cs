using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

// CUSTOM: the contract states ranges and cannot say what depends on the video.
public sealed partial class UpscaleVideoInput
{
    /// <summary>
    /// Looks for everything that is certain to fail, and for what is worth a warning. Sends nothing. Unknown option values pass: the service
    /// may know more than this version.
    /// </summary>
    /// <param name="video">The facts of the video; null when nothing is known, and then only the input itself is judged.</param>
    /// <param name="time">The clock for links that expire; null means the system's.</param>
    /// <returns>All findings, refusals first; empty when there is nothing to say.</returns>
    public IReadOnlyList<Finding> Validate(VideoInfo? video = null, TimeProvider? time = null) => UpscaleRules.Check(
        UpscaleRequest.Of(this), video, isFalService: true, (time ?? TimeProvider.System).GetUtcNow());
}
