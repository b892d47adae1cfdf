using System.ComponentModel;
using System.Diagnostics;

namespace FalGenerated.Cli.Doctor;

/// <summary>Looks for ffmpeg, which only the emulator uses.</summary>
internal static class FfmpegCheck
{
    private const string Name = "ffmpeg";

    public static async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(Name, "-version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            string text = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0
                ? new(Name, CheckStatus.Ok, VersionOf(text))
                : new(Name, CheckStatus.Warning, $"'ffmpeg -version' ends with {process.ExitCode}", "reinstall ffmpeg; only the emulator needs it");
        }
        catch (Win32Exception)
        {
            return new(Name, CheckStatus.Warning, "not found", "install ffmpeg if the emulator shall produce larger videos; the service does not need it");
        }
    }

    // "ffmpeg version 5.1.6-0+deb12u1 Copyright (c) ...".
    private static string VersionOf(string text) => string.Join(' ', text.Split('\n')[0].Split(' ').Take(3));
}
