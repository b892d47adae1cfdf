using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Ffmpeg;

/// <summary>The picture of a source as it is shown: a quarter turn swaps its sides.</summary>
/// <param name="StreamIndex">The number of its stream in the file.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Seconds">The length of the file; null where the file does not state it.</param>
internal sealed record SourceVideo(int StreamIndex, int Width, int Height, decimal? Seconds)
{
    /// <summary>
    /// The containers that are read. Playlists are not among them: one that was uploaded could make ffmpeg open other files and
    /// addresses.
    /// </summary>
    public const string Containers = "mov,mp4,matroska,webm,gif,avi,mpegts,mpeg,flv,asf,ogg";

    /// <summary>Reads a file with ffprobe; null for one that holds no picture.</summary>
    public static async Task<SourceVideo?> ReadAsync(FfmpegTools tools, string path, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        var (exitCode, _) = await ToolProcess.RunAsync(
            tools.Ffprobe,
            ["-v", "error", "-format_whitelist", Containers, "-show_streams", "-show_format", "-of", "json", "-i", "file:" + path],
            lines.Add,
            cancellationToken).ConfigureAwait(false);
        return exitCode == 0 ? Parse(string.Join('\n', lines)) : null;
    }

    /// <summary>Reads what ffprobe wrote; null where no stream holds a picture.</summary>
    public static SourceVideo? Parse(string json)
    {
        try
        {
            var root = JsonNode.Parse(json);
            var seconds = decimal.TryParse((string?)root?["format"]?["duration"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var length)
                && length > 0 ? length : (decimal?)null;
            return (root?["streams"] as JsonArray ?? []).OfType<JsonObject>().Select(stream => Of(stream, seconds)).OfType<SourceVideo>()
                .MaxBy(video => (long)video.Width * video.Height);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static SourceVideo? Of(JsonObject stream, decimal? seconds)
    {
        var isPicture = (string?)stream["codec_type"] == "video" && (int?)stream["disposition"]?["attached_pic"] is null or 0;
        if (!isPicture || (int?)stream["width"] is not (> 0 and var width) || (int?)stream["height"] is not (> 0 and var height))
        {
            return null;
        }

        var turn = (stream["side_data_list"] as JsonArray ?? []).Select(data => (int?)data?["rotation"]).FirstOrDefault(angle => angle is not null) ?? 0;
        var index = (int?)stream["index"] ?? 0;
        return turn % 180 == 0 ? new SourceVideo(index, width, height, seconds) : new SourceVideo(index, height, width, seconds);
    }
}
