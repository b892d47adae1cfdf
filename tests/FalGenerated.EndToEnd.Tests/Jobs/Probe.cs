using System.Diagnostics;

namespace FalGenerated.EndToEnd.Tests.Jobs;

/// <summary>One run of the probe program, until its end or until it is killed (SIGKILL on Unix).</summary>
internal static class Probe
{
    private static string Program => Path.Combine(
        Repository.PathOf("tests", "FalGenerated.KillProbe"), "bin", Configuration, "net10.0", "FalGenerated.KillProbe.dll");

    private static string Configuration => AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>Runs it. It is killed some time after the given line; 0 lets it run to its end.</summary>
    public static async Task<ProbeRun> RunAsync(
        Uri server, string journal, IEnumerable<string> intents, int killAtLine, TimeSpan after, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Remove("FAL_KEY");
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (string argument in (string[])[Program, server.AbsoluteUri, journal, .. intents])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        List<string> lines = [];
        bool killed = false;
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            lines.Add(line);
            if (lines.Count == killAtLine)
            {
                await Task.Delay(after, TimeProvider.System, cancellationToken);
                process.Kill();
                killed = true;
            }
        }

        await process.WaitForExitAsync(cancellationToken);
        return new ProbeRun(lines, killed, process.ExitCode, await errors);
    }
}
