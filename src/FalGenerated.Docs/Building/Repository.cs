namespace FalGenerated.Docs.Building;

/// <summary>The clone that is documented.</summary>
internal sealed class Repository(string root)
{
    /// <summary>Finds the clone that this program was built in.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not lie in a clone.</exception>
    public static Repository Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FalGenerated.sln")))
            {
                return new(folder.FullName);
            }
        }

        throw new DirectoryNotFoundException("The documentation is built in a clone: run it there by 'dotnet run --project src/FalGenerated.Docs'.");
    }

    public string PathOf(params string[] parts) => Path.Combine([root, .. parts]);

    public string Read(string path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");
}
