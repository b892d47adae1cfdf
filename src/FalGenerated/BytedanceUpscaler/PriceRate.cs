namespace FalGenerated.BytedanceUpscaler;

/// <summary>The price of a second of output at one resolution, before factors.</summary>
/// <param name="TargetResolution">The wire text of the resolution.</param>
/// <param name="UsdPerSecond">US dollars a second.</param>
/// <param name="Words">The published words that the figure rests on.</param>
internal sealed record PriceRate(string TargetResolution, decimal UsdPerSecond, string Words);
