namespace FalGenerated.BytedanceUpscaler;

/// <summary>The range of <c>scale_ratio</c>, both ends inclusive, as the contract states it.</summary>
internal static class ScaleRatioRange
{
    public static decimal Minimum => 1.1m;

    public static decimal Maximum => 10m;

    public static bool Contains(decimal ratio) => ratio >= Minimum && ratio <= Maximum;
}
