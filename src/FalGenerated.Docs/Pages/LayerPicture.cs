using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FalGenerated.Docs.Building;

namespace FalGenerated.Docs.Pages;

/// <summary>Draws the layers of the SDK from the list that its layer test holds against the assembly.</summary>
internal static partial class LayerPicture
{
    private const string Source = "tests/FalGenerated.Tests/Conventions/LayerTests.cs";
    private const int Width = 420;
    private const int Height = 30;

    /// <summary>The layers from the ground up. The root has an empty name there, and is called by what it does.</summary>
    /// <exception cref="InvalidOperationException">The test has no list.</exception>
    public static IReadOnlyList<string> Layers(Repository repository)
    {
        string list = List().Match(repository.Read(Source)).Groups["list"].Value;
        string[] layers = [.. Name().Matches(list).Select(name => name.Groups["name"].Value is { Length: > 0 } text ? text : "FalClient, FalOptions")];
        return layers.Length > 5 ? layers : throw new InvalidOperationException($"{Source} has no list of layers: correct LayerPicture.");
    }

    public static string Svg(Repository repository)
    {
        IReadOnlyList<string> layers = Layers(repository);
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{(layers.Count * (Height + 4)) + 4}" role="img" font-family="system-ui, sans-serif" font-size="14">""");
        foreach ((int index, string layer) in layers.Reverse().Index())
        {
            int hue = 210 + (index * 6);
            svg.Append(CultureInfo.InvariantCulture, $"""<rect x="4" y="{(index * (Height + 4)) + 4}" width="{Width - 8}" height="{Height}" rx="4" fill="hsl({hue} 45% 42%)"/><text x="{Width / 2}" y="{(index * (Height + 4)) + 24}" fill="white" text-anchor="middle">{WebUtility.HtmlEncode(layer)}</text>""");
        }

        return svg.Append("</svg>").ToString();
    }

    [GeneratedRegex(@"Layers\s*=\s*\[(?<list>[^\]]*)\]")]
    private static partial Regex List();

    [GeneratedRegex("\"(?<name>[^\"]*)\"")]
    private static partial Regex Name();
}
