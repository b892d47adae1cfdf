using System.Diagnostics;

namespace FalGenerated.Playground.Tests;

/// <summary>The packed tool serves its page from an empty folder: its static files come along.</summary>
public sealed class ToolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Tool_InstalledAndStartedInAnEmptyFolder_ServesItsFiles()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-playground-tool-");
        string feed = folder.CreateSubdirectory("feed").FullName, tools = folder.CreateSubdirectory("tools").FullName, empty = folder.CreateSubdirectory("empty").FullName;
        string version = $"0.0.1-t{Guid.NewGuid().ToString("N")[..12]}";
        await RunAsync(Repository.Root, "pack", "src/FalGenerated.Playground", "-c", "Release", "-o", feed, $"-p:Version={version}", "-v", "q");
        await RunAsync(folder.FullName, "tool", "install", "FalGenerated.Playground", "--tool-path", tools, "--version", version, "--source", feed);
        using Process playground = Process.Start(new ProcessStartInfo(Path.Combine(tools, "fal-playground"), ["--echo"]) { WorkingDirectory = empty, RedirectStandardOutput = true })!;
        try
        {
            string line = await playground.StandardOutput.ReadLineAsync(Token) ?? "";
            Uri address = new(line.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal)));
            using HttpClient http = new() { BaseAddress = address };
            Assert.Contains("FalGenerated playground", await http.GetStringAsync("/", Token), StringComparison.Ordinal);
            foreach ((string file, int least) in ((string, int)[])[("app.css", 500), ("compare.js", 300), ("_content/MudBlazor/MudBlazor.min.css", 100_000), ("_framework/blazor.web.js", 50_000)])
            {
                Assert.InRange((await http.GetByteArrayAsync(file, Token)).Length, least, int.MaxValue);
            }
        }
        finally
        {
            playground.Kill(entireProcessTree: true);
            await playground.WaitForExitAsync(Token);
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string folder, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync(Token);
        string log = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.True(process.ExitCode == 0, log + await error);
    }
}
