using FalGenerated.Batches.Sources;
using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Batches.Quotes;

/// <summary>Quotes clips before anything is uploaded or sent. It reads a few kilobytes of each.</summary>
internal static class DryRun
{
    private const int AtOnce = 8;

    public static async Task<IReadOnlyList<QuotedClip>> RunAsync(IReadOnlyList<BatchClip> clips, CancellationToken cancellationToken)
    {
        QuotedClip[] quoted = new QuotedClip[clips.Count];
        ParallelOptions limits = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, clips.Count, limits, async (place, token) => quoted[place] = await QuoteAsync(clips[place], token).ConfigureAwait(false)).ConfigureAwait(false);
        return quoted;
    }

    private static async Task<QuotedClip> QuoteAsync(BatchClip clip, CancellationToken cancellationToken)
    {
        try
        {
            UpscaleQuote quote = await UpscaleQuote.OfAsync(clip.Options, VideoSource.FromFile(clip.Source), cancellationToken: cancellationToken).ConfigureAwait(false);
            return new QuotedClip(clip, quote.Price, quote.Video?.VideoSeconds, quote.Findings.FirstOrDefault(finding => finding.Refuses)?.Message) { Quote = quote };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FalException)
        {
            return new QuotedClip(clip, Price.Unknown(error.Message), null, error.Message);
        }
    }
}
