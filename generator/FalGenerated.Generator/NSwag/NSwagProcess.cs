using System.Diagnostics;

namespace FalGenerated.Generator.NSwag;

/// <summary>One start of NSwag's program over all <c>*.nswag</c> of a folder.</summary>
internal sealed class NSwagProcess(string toolDll, string folder)
{
    private const string Begin = "Executing file '";

    /// <returns>The failure, or null when it did all of them.</returns>
    public async Task<NSwagFailure?> RunAsync(CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            ArgumentList = { toolDll, "run" },
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_ROLL_FORWARD"] = "LatestMajor" },
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        string text = output + await error;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode == 0)
        {
            return null;
        }

        string? last = output.Split('\n').LastOrDefault(line => line.StartsWith(Begin, StringComparison.Ordinal));
        string? reason = text.Split('\n').FirstOrDefault(line => line.Contains("Exception: ", StringComparison.Ordinal))?.Trim();
        return new(last is null ? null : Path.Combine(folder, Path.GetFileName(last[Begin.Length..].Split('\'')[0])), reason ?? $"exit code {process.ExitCode}");
    }
}
