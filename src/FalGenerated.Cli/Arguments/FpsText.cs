using System.Globalization;

namespace FalGenerated.Cli.Arguments;

/// <summary>Converts between the contract's <c>60fps</c> and the 60 that is typed.</summary>
internal static class FpsText
{
    private const string Unit = "fps";

    public static string ToShort(string wire) => wire.Replace(Unit, "", StringComparison.Ordinal);

    /// <summary>Returns the contract's spelling; text that is not a plain number is returned unchanged.</summary>
    public static string ToWire(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? text + Unit : text;
}
