using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>
/// The short side that a named resolution gives the output. 1080 and 2160 were seen; 1440 for <c>2k</c> is assumed from sister
/// services, because fal does not say. The price page's tiers carry the same names.
/// </summary>
/// <param name="Name">The wire text.</param>
/// <param name="ShortSide">The short side of the output in pixels.</param>
/// <param name="Pixels">Pixels of the 16:9 picture with this short side.</param>
internal sealed record ResolutionTier(string Name, int ShortSide, long Pixels)
{
    /// <summary>The known tiers, cheapest first.</summary>
    public static IReadOnlyList<ResolutionTier> All { get; } =
    [
        new("1080p", 1080, 1920L * 1080),
        new("2k", 1440, 2560L * 1440),
        new("4k", 2160, 3840L * 2160),
    ];

    public static ResolutionTier? Find(string name) => All.FirstOrDefault(tier => tier.Name == name);

    /// <summary>The cheapest tier that holds so many pixels; null above the last.</summary>
    public static ResolutionTier? ByPixels(PixelSize output) => All.FirstOrDefault(tier => output.Pixels <= tier.Pixels);

    /// <summary>The tier by short side, as a sister service bills: the dearest whose short side is met, else the cheapest.</summary>
    public static ResolutionTier ByShortSide(PixelSize output) => All.LastOrDefault(tier => output.ShortSide >= tier.ShortSide) ?? All[0];

    /// <summary>The next dearer tier; this one when it is the last.</summary>
    public ResolutionTier Next() => All[Math.Min(IndexOf() + 1, All.Count - 1)];

    public static ResolutionTier Cheaper(ResolutionTier a, ResolutionTier b) => a.IndexOf() <= b.IndexOf() ? a : b;

    public static ResolutionTier Dearer(ResolutionTier a, ResolutionTier b) => a.IndexOf() >= b.IndexOf() ? a : b;

    private int IndexOf() => All.TakeWhile(tier => tier != this).Count();
}
