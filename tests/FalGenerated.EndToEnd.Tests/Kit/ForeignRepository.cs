namespace FalGenerated.EndToEnd.Tests.Kit;

/// <summary>A git repository of somebody else, which has nothing of ours but a folder with our packages.</summary>
internal sealed class ForeignRepository : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("fal-foreign-");

    private ForeignRepository(string version)
    {
        Version = version;
        Root = Directory.CreateDirectory(Path.Combine(parent.FullName, "repository")).FullName;
    }

    public string Root { get; }

    public string Version { get; }

    /// <summary>Where this repository's packages are unpacked.</summary>
    public string Packages => Path.Combine(parent.FullName, "packages");

    public static string MachinePackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public static async Task<ForeignRepository> CreateAsync(PackedFeed feed, CancellationToken cancellationToken)
    {
        string folder = await feed.FolderAsync(cancellationToken);
        ForeignRepository repository = new(feed.Version);
        await repository.Terminal().RunAsync("git init --quiet", cancellationToken);

        // Packages of others come from what this machine has; ours are not there in this version.
        repository.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{folder}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{MachinePackages}" /></fallbackPackageFolders>
            </configuration>
            """);

        // It may have a later version than the one that a package asks for at least, which a feed would have.
        repository.Write("Directory.Build.props", "<Project><PropertyGroup><NoWarn>$(NoWarn);NU1603</NoWarn></PropertyGroup></Project>");
        return repository;
    }

    /// <summary>A fal document of another endpoint, in the repository's root.</summary>
    public void WriteDocument(string file, string endpoint) => Write(file, DocumentOf(endpoint));

    public static string DocumentOf(string endpoint) =>
        File.ReadAllText(Repository.PathOf("tests", "FalGenerated.Generator.Tests", "Documents", endpoint.Replace('/', '.') + ".json"));

    /// <summary>Names an endpoint in a project, as its owner would in an editor.</summary>
    public void AddToProject(string project, string items) =>
        Write(project, Read(project).Replace("</Project>", $"  {items}\n</Project>", StringComparison.Ordinal));

    public Terminal Terminal() => TerminalIn(".");

    public Terminal TerminalIn(string folder) => new(PathOf(folder), Packages, Path.Combine(parent.FullName, "home"));

    public string PathOf(string file) => Path.Combine(Root, file);

    public void Write(string file, string text)
    {
        string path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Dispose()
    {
        // Git marks its objects read-only, which Windows minds.
        foreach (FileInfo file in parent.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly))
        {
            file.IsReadOnly = false;
        }

        parent.Delete(recursive: true);
    }
}
