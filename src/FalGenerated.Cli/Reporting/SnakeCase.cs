using System.Text;

namespace FalGenerated.Cli.Reporting;

/// <summary>An enum member as the word that scripts read: <c>NoVideoTrack</c> is <c>no_video_track</c>.</summary>
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
