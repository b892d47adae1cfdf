using System.Diagnostics;

namespace FalGenerated.TestSupport;

/// <summary>A .NET tool of this repository: packed, and installed from a folder.</summary>
internal sealed class InstalledTool : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-tool-");
    private readonly string command;

    private InstalledTool(string command)
    {
        this.command = command;

        // A version of its own: a package of the same version in the machine's cache would win over the one just built.
        Version = "0.0.0-test." + Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(folder.Name));
    }

    public string Version { get; }

    public string Program => PathOf(Path.Combine("tools", OperatingSystem.IsWindows() ? $"{command}.exe" : command));

    /// <param name="package">The id of the package, which is the name of its project.</param>
    /// <param name="command">The name of the command.</param>
    public static async Task<InstalledTool> OfAsync(string package, string command)
    {
        InstalledTool tool = new(command);
        string feed = tool.PathOf("feed");
        string config = tool.PathOf("feed.config");
        await File.WriteAllTextAsync(config, $"""<configuration><packageSources><clear /><add key="built" value="{feed}" /></packageSources></configuration>""", TestContext.Current.CancellationToken);
        await RunAsync("dotnet", "pack", Repository.PathOf("src", package), "-nologo", "-v", "q", "-c", "Release", "-o", feed, $"-p:Version={tool.Version}");
        await RunAsync("dotnet", "tool", "install", package, "--tool-path", tool.PathOf("tools"), "--configfile", config, "--version", tool.Version);
        return tool;
    }

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Runs the tool to its good end and returns its stdout.</summary>
    public Task<string> RunAsync(params string[] args) => RunAsync(Program, args);

    public void Dispose() => folder.Delete(recursive: true);

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
