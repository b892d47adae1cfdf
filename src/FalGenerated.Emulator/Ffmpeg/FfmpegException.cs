namespace FalGenerated.Emulator.Ffmpeg;

/// <summary>A run of ffmpeg that failed, in its own words.</summary>
internal sealed class FfmpegException(string message) : Exception(message);
