namespace FalGenerated.EndToEnd.Tests.Kit;

/// <summary>A git repository of somebody else, which has nothing of ours but a folder with our packages.</summary>
internal sealed class ForeignRepository : IDisposable
{
    private static readonly string[] Packed = ["src/FalGenerated", "src/FalGenerated.Emulator", "generator/FalGenerated.Generator", "generator/FalGenerated.Build"];

    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("fal-foreign-");

    private ForeignRepository()
    {
        // A version of its own: nothing of an earlier run, or of a release, can stand in for what was just packed.
        Version = "0.0.0-test" + parent.Name[12..].ToLowerInvariant();
        Root = Directory.CreateDirectory(Path.Combine(parent.FullName, "repository")).FullName;
    }

    public string Root { get; }

    public string Version { get; }

    /// <summary>Where this repository's packages are unpacked.</summary>
    public string Packages => Path.Combine(parent.FullName, "packages");

    public static async Task<ForeignRepository> CreateAsync(CancellationToken cancellationToken)
    {
        ForeignRepository repository = new();
        Terminal maker = new(Repository.Root, MachinePackages);
        foreach (string project in Packed)
        {
            await maker.RunAsync($"dotnet pack {project} -nologo -v q -c Release -o {Path.Combine(repository.parent.FullName, "feed")} -p:Version={repository.Version}", cancellationToken);
        }

        await repository.Terminal().RunAsync("git init --quiet", cancellationToken);

        // Packages of others come from what this machine has; ours are not there in this version.
        repository.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="../feed" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{MachinePackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        return repository;
    }

    public Terminal Terminal() => new(Root, Packages);

    public void Write(string file, string text)
    {
        string path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public void Dispose()
    {
        // Git marks its objects read-only, which Windows minds.
        foreach (FileInfo file in parent.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly))
        {
            file.IsReadOnly = false;
        }

        parent.Delete(recursive: true);
    }

    private static string MachinePackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
