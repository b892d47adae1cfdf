namespace FalGenerated.Generator.Tests.Support;

/// <summary>A folder that is gone when the test is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-test-");

    public string Root => folder.FullName;

    public string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public void Dispose()
    {
        // Git marks its objects read-only, which Windows minds.
        foreach (FileInfo file in folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly))
        {
            file.IsReadOnly = false;
        }

        folder.Delete(recursive: true);
    }
}
