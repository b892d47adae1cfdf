using System.Globalization;

namespace FalGenerated.Cli.Arguments;

/// <summary>The wire says <c>60fps</c> where a person types 60.</summary>
internal static class FpsText
{
    private const string Unit = "fps";

    public static string ToShort(string wire) => wire.Replace(Unit, "", StringComparison.Ordinal);

    /// <summary>A text that is no plain number goes out as it came.</summary>
    public static string ToWire(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? text + Unit : text;
}
