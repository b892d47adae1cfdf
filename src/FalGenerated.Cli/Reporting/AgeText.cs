namespace FalGenerated.Cli.Reporting;

/// <summary>Formats how long ago something happened.</summary>
internal static class AgeText
{
    /// <summary>Returns the age in its largest unit, and the next one where it matters: <c>40 s</c>, <c>12 min</c>, <c>3 h 20 min</c>, <c>5 days</c>.</summary>
    public static string Of(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => $"{Math.Max(0, (int)age.TotalSeconds)} s",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(int)age.TotalHours} h {age.Minutes} min",
        _ => $"{(int)age.TotalDays} days",
    };
}
