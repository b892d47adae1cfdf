using System.Collections.Concurrent;
using System.Diagnostics;

namespace FalGenerated.PostgreSql.Tests.Workers;

/// <summary>A <c>fal-worker worker</c> in a process of its own, which can be killed (SIGKILL on Unix) and started again.</summary>
internal sealed class WorkerProcess(string connection, Uri emulator, params string[] further) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> errors = new();
    private Process? process;
    private Task<string?> firstLine = Task.FromResult<string?>(null);
    private Task drained = Task.CompletedTask;

    /// <summary>The lines on the error stream, of all runs.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    public bool HasExited => process?.HasExited ?? true;

    /// <summary>Starts it; returns before it is ready.</summary>
    public void Start()
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Remove("FAL_KEY");
        start.Environment["FAL_DATABASE"] = connection;
        start.Environment["DOTNET_TieredPGO"] = "0";
        string configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        string program = Repository.PathOf("src", "FalGenerated.Worker", "bin", configuration, "net10.0", "fal-worker.dll");
        foreach (string argument in (string[])[program, "worker", "--server", emulator.AbsoluteUri, .. further])
        {
            start.ArgumentList.Add(argument);
        }

        Process running = process = Process.Start(start)!;
        firstLine = running.StandardOutput.ReadLineAsync();
        drained = DrainAsync(running);
    }

    /// <summary>Waits until it works.</summary>
    /// <returns>The address of its status page.</returns>
    public async Task<Uri> ReadyAsync(CancellationToken cancellationToken)
    {
        string? line = await firstLine.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, cancellationToken);
        Assert.True(line is not null, string.Join('\n', errors));
        return new Uri(line["working; status at ".Length..line.IndexOf(" (", StringComparison.Ordinal)]);
    }

    public async Task KillAsync()
    {
        if (process is { } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
            await drained;
            running.Dispose();
            process = null;
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task DrainAsync(Process running)
    {
        await firstLine;
        Task<string> rest = running.StandardOutput.ReadToEndAsync();
        while (await running.StandardError.ReadLineAsync() is { } line)
        {
            errors.Enqueue(line);
        }

        await rest;
    }
}
