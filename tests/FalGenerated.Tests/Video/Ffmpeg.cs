using System.Diagnostics;

namespace FalGenerated.Tests.Video;

/// <summary>The programs of ffmpeg, for tests that compare with them. Tests that need them are skipped where they are missing.</summary>
internal static class Ffmpeg
{
    public static bool IsHere { get; } = Exists("ffmpeg") && Exists("ffprobe") && Exists("bash");

    public static void SkipIfMissing() => Assert.SkipUnless(IsHere, "ffmpeg, ffprobe and bash are needed, and are not all on the PATH.");

    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
