namespace FalGenerated.Emulator;

/// <summary>Real upscaling with ffmpeg, in place of returning the source.</summary>
public sealed partial class FalEmulatorOptions
{
    /// <summary>
    /// True to upscale the sources that were uploaded to the emulator with ffmpeg; answers then say <c>X-Fal-Emulator: ffmpeg</c>. It is
    /// plain resampling, not ByteDance's model. Without ffmpeg on the machine sources are returned unchanged. Default: false, so that
    /// tests do not depend on the machine.
    /// </summary>
    public bool Upscale { get; set; }

    /// <summary>The program ffmpeg, with ffprobe beside it or on the PATH. Default: null, both from the PATH.</summary>
    public string? FfmpegPath { get; set; }

    /// <summary>The number of sources that are upscaled at once, at least 1; more wait. Default: 2.</summary>
    public int MaxUpscales { get; set; } = 2;

    /// <summary>
    /// The longest time of one upscale, above 0, on <see cref="TimeProvider"/>: <see cref="Speed"/> and <see cref="ManualTime"/> do not
    /// change it. A longer one ends as a failed job. Default: 30 minutes.
    /// </summary>
    public TimeSpan UpscaleTimeout { get; set; } = TimeSpan.FromMinutes(30);
}
