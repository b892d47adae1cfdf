using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>Which price tier a request falls into: the expected one and how far off that may be.</summary>
internal sealed record TierRange(string Lower, string Expected, string Upper)
{
    // Sister services bill wider pictures one tier higher.
    private const decimal UltraWide = 2.2m;

    public bool IsAssumed { get; private init; }

    public IReadOnlyList<string> Assumptions { get; private init; } = [];

    /// <summary>The tiers of a request, or null with the reason when they cannot be told.</summary>
    public static TierRange? Of(UpscaleRequest request, VideoInfo? video, out string reason)
    {
        reason = "";
        TierRange? range = request.HasScaleRatio
            ? OfRatio(request.ScaleRatio, video, out reason)
            : request.TargetResolution is { } name ? new TierRange(name, name, name) : null;
        return range?.RaisedFor(video?.DisplaySize ?? video?.CodedSize);
    }

    private static TierRange? OfRatio(decimal? wanted, VideoInfo? video, out string reason)
    {
        PixelSize?[] sizes = [video?.DisplaySize, video?.CodedSize];
        List<PixelSize> known = [.. sizes.OfType<PixelSize>().Distinct()];
        reason = "scale_ratio is set and the video's size is not known, so the price tier cannot be told. Give a size or a target_resolution.";
        if (known.Count == 0)
        {
            return null;
        }

        reason = "scale_ratio leads to an output that no price tier holds.";
        if (wanted is not { } ratio || OutputSize.Scaled(known[0], ratio) is not { } first || ResolutionTier.ByPixels(first) is not { } expected)
        {
            return null;
        }

        ResolutionTier dearest = ResolutionTier.All[^1];
        List<ResolutionTier> readings = [.. known.SelectMany(size => OutputSize.Scaled(size, ratio) is { } output
            ? new[] { ResolutionTier.ByPixels(output) ?? dearest, ResolutionTier.ByShortSide(output) }
            : [dearest])];
        return new TierRange(
            readings.Aggregate(ResolutionTier.Cheaper).Name,
            expected.Name,
            readings.Aggregate(ResolutionTier.Dearer).Name)
        {
            IsAssumed = true,
            Assumptions = [$"No tier is published for scale_ratio: {expected.Name} is assumed from the pixels of the output, about {first}."],
        };
    }

    private TierRange RaisedFor(PixelSize? size)
    {
        if (size is not { } source || source.Aspect <= UltraWide || ResolutionTier.Find(Upper) is not { } tier)
        {
            return this;
        }

        string words = tier.Next() == tier
            ? $"The picture is wider than {Decimals.Text(UltraWide)}:1. Sister services bill that one tier dearer, but no tier above {tier.Name} is published."
            : $"The picture is wider than {Decimals.Text(UltraWide)}:1. Sister services bill that one tier dearer, so 'at most' counts {tier.Next().Name}.";
        return this with { Upper = tier.Next().Name, Assumptions = [.. Assumptions, words] };
    }
}
