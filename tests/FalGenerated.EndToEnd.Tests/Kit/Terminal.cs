using System.Diagnostics;

namespace FalGenerated.EndToEnd.Tests.Kit;

/// <summary>Someone at a terminal in a folder: runs commands, counts them, and looks at the clock.</summary>
internal sealed class Terminal(string folder, string packages)
{
    private readonly long started = TimeProvider.System.GetTimestamp();

    public int Commands { get; private set; }

    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(started);

    /// <summary>Runs one command line, its words apart by single blanks, and gives what it wrote.</summary>
    public async Task<string> RunAsync(string line, CancellationToken cancellationToken, int exitCode = 0)
    {
        Commands++;
        (int code, string output) = await StartAsync(line.Split(' '), cancellationToken);
        Assert.True(code == exitCode, $"{line}\n{output}");
        return output;
    }

    private async Task<(int Code, string Output)> StartAsync(string[] words, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(words[0], words[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // What this test run was started with must not reach the builds that it starts.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "DOTNET_HOST_PATH").ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["NUGET_PACKAGES"] = packages;
        start.Environment["FAL_KEY"] = "";
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(cancellationToken) + await error;
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, output);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
