using System.Text.RegularExpressions;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Jobs;

/// <summary>The tags of a request. Pairs that the service would not take are dropped silently, as it does.</summary>
internal static partial class RequestTags
{
    private const int MostBytes = 1024;
    private const int MostTags = 10;

    public static IReadOnlyDictionary<string, string> Of(EmulatorRequest request)
    {
        var text = request.Header("X-Fal-Tags") ?? "";
        return text.Length > MostBytes
            ? new Dictionary<string, string>()
            : text.Split(',', StringSplitOptions.TrimEntries)
                .Select(pair => Pair().Match(pair))
                .Where(match => match.Success)
                .DistinctBy(match => match.Groups[1].Value)
                .Take(MostTags)
                .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^(?!fal\.)([a-z0-9._-]{1,64})=([\x20-\x7E]{0,256})$")]
    private static partial Regex Pair();
}
