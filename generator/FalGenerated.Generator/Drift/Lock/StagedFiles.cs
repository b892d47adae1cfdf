namespace FalGenerated.Generator.Drift.Lock;

/// <summary>Files that become visible together: written beside their targets, renamed at the end.</summary>
internal sealed class StagedFiles
{
    private readonly List<(string Staged, string Target)> _files = [];

    public void Add(string target, byte[] bytes)
    {
        string staged = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(target))!, Path.GetRandomFileName());
        _files.Add((staged, target));
        File.WriteAllBytes(staged, bytes);
    }

    public void Commit()
    {
        foreach ((string staged, string target) in _files)
        {
            File.Move(staged, target, overwrite: true);
        }

        _files.Clear();
    }

    /// <summary>Removes what was not committed.</summary>
    public void Discard()
    {
        foreach ((string staged, _) in _files)
        {
            File.Delete(staged);
        }
    }
}
