using System.Diagnostics;

namespace FalGenerated.Generator.Tests.Support;

/// <summary>A finished program: its exit code and both its outputs.</summary>
internal sealed record CommandRun(int ExitCode, string Output)
{
    public static Task<CommandRun> DotnetAsync(string folder, CancellationToken cancellationToken, params string[] arguments) =>
        StartAsync("dotnet", folder, cancellationToken, arguments);

    public static async Task<CommandRun> StartAsync(string program, string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // What this test run was started with must not reach the builds that it starts.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "DOTNET_HOST_PATH").ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";

        // Else it looks on the internet for a newer version of itself.
        start.Environment["KIOTA_OFFLINE_ENABLED"] = "true";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken) + await error;
        await process.WaitForExitAsync(cancellationToken);
        return new(process.ExitCode, output);
    }

    /// <summary>The distinct lines that are errors or warnings.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. Output.Split('\n').Select(line => line.Trim()).Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal)).Distinct()];
}
