using System.CommandLine;
using System.Globalization;
using FalGenerated.Video;

namespace FalGenerated.Cli.Arguments;

/// <summary>Parses a frame size such as <c>1280x720</c>.</summary>
internal static class SizeText
{
    private const int Longest = 65_536;

    public static Option<PixelSize?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "WxH",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (Read(text) is { } size)
            {
                return size;
            }

            result.AddError($"{name} cannot be '{text}': write it as WIDTHxHEIGHT in pixels, such as 1280x720.");
            return null;
        },
    };

    private static PixelSize? Read(string text)
    {
        string[] sides = text.Split('x', 'X');
        return sides.Length == 2 && Side(sides[0]) is { } width && Side(sides[1]) is { } height ? new PixelSize(width, height) : null;
    }

    private static int? Side(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int side) && side is > 0 and <= Longest ? side : null;
}
