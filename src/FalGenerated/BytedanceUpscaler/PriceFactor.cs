namespace FalGenerated.BytedanceUpscaler;

/// <summary>By how much one option value multiplies the rate.</summary>
/// <param name="Field">The wire name of the option, such as <c>target_fps</c>.</param>
/// <param name="Value">The wire text of the value that the factor is published for.</param>
/// <param name="Factor">The multiplier.</param>
/// <param name="Words">The published words that the figure rests on.</param>
internal sealed record PriceFactor(string Field, string Value, decimal Factor, string Words);
