using System.Globalization;

namespace FalGenerated.Video.Matroska;

/// <summary>Reads the lengths that <c>Tags</c> state of single tracks.</summary>
internal static class TagReader
{
    /// <summary>The longest one in seconds; null when none is stated.</summary>
    public static async ValueTask<decimal?> LongestAsync(EbmlReader elements, Element tags)
    {
        decimal? longest = null;
        long position = tags.Body;
        while (await elements.NextAsync(position, tags).ConfigureAwait(false) is { } tag)
        {
            long inner = tag.Body;
            while (tag.Id == ElementId.Tag && await elements.NextAsync(inner, tag).ConfigureAwait(false) is { } simple)
            {
                if (simple.Id == ElementId.SimpleTag && await DurationAsync(elements, simple).ConfigureAwait(false) is { } seconds)
                {
                    longest = Math.Max(longest ?? 0, seconds);
                }

                inner = simple.End;
            }

            position = tag.End;
        }

        return longest;
    }

    private static async ValueTask<decimal?> DurationAsync(EbmlReader elements, Element simple)
    {
        bool isDuration = false;
        long position = simple.Body;
        while (await elements.NextAsync(position, simple).ConfigureAwait(false) is { } element)
        {
            if (element.Id == ElementId.TagName)
            {
                isDuration = element.Size == "DURATION"u8.Length && await elements.TextAsync(element).ConfigureAwait(false) == "DURATION";
            }
            else if (element.Id == ElementId.TagString && isDuration)
            {
                return Seconds(await elements.TextAsync(element).ConfigureAwait(false));
            }

            position = element.End;
        }

        return null;
    }

    /// <summary>Reads <c>00:01:00.000000000</c>.</summary>
    private static decimal? Seconds(string text) =>
        text.Split(':') is [var hours, var minutes, var seconds]
        && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out int h) && h < 1_000_000
        && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out int m) && m < 60
        && decimal.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal s) && s < 60
            ? (h * 3600m) + (m * 60) + s
            : null;
}
