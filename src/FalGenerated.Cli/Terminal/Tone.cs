using Spectre.Console;

namespace FalGenerated.Cli.Terminal;

/// <summary>The meaning of a text, which decides its colour on a terminal.</summary>
internal enum Tone
{
    /// <summary>An ordinary text.</summary>
    Plain,

    /// <summary>A detail.</summary>
    Faint,

    /// <summary>A success.</summary>
    Good,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>A failure.</summary>
    Bad,
}

/// <summary>Maps tones to styles.</summary>
internal static class ToneStyles
{
    public static Style Style(this Tone tone) => tone switch
    {
        Tone.Faint => new Style(decoration: Decoration.Dim),
        Tone.Good => new Style(Color.Green),
        Tone.Warning => new Style(Color.Yellow),
        Tone.Bad => new Style(Color.Red),
        _ => Spectre.Console.Style.Plain,
    };
}
