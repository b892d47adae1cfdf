using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Ffmpeg;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Jobs;

namespace FalGenerated.Emulator.Models;

/// <summary>The real work of one job: it reads the source, refuses what the service is known to refuse, and resamples the rest.</summary>
internal sealed class UpscaleWork(FfmpegUpscaler upscaler, FileStore files, long mostBytes)
{
    private static readonly string[] Formats = [".mp4", ".mov", ".webm", ".m4v", ".gif"];

    /// <summary>Runs it; <paramref name="publish"/> makes the outcome of the upscaled bytes and the length of the source.</summary>
    public async Task<Outcome> RunAsync(
        JsonObject input, StoredBytes source, Func<StoredBytes, decimal?, Outcome> publish, Action<string> log, CancellationToken cancellationToken)
    {
        try
        {
            return await upscaler.InTurnAsync(token => UpscaleAsync(input, source, publish, log, token), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            return Outcome.Failure(504, "request_timeout", exception.Message);
        }
        catch (Exception exception) when (exception is FfmpegException or IOException or UnauthorizedAccessException)
        {
            return Outcome.Failure(500, "runner_server_error", exception.Message);
        }
        catch (Win32Exception exception)
        {
            return Outcome.Failure(500, "runner_server_error", $"The emulator's ffmpeg could not be started: {exception.Message}");
        }
    }

    private async Task<Outcome> UpscaleAsync(
        JsonObject input, StoredBytes source, Func<StoredBytes, decimal?, Outcome> publish, Action<string> log, CancellationToken cancellationToken)
    {
        var (target, joined) = (files.NewLocation(), source.Pieces.Count > 1 ? files.NewLocation() : null);
        try
        {
            var path = joined is null ? source.Pieces[0].Location : await JoinAsync(source, joined, cancellationToken).ConfigureAwait(false);
            if (await SourceVideo.ReadAsync(upscaler.Tools, path, cancellationToken).ConfigureAwait(false) is not { } video)
            {
                return NoVideo(input);
            }

            var (size, refusal) = SizeOf(input, video);
            if (refusal is not null)
            {
                return refusal;
            }

            log($"Upscaling {video.Width}x{video.Height} to {size.Width}x{size.Height} with ffmpeg: plain resampling, not ByteDance's model");
            await upscaler.UpscaleAsync(new UpscaleJob(path, video, size, RateOf(input), mostBytes), target, log, cancellationToken).ConfigureAwait(false);
            return publish(new StoredBytes([files.Adopt(target)]), video.Seconds);
        }
        catch
        {
            File.Delete(target);
            throw;
        }
        finally
        {
            if (joined is not null)
            {
                File.Delete(joined);
            }
        }
    }

    private static async Task<string> JoinAsync(StoredBytes source, string path, CancellationToken cancellationToken)
    {
        var from = source.Open();
        await using (from.ConfigureAwait(false))
        {
            var to = File.Create(path);
            await using (to.ConfigureAwait(false))
            {
                await from.CopyToAsync(to, cancellationToken).ConfigureAwait(false);
            }
        }

        return path;
    }

    private static (OutputSize Size, Outcome? Refusal) SizeOf(JsonObject input, SourceVideo video)
    {
        if (input["scale_ratio"] is JsonValue ratio)
        {
            var size = OutputSize.ForRatio(video, (decimal)ratio);
            return (size, size.Pixels <= OutputSize.MostPixels ? null : Refusal.OutcomeOf(
                "scale_ratio", "value_error", $"The output of {size.Width}x{size.Height} pixels would exceed 4K (3840x2160)", ratio.DeepClone()));
        }

        int? shortSide = (string?)input["target_resolution"] switch
        {
            null or "1080p" => 1080,
            "2k" => 1440,
            "4k" => 2160,
            _ => null,
        };
        if (shortSide is not { } side)
        {
            return (default, Refusal.OutcomeOf(
                "target_resolution", "feature_not_supported", "The emulator upscales to 1080p, 2k and 4k only", input["target_resolution"]!.DeepClone()));
        }

        return side == 1080 && Math.Min(video.Width, video.Height) >= side
            ? (default, Refusal.OutcomeOf(
                "video_url", "value_error", "For 1080p one side of the source must be shorter than 1080 pixels", input["video_url"]!.DeepClone()))
            : (OutputSize.ForShortSide(video, side), null);
    }

    // "30fps" in the pinned contract, a number in the later one.
    private static decimal RateOf(JsonObject input)
    {
        var text = input["target_fps"]?.ToString() ?? "30";
        return decimal.Parse(text.EndsWith("fps", StringComparison.Ordinal) ? text[..^3] : text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static Outcome NoVideo(JsonObject input) => Refusal.OutcomeOf(
        "video_url",
        "unsupported_video_format",
        "The source is not a video that can be read",
        input["video_url"]!.DeepClone(),
        new JsonObject { ["supported_formats"] = new JsonArray([.. Formats.Select(format => (JsonNode)format)]) });
}
