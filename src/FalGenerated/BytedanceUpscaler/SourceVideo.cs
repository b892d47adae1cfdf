using FalGenerated.Jobs;
using Newtonsoft.Json.Linq;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>A video file that is to be upscaled.</summary>
/// <param name="Path">The file.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Options">How to enhance.</param>
/// <param name="Quote">The quote.</param>
/// <param name="Submit">The options of its submit.</param>
internal sealed record SourceVideo(string Path, long Size, UpscaleOptions Options, UpscaleQuote Quote, SubmitOptions Submit)
{
    /// <summary>The fact of a record by which a file is known before it is read.</summary>
    public const string SizeFact = "size";

    /// <summary>The hash of the content; null until it had to be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The options of a submit in which the file stands by its content: each upload has another address.</summary>
    public SubmitOptions Identified(string sha256) => Submit with
    {
        Identity = new InputIdentity(WireNames.VideoUrl, InputKey.OfContent(sha256), new JObject { [SizeFact] = Size, ["sha256"] = sha256 }),
    };
}
