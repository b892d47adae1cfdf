namespace FalGenerated.Generator.Tests.Support;

/// <summary>The tracked files of this checkout, as they are now, in a temporary folder with an awkward name: a clean clone with the changes at hand.</summary>
internal sealed class WorkingCopy : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("fal-build-");

    private WorkingCopy() => Root = Path.Combine(parent.FullName, "a b,c=d");

    public string Root { get; }

    public static async Task<WorkingCopy> CreateAsync(CancellationToken cancellationToken)
    {
        WorkingCopy copy = new();
        CommandRun files = await CommandRun.StartAsync("git", Repository.Root, cancellationToken, "ls-files", "--cached", "--others", "--exclude-standard");
        Assert.Equal(0, files.ExitCode);
        foreach (string file in files.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Repository.PathOf(file))))
        {
            string target = copy.PathOf(file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Repository.PathOf(file), target);
        }

        return copy;
    }

    public string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Builds the library; quiet, so that the output is what went wrong.</summary>
    public Task<CommandRun> BuildAsync(CancellationToken cancellationToken, params string[] more) =>
        CommandRun.DotnetAsync(Root, cancellationToken, ["build", "src/FalGenerated", "-nologo", "-v", "q", "-tl:off", .. more]);

    public void Dispose() => parent.Delete(recursive: true);
}
