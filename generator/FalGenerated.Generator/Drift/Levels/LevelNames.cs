namespace FalGenerated.Generator.Drift.Levels;

/// <summary>The names of levels and effects in every format.</summary>
internal static class LevelNames
{
    public static string Of(Level level) => level switch
    {
        Level.Breaking => "breaking",
        Level.Warning => "warning",
        Level.Info => "info",
        _ => "none",
    };

    public static string Of(SdkEffect effect) => effect switch
    {
        SdkEffect.Breaking => "breaking",
        SdkEffect.Additive => "additive",
        SdkEffect.Unknown => "unknown",
        _ => "none",
    };

    public static string Letter(Level level) => level switch
    {
        Level.Breaking => "B",
        Level.Warning => "W",
        _ => "I",
    };

    public static string Sign(SdkEffect effect) => effect switch
    {
        SdkEffect.Breaking => "✗",
        SdkEffect.Additive => "+",
        SdkEffect.Unknown => "?",
        _ => "–",
    };
}
