namespace FalGenerated.Emulator.Ffmpeg;

/// <summary>The programs <c>ffmpeg</c> and <c>ffprobe</c> on this machine.</summary>
internal sealed record FfmpegTools(string Ffmpeg, string Ffprobe)
{
    /// <summary>The way out where <see cref="Find"/> finds nothing.</summary>
    public const string Missing =
        "No ffmpeg was found, so clips are returned unchanged; install ffmpeg, which brings ffprobe along "
        + "(apt-get install ffmpeg, brew install ffmpeg or winget install ffmpeg), and start the emulator again.";

    /// <summary>Finds both programs; null where one of them is missing.</summary>
    /// <param name="ffmpegPath">The program ffmpeg, with ffprobe beside it or on the PATH; null to look for both on the PATH.</param>
    public static FfmpegTools? Find(string? ffmpegPath)
    {
        var ffmpeg = ffmpegPath is null ? OnPath("ffmpeg") : Existing(Path.GetFullPath(ffmpegPath));
        return ffmpeg is not null && (Existing(Path.Combine(Path.GetDirectoryName(ffmpeg)!, Program("ffprobe"))) ?? OnPath("ffprobe")) is { } ffprobe
            ? new FfmpegTools(ffmpeg, ffprobe)
            : null;
    }

    private static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Existing(Path.Combine(folder, Program(name))))
            .FirstOrDefault(path => path is not null);

    private static string Program(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
