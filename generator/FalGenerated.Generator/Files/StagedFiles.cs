namespace FalGenerated.Generator.Files;

/// <summary>Files that become visible together: written beside their targets, renamed at the end.</summary>
internal sealed class StagedFiles
{
    private readonly List<(string Staged, string Target)> files = [];

    public void Add(string target, byte[] bytes)
    {
        string staged = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(target))!, Path.GetRandomFileName());
        files.Add((staged, target));
        File.WriteAllBytes(staged, bytes);
    }

    public void Commit()
    {
        foreach ((string staged, string target) in files)
        {
            File.Move(staged, target, overwrite: true);
        }

        files.Clear();
    }

    /// <summary>Removes what was not committed.</summary>
    public void Discard()
    {
        foreach ((string staged, _) in files)
        {
            File.Delete(staged);
        }
    }
}
