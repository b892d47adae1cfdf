using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FalGenerated.EndToEnd.Tests.Kit;

/// <summary>Someone at a terminal in a folder: runs commands, counts them, and looks at the clock.</summary>
/// <param name="folder">The folder.</param>
/// <param name="packages">Where packages are unpacked.</param>
/// <param name="home">Where <c>dotnet tool install --global</c> puts its tools; null means this machine's own place.</param>
internal sealed partial class Terminal(string folder, string packages, string? home = null)
{
    private readonly long started = TimeProvider.System.GetTimestamp();

    public int Commands { get; private set; }

    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(started);

    /// <summary>Runs one command line, its words apart by blanks, or between double quotes, and gives what it wrote.</summary>
    public async Task<string> RunAsync(string line, CancellationToken cancellationToken, int exitCode = 0)
    {
        Commands++;
        (int code, string output) = await StartAsync([.. Word().Matches(line).Select(word => word.Value.Replace("\"", "", StringComparison.Ordinal))], cancellationToken);
        Assert.True(code == exitCode, $"{line}\n{output}");
        return output;
    }

    /// <summary>Runs a command that must fail, and gives the distinct lines that are errors or warnings.</summary>
    public async Task<string[]> FailAsync(string line, CancellationToken cancellationToken) =>
        ComplaintsOf(await RunAsync(line, cancellationToken, exitCode: 1));

    public static string[] ComplaintsOf(string output) =>
        [.. output.Split('\n').Select(line => line.Trim()).Where(line => Complaint().IsMatch(line)).Distinct()];

    private async Task<(int Code, string Output)> StartAsync(string[] words, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(Installed(words[0]) ?? words[0], words[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // What this test run was started with must not reach the builds that it starts.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "DOTNET_HOST_PATH").ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["npm_config_yes"] = "true";
        start.Environment["NUGET_PACKAGES"] = packages;
        start.Environment["FAL_KEY"] = "";
        if (home is not null)
        {
            start.Environment["DOTNET_CLI_HOME"] = home;
            start.Environment["FAL_JOURNAL"] = Path.Combine(home, "journal");
        }

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

    /// <summary>A global tool of this terminal's home. A shell would find it on the path, which its installer extends.</summary>
    private string? Installed(string command)
    {
        string tool = Path.Combine(home ?? "", ".dotnet", "tools", command + (OperatingSystem.IsWindows() ? ".exe" : ""));
        return home is not null && File.Exists(tool) ? tool : null;
    }

    [GeneratedRegex("(\"[^\"]*\"|[^ \"])+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(error|warning)( [A-Z]+\d+)?\s*: ")]
    private static partial Regex Complaint();
}
