using System.Globalization;

namespace FalGenerated.Errors;

/// <summary>The header <c>Retry-After</c>: seconds or a date. No fal page mentions it; an ingress may send it.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Parse(string? text, TimeProvider time)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            return null;
        }

        TimeSpan wait = date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
