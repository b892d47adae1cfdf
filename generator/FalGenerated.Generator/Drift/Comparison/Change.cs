namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>The words for a change between two values.</summary>
internal static class Change
{
    private const int MaxValue = 80;

    public static string Verb(string? before, string? after) => (before, after) switch
    {
        (null, not null) => $"appeared: {Excerpt.Of(after, MaxValue)}",
        (not null, null) => $"is gone; it was {Excerpt.Of(before, MaxValue)}",
        _ => $"changed from {Excerpt.Of(before ?? "", MaxValue)} to {Excerpt.Of(after ?? "", MaxValue)}",
    };
}
