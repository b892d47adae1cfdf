using FalGenerated.Batches.Sources;
using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Batches.Quotes;

/// <summary>A clip with its quote.</summary>
/// <param name="Clip">The clip.</param>
/// <param name="Price">Its price, or why it is unknown.</param>
/// <param name="Seconds">Its length in seconds; null when it is not known.</param>
/// <param name="Refused">Why it is certain to fail; null when it is not.</param>
internal sealed record QuotedClip(BatchClip Clip, Price Price, decimal? Seconds, string? Refused)
{
    /// <summary>The whole quote; null when the clip could not be read.</summary>
    public UpscaleQuote? Quote { get; init; }
}
