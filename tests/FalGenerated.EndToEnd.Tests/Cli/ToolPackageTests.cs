using System.Diagnostics;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>The command line as a .NET tool: packed, installed from a folder, and run.</summary>
public sealed class ToolPackageTests
{
    [Fact(Explicit = true)]
    public async Task Tool_InstalledFromAFolderFeed_Runs()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-tool-");
        try
        {
            // A version of its own: a package of the same version in the machine's cache would win over the one just built.
            string version = "0.0.0-test." + Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(folder.Name));
            string feed = Path.Combine(folder.FullName, "feed");
            string tools = Path.Combine(folder.FullName, "tools");
            string config = Path.Combine(folder.FullName, "feed.config");
            await File.WriteAllTextAsync(config, $"""<configuration><packageSources><clear /><add key="built" value="{feed}" /></packageSources></configuration>""", TestContext.Current.CancellationToken);

            await RunAsync("dotnet", "pack", Repository.PathOf("src", "FalGenerated.Cli"), "-nologo", "-v", "q", "-c", "Release", "-o", feed, $"-p:Version={version}");
            await RunAsync("dotnet", "tool", "install", "FalGenerated.Cli", "--tool-path", tools, "--configfile", config, "--version", version);
            string program = Path.Combine(tools, OperatingSystem.IsWindows() ? "fal-upscale.exe" : "fal-upscale");
            string told = await RunAsync(program, "--version");
            string help = await RunAsync(program, "--help");
            string output = Path.Combine(folder.FullName, "out.mp4");
            string run = await RunAsync(program, "upscale", Repository.PathOf("tests", "Media", "clip.mp4"), "--emulator", "--output", output, "--json");

            Assert.StartsWith(version, told, StringComparison.Ordinal);
            Assert.Contains("  upscale ", help, StringComparison.Ordinal);
            Assert.Contains("\"costUsd\":\"0.0216\"", run, StringComparison.Ordinal);
            Assert.True(File.Exists(output));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs a program to its good end and returns its stdout.</summary>
    private static async Task<string> RunAsync(string program, params string[] args)
    {
        ProcessStartInfo start = new(program, args) { RedirectStandardOutput = true, RedirectStandardError = true };

        // What these tests were started with must not reach the builds that they start.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', args)}: {output}{await error}");
        return output;
    }
}
