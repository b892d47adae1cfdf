using System.Globalization;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>Frame rates as the wire writes them: <c>30fps</c> today, a plain number in a later contract.</summary>
internal static class FrameRateText
{
    /// <summary>The frames per second; null when the text is no such figure.</summary>
    public static decimal? Read(string text)
    {
        ReadOnlySpan<char> digits = text.EndsWith("fps", StringComparison.Ordinal) ? text.AsSpan(0, text.Length - 3) : text;
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal rate) && rate > 0 ? rate : null;
    }
}
