using System.Diagnostics;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>The built program as a process of its own: real exit codes, real signals, real streams.</summary>
internal sealed class CliProcess : IDisposable
{
    /// <summary>The built program.</summary>
    public static string Dll { get; } = Find();

    private readonly Process process;
    private readonly Task reading;

    private CliProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        process = Process.Start(start)!;
        reading = Task.WhenAll(CopyAsync(process.StandardOutput, Output), CopyAsync(process.StandardError, Error));
    }

    public WatchedWriter Output { get; } = new();

    public WatchedWriter Error { get; } = new();

    public static CliProcess Start(IReadOnlyDictionary<string, string?> variables, params string[] args) =>
        new(With(new ProcessStartInfo("dotnet", [Dll, .. args]), variables));

    /// <summary>Runs it in a shell that sets something up first; the script ends in <c>exec "$@"</c>.</summary>
    public static CliProcess StartIn(string script, IReadOnlyDictionary<string, string?> variables, params string[] args) =>
        new(With(new ProcessStartInfo("sh", ["-c", script, "sh", "dotnet", Dll, .. args]), variables));

    /// <summary>Completes when stderr holds a text; fails when the process ends without it.</summary>
    public async Task SaysAsync(string text)
    {
        Task said = Error.WaitForAsync(text, TestContext.Current.CancellationToken);
        await Task.WhenAny(said, reading);
        Assert.True(said.IsCompletedSuccessfully, $"It never said '{text}', but: {Error}");
    }

    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<CliResult> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await reading;
        return new(process.ExitCode, Output.ToString(), Error.ToString());
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    // In its own folder: what it needs beside it is decided by its project, not by the tests'.
    private static string Find()
    {
        DirectoryInfo here = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Repository.PathOf("src", "FalGenerated.Cli", "bin", here.Parent!.Name, here.Name, "fal-upscale.dll");
    }

    private static ProcessStartInfo With(ProcessStartInfo start, IReadOnlyDictionary<string, string?> variables)
    {
        foreach (string own in (string[])["FAL_KEY", "FAL_KEY_ID", "FAL_KEY_SECRET"])
        {
            start.Environment.Remove(own);
        }

        foreach ((string name, string? value) in variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static async Task CopyAsync(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            to.WriteLine(line);
        }
    }
}
