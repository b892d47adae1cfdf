using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>The range of <c>scale_ratio</c>, both ends inclusive, out of the generated annotation: a contract that moves it moves this.</summary>
internal static class ScaleRatioRange
{
    private static readonly RangeAttribute Annotation =
        typeof(UpscaleVideoInput).GetProperty(nameof(UpscaleVideoInput.ScaleRatio))!.GetCustomAttribute<RangeAttribute>()
        ?? throw new InvalidOperationException("The contract states no range for scale_ratio any more; give ScaleRatioRange the rule that replaces it.");

    public static decimal Minimum { get; } = Convert.ToDecimal(Annotation.Minimum, CultureInfo.InvariantCulture);

    public static decimal Maximum { get; } = Convert.ToDecimal(Annotation.Maximum, CultureInfo.InvariantCulture);

    public static bool Contains(decimal ratio) => ratio >= Minimum && ratio <= Maximum;
}
