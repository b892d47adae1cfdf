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
        string name = "";
        string value = "";
        long position = simple.Body;
        while (await elements.NextAsync(position, simple).ConfigureAwait(false) is { } element)
        {
            if (element.Id == ElementId.TagName)
            {
                name = await elements.TextAsync(element).ConfigureAwait(false);
            }
            else if (element.Id == ElementId.TagString)
            {
                value = await elements.TextAsync(element).ConfigureAwait(false);
            }

            position = element.End;
        }

        return name == "DURATION" ? Seconds(value) : null;
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
