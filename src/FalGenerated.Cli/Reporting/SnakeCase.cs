using System.Text;

namespace FalGenerated.Cli.Reporting;

/// <summary>Spells enum members for scripts: <c>NoVideoTrack</c> becomes <c>no_video_track</c>.</summary>
internal static class SnakeCase
{
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        StringBuilder word = new();
        foreach (char letter in value.ToString())
        {
            if (char.IsUpper(letter) && word.Length > 0)
            {
                word.Append('_');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }
}
