using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>The words for a change between two values.</summary>
internal static class Change
{
    private const int MaxValue = 80;
    private const int Context = 20;

    public static string Describe(string? before, string? after) => (before, after) switch
    {
        (null, not null) => $"appeared: {Truncate.Of(after, MaxValue)}",
        (not null, null) => $"is gone; it was {Truncate.Of(before, MaxValue)}",
        _ => FromTo(before ?? "", after ?? ""),
    };

    /// <summary>Two long values that begin alike are shown from shortly before the place where they part.</summary>
    private static string FromTo(string before, string after)
    {
        int start = Math.Max(0, before.AsSpan().CommonPrefixLength(after) - Context);
        bool isCut = start > 0 && Math.Max(before.Length, after.Length) > MaxValue;
        return isCut
            ? $"changed from …{Truncate.Of(before[start..], MaxValue)} to …{Truncate.Of(after[start..], MaxValue)}"
            : $"changed from {Truncate.Of(before, MaxValue)} to {Truncate.Of(after, MaxValue)}";
    }
}
